#include "report/compare_words.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "report/figures.hpp"

namespace docket {

const char* word_for(Finding finding) {
  switch (finding) {
    case Finding::less:
      return "less";
    case Finding::more:
      return "more";
    case Finding::no_difference_shown:
      break;
  }
  return "no difference shown";
}

std::string finding_sentence(const Difference& difference) {
  const std::string word = word_for(difference.finding);
  return difference.pair.is_equal() ? word + ": equal in every replication" : word;
}

const char* better_word(const ComparedMetric& metric) {
  return metric.more_is_better ? "more is better" : "less is better";
}

std::string p_figure(double p) { return p < 0.001 ? "< 0.001" : fmt::format("{:.3f}", p); }

std::string joint_mode(const Variant& a, const Variant& b) { return a.mode == b.mode ? a.mode : a.mode + "/" + b.mode; }

std::string confidence_words(double confidence) { return fmt::format("{:.6g} %", 100 * confidence); }

std::string compare_heading(const CompareReport& report) {
  const Comparison& comparison = report.comparison;
  return fmt::format("{} variants, {} replications of each with the same luck ({})", comparison.variants.size(),
                     with_thousands(comparison.replications), report.luck);
}

std::string compare_summary(const Comparison& comparison) {
  if (comparison.differences.empty()) {
    return "Nothing was compared: no metric ranks";
  }
  const auto shown =
      comparison.differences.size() - static_cast<std::size_t>(std::ranges::count(
                                          comparison.differences, Finding::no_difference_shown, &Difference::finding));
  const std::string against =
      comparison.options.baseline ? " from " + comparison.variants[*comparison.options.baseline].name : "";
  const std::string of_all = counted(comparison.differences.size(), "comparison");
  if (shown == 0) {
    return fmt::format("No difference shown{}: not in any of {}", against, of_all);
  }
  return fmt::format("{} of {} {} a difference{}", with_thousands(std::uint64_t{shown}), of_all,
                     comparison.differences.size() == 1 ? "shows" : "show", against);
}

std::string compare_legend(const Comparison& comparison) {
  const std::string sure = confidence_words(comparison.options.confidence);
  return fmt::format(
      "Means ± {0} half-width, each alone; differences are of the same replications, their intervals hold all together "
      "with {0}, and p is after Holm (a difference may be shown just before its interval leaves 0 out), so that the "
      "chance of showing any difference where there is none is at most "
      "{1}. On all metrics together, the best is among those that could be it with {0}; that looks at one side only, "
      "and may rule out what shows no difference "
      "yet. Where no difference is shown, "
      "there may be "
      "one that is too small for so many replications.",
      sure, confidence_words(1 - comparison.options.confidence));
}

std::string front_words(const Comparison& comparison, std::size_t variant) {
  const FrontPlace& place = comparison.front[variant];
  if (!place.dominated_by) {
    return "on the front";
  }
  const std::string behind = "behind " + comparison.variants[*place.dominated_by].name;
  return place.is_shown ? behind : behind + " by the means, not shown";
}

namespace {

/// All with the baseline, or each with each.
bool are_all_equal(const Comparison& comparison, std::size_t metric) {
  const std::vector<Difference> differences = differences_on(comparison, metric);
  return !differences.empty() &&
         std::ranges::all_of(differences, [](const Difference& difference) { return difference.pair.is_equal(); });
}

}  // namespace

std::string best_sentence(const CompareReport& report) {
  const BestReport& best = *report.best;
  const Comparison& comparison = report.comparison;
  const Selection& found = best.selection;
  const std::string asked =
      fmt::format("Best on {} ({}; less than {:.6g} does not matter): ", comparison.metrics[best.metric].title,
                  better_word(comparison.metrics[best.metric]), best.indifference);
  if (found.in_question.empty()) {
    return asked + "undecided, for it ranks nothing";
  }
  if (found.is_decided() && are_all_equal(comparison, best.metric)) {
    return asked +
           fmt::format("any of them: all are equal in each of {} replications", with_thousands(found.replications));
  }
  if (found.is_decided()) {
    return asked + fmt::format("{}, after {} replications, with {} (KN)", names_of(comparison, found.in_question),
                               with_thousands(found.replications), confidence_words(comparison.options.confidence));
  }
  const std::string why = found.is_undefined ? "; a value was not defined"
                          : best.ended_by.empty()
                              ? fmt::format("; too few: {} of each would be enough", with_thousands(found.enough))
                              : "; " + best.ended_by;
  return asked + fmt::format("undecided after {} replications between {}{}", with_thousands(found.replications),
                             names_of(comparison, found.in_question), why);
}

std::string names_of(const Comparison& comparison, const std::vector<std::size_t>& variants) {
  std::string names;
  for (const std::size_t variant : variants) {
    names += (names.empty() ? "" : ", ") + comparison.variants[variant].name;
  }
  return names;
}

std::vector<Difference> differences_on(const Comparison& comparison, std::size_t metric) {
  std::vector<Difference> found;
  std::ranges::copy_if(comparison.differences, std::back_inserter(found),
                       [metric](const Difference& difference) { return difference.metric == metric; });
  return found;
}

}  // namespace docket
