// The only file that includes Boost.Math: it costs seconds to compile.
#include "docket/stats/critical_value.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "docket/core/check.hpp"

namespace docket {
namespace {

// long double would differ between machines and adds no digit that anyone reads.
using InDouble = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

double upper_tail(double confidence) {
  ensure(confidence > 0 && confidence < 1, "a confidence level must lie between 0 and 1");
  return (1 - confidence) / 2;
}

}  // namespace

double student_t_critical(double confidence, std::uint64_t degrees_of_freedom) {
  ensure(degrees_of_freedom > 0, "Student's t needs a degree of freedom");
  const boost::math::students_t_distribution<double, InDouble> t(static_cast<double>(degrees_of_freedom));
  return -boost::math::quantile(t, upper_tail(confidence));
}

double student_t_p_value(double t, std::uint64_t degrees_of_freedom) {
  ensure(degrees_of_freedom > 0, "Student's t needs a degree of freedom");
  if (std::isinf(t)) {
    return 0;
  }
  const boost::math::students_t_distribution<double, InDouble> of_chance(static_cast<double>(degrees_of_freedom));
  return 2 * boost::math::cdf(of_chance, -std::abs(t));
}

double normal_critical(double confidence) {
  return -boost::math::quantile(boost::math::normal_distribution<double, InDouble>(), upper_tail(confidence));
}

double beta_quantile(double p, double a, double b) {
  ensure(p > 0 && p < 1 && a > 0 && b > 0, "a quantile of no beta distribution was asked for");
  return boost::math::quantile(boost::math::beta_distribution<double, InDouble>(a, b), p);
}

}  // namespace docket
