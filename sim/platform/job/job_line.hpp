// The jobs that wait at a stage, in the least that is enough: a ring, a sorted line, or a line for all disciplines that
// may be left from the middle.
#pragma once

#include <cstdint>

#include "docket/order/ids.hpp"
#include "docket/platform/platform_spec.hpp"
#include "platform/discipline/first_come_line.hpp"
#include "platform/discipline/sorted_line.hpp"
#include "platform/discipline/waiting_line.hpp"

namespace docket {

class JobLine {
 public:
  /// `may_be_left`: somebody may give up waiting.
  JobLine(Discipline discipline, bool may_be_left)
      : kind_(may_be_left                      ? Kind::any
              : discipline == Discipline::fifo ? Kind::ring
                                               : Kind::sorted) {}

  /// Asks make_rank(), and tells the place, only where they matter.
  template <class MakeRank>
  void join(JobSlot job, WaitingLine::Place& place, const MakeRank& make_rank) {
    switch (kind_) {
      case Kind::ring:
        return ring_.join(Ticket(job));
      case Kind::sorted:
        return sorted_.join(Ticket(job), make_rank().key);
      case Kind::any:
        place = join_any(job, make_rank());
    }
  }
  /// REQUIRES: it waits there, and may leave.
  void leave(WaitingLine::Place place) { any_.leave(place); }
  /// REQUIRES: not empty, as below.
  [[nodiscard]] JobSlot first() {
    return (kind_ == Kind::ring ? ring_.first() : kind_ == Kind::sorted ? sorted_.first() : any_.first()).job();
  }
  JobSlot take_first() {
    return (kind_ == Kind::ring     ? ring_.take_first()
            : kind_ == Kind::sorted ? sorted_.take_first()
                                    : take_first_of_any())
        .job();
  }

  [[nodiscard]] std::uint32_t size() const { return ring_.size() + sorted_.size() + any_.size(); }
  [[nodiscard]] bool is_empty() const { return size() == 0; }

 private:
  enum class Kind : std::uint8_t { ring, sorted, any };

  // Not inline, for they would be most of the code that every event passes.
  [[gnu::noinline]] WaitingLine::Place join_any(JobSlot job, WaitingLine::Rank rank) {
    return any_.join(Ticket(job), rank);
  }
  [[gnu::noinline]] Ticket take_first_of_any() { return any_.take_first(); }

  Kind kind_;
  FirstComeLine ring_;
  SortedLine sorted_;
  WaitingLine any_;
};

}  // namespace docket
