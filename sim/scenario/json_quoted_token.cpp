#include <algorithm>
#include <charconv>

#include "scenario/json_token.hpp"

namespace docket::scenario_detail {

namespace {

TokenEnd wrong(std::size_t offset, std::string message, std::string hint = {}) {
  return {offset, TextMistake{offset, std::move(message), std::move(hint)}};
}

bool is_at(std::string_view text, std::size_t at, std::string_view wanted) {
  return text.substr(std::min(at, text.size()), wanted.size()) == wanted;
}

TokenEnd wrong_escape(std::string_view text, std::size_t backslash) {
  if (is_at(text, backslash + 1, "u")) {
    return wrong(backslash, "\\u is not followed by four hexadecimal digits");
  }
  return wrong(backslash, "there is no escape " + std::string(text.substr(backslash, 2)) + " in JSON",
               R"(a backslash itself is written "\\")");
}

bool has_four_hex_digits(std::string_view text, std::size_t at) {
  const std::string_view digits = text.substr(std::min(at, text.size()), 4);
  return digits.size() == 4 && digits.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

unsigned code_unit(std::string_view text, std::size_t backslash) {
  unsigned value = 0;
  std::from_chars(text.data() + backslash + 2, text.data() + backslash + 6, value, 16);
  return value;
}

bool is_high_surrogate(unsigned unit) { return 0xD800 <= unit && unit < 0xDC00; }
bool is_low_surrogate(unsigned unit) { return 0xDC00 <= unit && unit < 0xE000; }

/// \uXXXX, or two of them for a character beyond 16 bits.
TokenEnd end_of_code_escape(std::string_view text, std::size_t backslash) {
  if (!has_four_hex_digits(text, backslash + 2)) {
    return wrong_escape(text, backslash);
  }
  const unsigned first = code_unit(text, backslash);
  const std::size_t next = backslash + 6;
  if (!is_high_surrogate(first) && !is_low_surrogate(first)) {
    return {next};
  }
  const bool has_second = is_at(text, next, "\\u") && has_four_hex_digits(text, next + 2);
  if (is_high_surrogate(first) && has_second && is_low_surrogate(code_unit(text, next))) {
    return {next + 6};
  }
  return wrong(backslash,
               std::string(text.substr(backslash, 6)) + " is half of a pair of surrogates, without the other");
}

TokenEnd end_of_escape(std::string_view text, std::size_t backslash) {
  if (is_at(text, backslash + 1, "u")) {
    return end_of_code_escape(text, backslash);
  }
  const bool is_known =
      backslash + 1 < text.size() && std::string_view("\"\\/bfnrt").find(text[backslash + 1]) != std::string_view::npos;
  return is_known ? TokenEnd{backslash + 2} : wrong_escape(text, backslash);
}

TokenEnd wrong_control_character(std::string_view text, std::size_t start, std::size_t at) {
  if (text[at] == '\n' || text[at] == '\r') {
    return wrong(start, "this text has no closing quote on its line", R"(a line end within a text is written "\n")");
  }
  if (text[at] == '\t') {
    return wrong(at, "found a tab within a text", R"(write "\t" or blanks)");
  }
  return wrong(at, "found a control character within a text");
}

}  // namespace

TokenEnd end_of_text(std::string_view text, std::size_t start) {
  for (std::size_t at = start + 1; at < text.size();) {
    if (text[at] == '"') {
      return {at + 1};
    }
    if (static_cast<unsigned char>(text[at]) < 0x20) {
      return wrong_control_character(text, start, at);
    }
    const TokenEnd escape = text[at] == '\\' ? end_of_escape(text, at) : TokenEnd{at + 1};
    if (escape.mistake) {
      return escape;
    }
    at = escape.end;
  }
  return wrong(start, "this text has no closing quote: the file ends within it");
}

}  // namespace docket::scenario_detail
