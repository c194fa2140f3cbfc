// Places of the scenario that a study sets more than once at a point. What counts later is played, so what came before
// is no more than a label: a result that names it would be wrong.
//
// Settings count in this order: those of the user, factors as they stand in the study, uncertain inputs. Who sets a
// part of what came before refines it, which is fine; who sets all of it, or more, overwrites it.
#pragma once

#include <string>
#include <vector>

#include "docket/core/problem.hpp"
#include "docket/study/study.hpp"

namespace docket::study_detail {

/// Factors and uncertain inputs that later ones overwrite at some point: each pair once, where the later one stands.
[[nodiscard]] Problems overwritten_inputs(const Study& study);

/// Settings of the user that are overwritten at every point.
[[nodiscard]] Problems overwritten_settings(const Study& study, const std::vector<std::string>& settings);

}  // namespace docket::study_detail
