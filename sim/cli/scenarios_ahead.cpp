#include "cli/scenarios_ahead.hpp"

#include <algorithm>
#include <chrono>
#include <new>
#include <utility>

namespace docket {
namespace {

constexpr std::size_t kAtATime = 8;
// What takes longer to be read is large: at the first of them reading ahead stops, so that one at most is held.
constexpr std::chrono::milliseconds kQuick{2};

}  // namespace

ScenariosAhead::ScenariosAhead(std::vector<std::size_t> points, Read read)
    : points_(std::move(points)), read_(std::move(read)), progress_(points_.size(), Progress::untouched) {}

Result<Scenario> ScenariosAhead::take(std::size_t point) {
  const auto place = static_cast<std::size_t>(std::ranges::lower_bound(points_, point) - points_.begin());
  {
    const std::scoped_lock lock(guard_);
    progress_[place] = Progress::taken;
    if (auto found = ahead_.extract(place)) {
      return std::move(found.mapped());
    }
  }
  bool was_quick = false;
  Result<Scenario> scenario = read(point, was_quick);
  if (was_quick) {
    read_ahead_of(place);
  }
  return scenario;
}

Result<Scenario> ScenariosAhead::read(std::size_t point, bool& was_quick) const {
  const auto began = std::chrono::steady_clock::now();
  Result<Scenario> scenario = read_(point);
  was_quick = std::chrono::steady_clock::now() - began < kQuick;
  return scenario;
}

void ScenariosAhead::read_ahead_of(std::size_t place) {
  const std::size_t end = std::min(place + kAtATime, points_.size());
  try {
    bool was_quick = true;
    for (std::size_t next = place + 1; was_quick && next < end; ++next) {
      if (begin(next)) {
        keep(next, read(points_[next], was_quick));
      }
    }
  } catch (const std::bad_alloc&) {
    // Whoever needs it reads it himself.
  }
}

bool ScenariosAhead::begin(std::size_t place) {
  const std::scoped_lock lock(guard_);
  const bool is_first = progress_[place] == Progress::untouched;
  progress_[place] = is_first ? Progress::begun : progress_[place];
  return is_first;
}

void ScenariosAhead::keep(std::size_t place, Result<Scenario> scenario) {
  const std::scoped_lock lock(guard_);
  if (progress_[place] != Progress::taken) {
    ahead_.emplace(place, std::move(scenario));
  }
}

}  // namespace docket
