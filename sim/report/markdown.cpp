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

std::string markdown_link(const std::string& heading) {
  std::string place;
  for (const char c : heading) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (is_letter || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ' ') {
      place += c == ' ' ? '-' : static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
  }
  return "[" + markdown_cell(heading) + "](#" + place + ")";
}

}  // namespace docket
