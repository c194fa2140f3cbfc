// What a study varies, by name: columns of its results.
#pragma once

#include <string>
#include <vector>

#include "docket/core/problem.hpp"
#include "docket/study/study.hpp"

namespace docket::study_detail {

struct NamedInput {
  std::string id;
  std::string pointer;  ///< of the study; empty: a table names it
  Place place;
};

/// Factors, then uncertain inputs: in the order in which their settings count.
[[nodiscard]] std::vector<NamedInput> named_inputs(const Study& study);

/// A key that the file has twice makes two inputs of it, which is told where the file is read.
[[nodiscard]] bool is_same_key(const NamedInput& input, const NamedInput& other);

/// Names that results use themselves, and those of two inputs.
[[nodiscard]] Problems refused_names(const Study& study);

}  // namespace docket::study_detail
