// What the platform's events mean. Numbers below 0x100 belong to it.
#pragma once

#include <cstdint>

#include "docket/engine/event.hpp"

namespace docket {

enum class PlatformSignal : std::uint16_t {
  visit_finished,       // pool, reviewer
  unlimited_finished,   // ticket
  dispatch,             // pool
  shift_change,         // pool
  patience_ended,       // ticket
  batch_arrives,        // work stream
  order_noticed,        // order
  order_acknowledged,   // order
  notice_noticed,       // order, rung
  notice_acknowledged,  // order, rung
  dialogue,             // order
  status_update,        // order
  reply_heard,          // order
  order_time_left,      // order, rule
  item_time_left,       // item, rule
  change_done,          // item
  item_reversal,        // item, reversal
  order_reversal,       // order, reversal
};

constexpr Signal signal(PlatformSignal kind, std::uint32_t subject, std::uint32_t detail = 0) {
  return {static_cast<std::uint16_t>(kind), subject, detail};
}

}  // namespace docket
