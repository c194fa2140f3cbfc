#include "report/json_writer.hpp"

#include <fmt/core.h>

#include <cmath>

namespace docket {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool is_continuation(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

// What a sequence of this length may not be below, or it is an overlong spelling.
constexpr std::uint32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};

std::size_t length_by_lead(unsigned char lead) {
  if (lead < 0x80U) {
    return 1;
  }
  if (lead >= 0xC2U && lead < 0xE0U) {
    return 2;
  }
  if (lead >= 0xE0U && lead < 0xF0U) {
    return 3;
  }
  return lead >= 0xF0U && lead < 0xF5U ? 4 : 0;
}

// Bytes of the valid UTF-8 sequence at `at`; 0 when there is none.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = length_by_lead(lead);
  if (length < 2) {
    return length;
  }
  std::uint32_t point = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(text, at + i)) {
      return 0;
    }
    point = (point << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  }
  const bool is_surrogate = point >= 0xD800 && point < 0xE000;
  return point < kSmallest[length] || point > 0x10FFFF || is_surrogate ? 0 : length;
}

std::string escaped(char c) {
  switch (c) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\n':
      return "\\n";
    case '\t':
      return "\\t";
    case '\r':
      return "\\r";
    default:
      return static_cast<unsigned char>(c) < 0x20U || c == 0x7F ? fmt::format("\\u{:04x}", static_cast<unsigned>(c))
                                                                : std::string(1, c);
  }
}

}  // namespace

std::string json_string(std::string_view text) {
  std::string quoted = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = sequence_length(text, at);
    if (length == 0) {
      quoted += kReplacement;
    } else if (length == 1) {
      quoted += escaped(text[at]);
    } else {
      quoted += text.substr(at, length);
    }
    at += length == 0 ? 1 : length;
  }
  return quoted + "\"";
}

std::string json_number(double value) { return std::isfinite(value) ? fmt::format("{}", value) : "null"; }

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  text_ += json_string(name) + ": ";
  is_after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view text) {
  separate();
  text_ += text;
  return *this;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  text_ += bracket;
  has_content_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  const bool had_content = has_content_.back();
  const bool stands_in_lines = has_content_.size() <= lines_to_depth_;
  has_content_.pop_back();
  if (had_content && stands_in_lines) {
    break_line();
  }
  text_ += bracket;
  return *this;
}

void JsonWriter::separate() {
  if (is_after_key_) {
    is_after_key_ = false;
    return;
  }
  if (has_content_.empty()) {
    return;
  }
  text_ += has_content_.back() ? "," : "";
  if (has_content_.size() <= lines_to_depth_) {
    break_line();
  } else if (has_content_.back()) {
    text_ += ' ';
  }
  has_content_.back() = true;
}

void JsonWriter::break_line() { text_ += "\n" + std::string(2 * has_content_.size(), ' '); }

}  // namespace docket
