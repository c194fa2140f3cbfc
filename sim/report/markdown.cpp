#include "report/markdown.hpp"

#include <utility>

namespace docket {

std::string markdown_cell(std::string text) {
  for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) {
    text.insert(at, "\\");
  }
  return text;
}

std::string markdown_code(const std::string& text) { return "`" + markdown_cell(text) + "`"; }

}  // namespace docket
