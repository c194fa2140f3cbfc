// Which of several systems could be the best one: what is left when those are screened out that are shown to be worse.
//
// Gupta 1965, "On some multiple decision (selection and ranking) rules", Technometrics 7, in the form of Nelson, Swann,
// Goldsman and Song 2001, "Simple procedures for selecting the best simulated system when the number of alternatives is
// large", Operations Research 49, with the variances of paired differences: a system stays unless its mean is above
// that of another by more than t standard errors of their difference, one-sided, each with an equal part of the error
// (Bonferroni). So it holds under common random numbers, which make those differences small. No indifference zone is
// needed: with little data the subset is merely large.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace docket {

/// Places of the systems that could have the least mean, ascending; never empty. The one that has it is among them with
/// the chance `confidence`, for differences near normal. REQUIRES a row of values for each system, all of the same
/// length of at least two, where equal places come from the same replication; 0.5 <= confidence < 1.
/// O(systems² replications).
[[nodiscard]] std::vector<std::size_t> best_subset(std::span<const std::vector<double>> systems,
                                                   double confidence = 0.95);

}  // namespace docket
