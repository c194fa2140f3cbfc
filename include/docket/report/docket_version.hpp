// The version of docket that stands in every result.
#pragma once

#include <string_view>

namespace docket {

inline constexpr std::string_view kVersion = "0.1.0";

}  // namespace docket
