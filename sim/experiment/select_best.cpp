#include "docket/experiment/select_best.hpp"

#include <algorithm>
#include <cmath>

#include "docket/stats/sequential_selection.hpp"
#include "experiment/front.hpp"

namespace docket {
namespace {

constexpr std::uint64_t kFewestAtATime = 16;
constexpr std::uint64_t kPart = 4;  // what is played in vain is at most that part of what was needed, or the fewest

class Selecting {
 public:
  Selecting(const ValuesOfMetric& first, bool more_is_better, const SelectOptions& options)
      : more_is_better_(more_is_better),
        options_(options),
        selection_(experiment_detail::with_less_as_better(first, more_is_better), options.indifference,
                   options.confidence) {}

  /// Asks for more until it is decided or there are no more.
  void go_on(const PlayFurther& play) {
    while (!selection_.is_decided() && !is_undefined_ && count() > 0) {
      const std::uint32_t asked = count();
      const std::vector<std::size_t> variants = selection_.in_play();
      const ValuesOfMetric values =
          experiment_detail::with_less_as_better(play(variants, from(), asked), more_is_better_);
      hear(variants, values);
      if (values.front().size() < asked) {
        return;
      }
    }
  }

  [[nodiscard]] Selection result() const {
    return {selection_.in_play(), selection_.taken(), selection_.most(), is_undefined_};
  }

 private:
  [[nodiscard]] std::uint32_t from() const { return static_cast<std::uint32_t>(selection_.taken()); }
  [[nodiscard]] std::uint32_t count() const {
    const std::uint64_t last = std::min(selection_.most(), options_.most_replications);
    const std::uint64_t left = last - std::min(last, selection_.taken());
    return static_cast<std::uint32_t>(std::min(left, std::max(kFewestAtATime, selection_.taken() / kPart)));
  }

  /// `rows` are those of `variants`; the selection may drop some of them on the way.
  void hear(const std::vector<std::size_t>& variants, const ValuesOfMetric& rows) {
    for (std::size_t r = 0; r < rows.front().size() && !selection_.is_decided() && !is_undefined_; ++r) {
      std::vector<double> values;
      for (const std::size_t variant : selection_.in_play()) {
        const auto row = std::ranges::lower_bound(variants, variant) - variants.begin();
        values.push_back(rows[static_cast<std::size_t>(row)][r]);
      }
      is_undefined_ = !std::ranges::all_of(values, [](double value) { return std::isfinite(value); });
      if (!is_undefined_) {
        selection_.add(values);
      }
    }
  }

  bool more_is_better_;
  SelectOptions options_;
  SequentialSelection selection_;
  bool is_undefined_ = false;
};

}  // namespace

Selection select_best(const ValuesOfMetric& first, bool more_is_better, const SelectOptions& options,
                      const PlayFurther& play) {
  Selecting selecting(first, more_is_better, options);
  if (play) {
    selecting.go_on(play);
  }
  return selecting.result();
}

}  // namespace docket
