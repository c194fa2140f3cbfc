// What the events of jobs mean. Numbers from 0x300 belong to them.
#pragma once

#include <cstdint>

#include "docket/engine/event.hpp"

namespace docket {

enum class JobSignal : std::uint16_t {
  arrives = 0x300,  // work stream
  finishes,         // desk, pool
  is_finished,      // job (unlimited pools)
  dispatch,         // pool
  gives_up,         // job
};

constexpr std::uint16_t kind_of(JobSignal signal) { return static_cast<std::uint16_t>(signal); }

constexpr bool is_of_jobs(std::uint16_t kind) { return kind >> 8U == 3; }

constexpr Signal signal(JobSignal kind, std::uint32_t subject, std::uint32_t detail = 0) {
  return {static_cast<std::uint16_t>(kind), subject, detail};
}

}  // namespace docket
