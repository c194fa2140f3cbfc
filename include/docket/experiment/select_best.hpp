// The best variant on one metric, with as many replications as that takes and no more.
//
// After the first replications of all, further ones are played of those variants that are still in question; which
// those are is decided replication by replication (see SequentialSelection for the procedure and what it promises), so
// the answer depends neither on the number of threads nor on how many are played at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "docket/experiment/compare.hpp"

namespace docket {

struct SelectOptions {
  double indifference = 0;  ///< in the metric's unit: who is better by less may be missed; above 0
  double confidence = 0.95;
  std::uint64_t most_replications = 0;  ///< of each variant; at most so many are asked for
};

struct Selection {
  std::vector<std::size_t> in_question;  ///< variants, ascending; one when it is decided
  std::uint64_t replications = 0;        ///< of those in question, the first ones among them
  std::uint64_t enough = 0;              ///< it would be decided after so many at the latest
  bool is_undefined = false;             ///< a value that is no number came; nothing is decided then

  [[nodiscard]] bool is_decided() const { return in_question.size() == 1 && !is_undefined; }
};

/// Values of `count` further replications from number `from` on: a row for each of `variants`. Shorter rows, equally
/// long, where something ended them early: then no more are asked for.
using PlayFurther =
    std::function<ValuesOfMetric(const std::vector<std::size_t>& variants, std::uint32_t from, std::uint32_t count)>;

/// `first`: the values of replications 0, 1, … of each variant. Without `play` it says how far these lead. REQUIRES as
/// SequentialSelection.
[[nodiscard]] Selection select_best(const ValuesOfMetric& first, bool more_is_better, const SelectOptions& options,
                                    const PlayFurther& play = {});

}  // namespace docket
