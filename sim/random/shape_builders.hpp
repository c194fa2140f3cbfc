// One builder per form (see distribution_forms.cpp), and two for the families with lists.
#pragma once

#include <span>

#include "docket/random/distribution.hpp"
#include "random/shape.hpp"

namespace docket::random_detail {

ShapePointer build_constant(Parameters value);
ShapePointer build_uniform(Parameters low_high);
ShapePointer build_triangular(Parameters low_mode_high);

ShapePointer build_exponential(Parameters mean);
ShapePointer build_weibull(Parameters shape_mean);
ShapePointer build_pareto(Parameters shape_minimum);

ShapePointer build_erlang(Parameters k_mean);
ShapePointer build_gamma(Parameters mean_cv);

ShapePointer build_lognormal_median_mean(Parameters median_mean);
ShapePointer build_lognormal_mean_cv(Parameters mean_cv);
ShapePointer build_lognormal_median_p95(Parameters median_p95);

ShapePointer build_geometric(Parameters mean);
ShapePointer build_poisson(Parameters mean);

ShapePointer build_empirical(std::span<const double> values, std::span<const double> weights);
ShapePointer build_mixture(std::span<const Distribution> components, std::span<const double> weights);

}  // namespace docket::random_detail
