#include "random/portable_math.hpp"

namespace docket::random_detail {

double portable_log_gamma(double x) {
  constexpr double kHalfLogTwoPi = 0.91893853320467274178;
  double product = 1;
  for (; x < 10; x += 1) {
    product *= x;
  }
  // The coefficients are B(2n) / (2n (2n - 1)), Abramowitz and Stegun 6.1.41; what is cut off is below 1e-16 at 10.
  const double y = 1 / (x * x);
  const double series =
      (1.0 / 12 +
       y * (-1.0 / 360 +
            y * (1.0 / 1260 + y * (-1.0 / 1680 + y * (5.0 / 5940 + y * (-691.0 / 360360 + y * (7.0 / 1092))))))) /
      x;
  return (x - 0.5) * portable_log(x) - x + kHalfLogTwoPi + series - portable_log(product);
}

}  // namespace docket::random_detail
