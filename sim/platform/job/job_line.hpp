// The jobs that wait at a stage: in a ring where that is enough, else in a line for all disciplines.
#pragma once

#include <cstdint>

#include "docket/order/ids.hpp"
#include "docket/platform/platform_spec.hpp"
#include "platform/discipline/first_come_line.hpp"
#include "platform/discipline/waiting_line.hpp"

namespace docket {

class JobLine {
 public:
  /// `may_be_left`: somebody may give up waiting.
  JobLine(Discipline discipline, bool may_be_left) : is_ring_(discipline == Discipline::fifo && !may_be_left) {}

  /// Asks make_rank(), and tells the place, only where they matter.
  template <class MakeRank>
  void join(JobSlot job, WaitingLine::Place& place, const MakeRank& make_rank) {
    if (is_ring_) {
      ring_.join(Ticket(job));
    } else {
      place = line_.join(Ticket(job), make_rank());
    }
  }
  /// REQUIRES: it waits there, and may leave.
  void leave(WaitingLine::Place place) { line_.leave(place); }
  /// REQUIRES: not empty, as below.
  [[nodiscard]] JobSlot first() { return (is_ring_ ? ring_.first() : line_.first()).job(); }
  JobSlot take_first() { return (is_ring_ ? ring_.take_first() : line_.take_first()).job(); }

  [[nodiscard]] std::uint32_t size() const { return is_ring_ ? ring_.size() : line_.size(); }
  [[nodiscard]] bool is_empty() const { return size() == 0; }

 private:
  bool is_ring_;
  FirstComeLine ring_;
  WaitingLine line_;
};

}  // namespace docket
