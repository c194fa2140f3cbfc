// How many standard errors an interval reaches to each side of its centre.
#pragma once

#include <cstdint>

namespace docket {

/// Two-sided critical value of Student's t: 95 % with 9 degrees of freedom gives 2.262157.
/// REQUIRES 0 < confidence < 1 and degrees_of_freedom > 0. About a microsecond.
[[nodiscard]] double student_t_critical(double confidence, std::uint64_t degrees_of_freedom);

/// Two-sided critical value of the normal distribution: 95 % gives 1.959964. REQUIRES 0 < confidence < 1.
[[nodiscard]] double normal_critical(double confidence);

}  // namespace docket
