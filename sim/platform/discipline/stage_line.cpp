#include "platform/discipline/stage_line.hpp"

#include <algorithm>
#include <utility>

#include "docket/core/check.hpp"

namespace docket {

StageLine::Place StageLine::join(Ticket ticket, WaitingLine::Rank rank, double growth) {
  const std::uint32_t line = line_of(growth);
  ++living_;
  return {line, lines_[line].waiting.join(ticket, rank)};
}

void StageLine::leave(Place place) {
  ensure(place.line < lines_.size(), "a ticket left a waiting line in which it did not wait");
  lines_[place.line].waiting.leave(place.seat);
  --living_;
}

std::uint32_t StageLine::line_of(double growth) {
  auto found = std::ranges::find(lines_, growth, &Line::growth);
  if (found == lines_.end()) {
    found = lines_.insert(lines_.end(), {growth, {}});
  }
  return static_cast<std::uint32_t>(found - lines_.begin());
}

WaitingLine& StageLine::highest(Instant now) {
  Line* best = nullptr;
  std::pair<double, double> best_standing;
  for (Line& line : lines_) {
    if (line.waiting.is_empty()) {
      continue;
    }
    const auto waited_us = static_cast<double>(now.count_us() - line.waiting.first_rank().key);
    const std::pair standing(line.growth * waited_us, line.growth);
    if (best == nullptr || standing > best_standing) {
      best = &line;
      best_standing = standing;
    }
  }
  ensure(best != nullptr, "somebody was sought in an empty line");
  return best->waiting;
}

}  // namespace docket
