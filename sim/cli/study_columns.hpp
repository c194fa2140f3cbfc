// Whether the results of a study can have the columns that it asks for.
#pragma once

#include "cli/study_loading.hpp"

namespace docket {

/// Metrics that are kept twice, inputs and metrics of one name, more columns than a database takes: errors where the
/// study says so.
[[nodiscard]] Problems refused_columns(const LoadedStudy& loaded);

}  // namespace docket
