// Texts as parts of Markdown tables.
#pragma once

#include <string>

namespace docket {

/// Nothing in it ends the cell.
[[nodiscard]] std::string markdown_cell(std::string text);
/// The same as code.
[[nodiscard]] std::string markdown_code(const std::string& text);
/// To the section of the same page that is headed `heading`, as code forges name such places.
[[nodiscard]] std::string markdown_link(const std::string& heading);

}  // namespace docket
