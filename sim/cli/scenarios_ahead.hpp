// Scenarios of points, read a few at a time. A point that takes milliseconds to be played leaves nothing in the caches
// of what reading needs, and what is read cold takes twice as long: so quick ones are read together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <vector>

#include "docket/core/problem.hpp"
#include "docket/scenario/scenario.hpp"

namespace docket {

class ScenariosAhead {
 public:
  using Read = std::function<Result<Scenario>(std::size_t point)>;

  /// `points` are those that will be asked for, in ascending order, and about in that order. `read` may be called from
  /// any thread, and for a point twice.
  ScenariosAhead(std::vector<std::size_t> points, Read read);

  /// What `read` brings, and whatever it throws. Each point once; from any thread.
  Result<Scenario> take(std::size_t point);

 private:
  enum class Progress : std::uint8_t { untouched, begun, taken };

  Result<Scenario> read(std::size_t point, bool& was_quick) const;
  void read_ahead_of(std::size_t place);
  bool begin(std::size_t place);
  void keep(std::size_t place, Result<Scenario> scenario);

  std::vector<std::size_t> points_;
  Read read_;
  std::mutex guard_;  // of all that follows
  std::vector<Progress> progress_;
  std::map<std::size_t, Result<Scenario>> ahead_;  // by place among the points
};

}  // namespace docket
