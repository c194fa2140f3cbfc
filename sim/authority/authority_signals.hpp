// What an authority's events mean. Numbers from 0x100 to 0x1FF belong to it.
#pragma once

#include <cstdint>

#include "docket/engine/event.hpp"

namespace docket {

enum class AuthoritySignal : std::uint16_t {
  order_due_out = 0x100,  // order of the scenario: it is served now
  stream_order,           // order stream
  look,                   // authority
  clarification,          // order, item
};

constexpr Signal signal(AuthoritySignal kind, std::uint32_t subject, std::uint32_t detail = 0) {
  return {static_cast<std::uint16_t>(kind), subject, detail};
}

}  // namespace docket
