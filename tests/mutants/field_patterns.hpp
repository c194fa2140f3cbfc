// The table of fields, asked by pointer.
#pragma once

#include <string>
#include <vector>

#include "docket/scenario/field_info.hpp"

namespace docket::test {

/// Null when no field of the scenario stands at the pointer into the merged document.
const FieldInfo* field_at(const std::string& pointer);

std::vector<std::string> steps_of(const std::string& pointer);

}  // namespace docket::test
