// The ways in which a distribution of a few parameters can be written, as data: what a reader needs to accept,
// explain, refuse and build one. The factories of Distribution check by the same table.
//
//   for (const DistributionForm& form : distribution_forms()) ... form.name, form.parameters ...
//   if (auto reason = form.why_not(values)) { report(*reason); } else { use(form.make(values)); }
//
// `empirical` and `mixture` take lists and are not here.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "docket/random/distribution.hpp"

namespace docket {

/// The finite numbers between two bounds.
struct ParameterRange {
  double low;
  double high;
  bool excludes_low = false;

  [[nodiscard]] bool contains(double x) const;
  /// "above 0", "from 1 to 1000000", "a number".
  [[nodiscard]] std::string describe() const;
};

struct DistributionParameter {
  std::string_view name;  ///< "median"
  ParameterRange range;
  bool has_unit;          ///< it is a value of the drawn kind (a duration, where times are drawn); else a bare number
  bool is_whole = false;  ///< a count
};

struct DistributionForm {
  std::string_view name;  ///< "lognormal"; forms that share a name differ in their parameters' names
  std::span<const DistributionParameter> parameters;
  bool is_ordered;  ///< each parameter is at least the one before it (low <= mode <= high)

  /// What is wrong with these parameters (in the order of `parameters`), or nothing: "cv is -1, but must be above 0".
  [[nodiscard]] std::optional<std::string> why_not(std::span<const double> values) const;

  /// REQUIRES: why_not(values) is empty; Fault otherwise, with that message.
  [[nodiscard]] Distribution make(std::span<const double> values) const;

  std::unique_ptr<random_detail::Shape> (*build)(std::span<const double> values);  ///< private to `make`
};

/// All forms; those of one name stand together.
std::span<const DistributionForm> distribution_forms();

/// The form of that name whose parameters have exactly these names, in any order; null when there is none.
const DistributionForm* find_distribution_form(std::string_view name, std::span<const std::string_view> parameters);

}  // namespace docket
