// What a comparison says, in words and figures: the same in a table and on a page.
#pragma once

#include <string>
#include <vector>

#include "docket/report/compare_report.hpp"

namespace docket {

[[nodiscard]] const char* word_for(Finding finding);
/// The finding for people: with what makes it certain that there is none.
[[nodiscard]] std::string finding_sentence(const Difference& difference);
/// "less is better".
[[nodiscard]] const char* better_word(const ComparedMetric& metric);
/// "0.0123", "< 0.001".
[[nodiscard]] std::string p_figure(double p);
/// Of both sides; one tag where it is the same.
[[nodiscard]] std::string joint_mode(const Variant& a, const Variant& b);
/// "95 %".
[[nodiscard]] std::string confidence_words(double confidence);

/// "3 variants, 40 replications of each with the same luck (seed 1)".
[[nodiscard]] std::string compare_heading(const CompareReport& report);
/// "no difference shown between any two" and the like: what came out, in one line.
[[nodiscard]] std::string compare_summary(const Comparison& comparison);
/// How figures are to be read.
[[nodiscard]] std::string compare_legend(const Comparison& comparison);
/// Where a variant stands: "on the front", "behind x", "behind x by the means, not shown".
[[nodiscard]] std::string front_words(const Comparison& comparison, std::size_t variant);
/// What came of the search for the best.
[[nodiscard]] std::string best_sentence(const CompareReport& report);
/// Names with commas.
[[nodiscard]] std::string names_of(const Comparison& comparison, const std::vector<std::size_t>& variants);
/// The differences on a metric.
[[nodiscard]] std::vector<Difference> differences_on(const Comparison& comparison, std::size_t metric);

}  // namespace docket
