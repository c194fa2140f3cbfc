// The waiting work of a stage of the review floor: one line or, where priority grows with waiting, one for each rate of
// growth.
//
// Priority begins at 0 when work comes to the stage and grows at the rate of its order or stream. Of two that grow
// equally fast the one that came first stays ahead, so only the heads of the lines have to be compared whenever
// somebody chooses: O(rates), exact at every instant. Of equal priorities the one that grows faster goes first, as it
// will be the higher one in a moment; then the order of arrival decides, as in every line.
#pragma once

#include <cstdint>
#include <vector>

#include "docket/core/time.hpp"
#include "platform/discipline/waiting_line.hpp"

namespace docket {

class StageLine {
 public:
  struct Place {
    std::uint32_t line = 0;
    WaitingLine::Place seat = 0;
  };

  /// `growth` is how fast its priority grows; then the rank's key is the instant at which it came. Where priority does
  /// not grow, all have the same.
  Place join(Ticket ticket, WaitingLine::Rank rank, double growth = 0);
  /// REQUIRES: it waits there; else a Fault.
  void leave(Place place);
  /// Who is next at this instant. REQUIRES: not empty.
  [[nodiscard]] Ticket first(Instant now) { return foremost(now).first(); }
  Ticket take_first(Instant now) {
    --living_;
    return foremost(now).take_first();
  }

  [[nodiscard]] bool is_empty() const { return living_ == 0; }
  [[nodiscard]] std::uint32_t size() const { return living_; }

 private:
  struct Line {
    double growth = 0;
    WaitingLine waiting;
  };
  [[nodiscard]] std::uint32_t line_of(double growth);
  [[nodiscard]] WaitingLine& foremost(Instant now) { return lines_.size() == 1 ? lines_[0].waiting : highest(now); }
  [[nodiscard]] WaitingLine& highest(Instant now);

  std::vector<Line> lines_;
  std::uint32_t living_ = 0;
};

}  // namespace docket
