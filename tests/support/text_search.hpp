// What tests ask of texts that people read.
#pragma once

#include <string_view>

namespace docket::test {

inline bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace docket::test
