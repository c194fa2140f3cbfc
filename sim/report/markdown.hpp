// Texts as cells of Markdown tables.
#pragma once

#include <string>

namespace docket {

/// Nothing in it ends the cell.
[[nodiscard]] std::string markdown_cell(std::string text);
/// The same as code.
[[nodiscard]] std::string markdown_code(const std::string& text);

}  // namespace docket
