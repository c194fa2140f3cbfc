// Quantiles behind intervals: how many standard errors they reach to each side of their centre, the ends of exact ones
// for shares, and how seldom chance goes beyond so many.
#pragma once

#include <cstdint>

namespace docket {

/// Two-sided critical value of Student's t: 95 % with 9 degrees of freedom gives 2.262157.
/// REQUIRES 0 < confidence < 1 and degrees_of_freedom > 0. About a microsecond.
[[nodiscard]] double student_t_critical(double confidence, std::uint64_t degrees_of_freedom);

/// The chance that |T| is at least |t| under Student's t: 2.262157 with 9 degrees of freedom gives 0.05. 0 for an
/// infinite t. REQUIRES degrees_of_freedom > 0 and that t is a number. About a microsecond.
[[nodiscard]] double student_t_p_value(double t, std::uint64_t degrees_of_freedom);

/// Two-sided critical value of the normal distribution: 95 % gives 1.959964. REQUIRES 0 < confidence < 1.
[[nodiscard]] double normal_critical(double confidence);

/// The x below which a beta variable lies with the chance `p`. REQUIRES 0 < p < 1, a > 0 and b > 0. Some microseconds.
[[nodiscard]] double beta_quantile(double p, double a, double b);

}  // namespace docket
