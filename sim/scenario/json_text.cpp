#include "scenario/json_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace docket::scenario_detail {

namespace {

constexpr std::size_t kWidth = 110;
constexpr std::size_t kLongestQuote = 60;

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
    default:
      return static_cast<unsigned char>(c) < 0x20 ? fmt::format("\\u{:04x}", static_cast<int>(c)) : std::string(1, c);
  }
}

std::string scalar_text(const LocatedValue& value) {
  switch (value.type) {
    case JsonType::boolean:
      return value.boolean ? "true" : "false";
    case JsonType::number:
      return value.text;
    case JsonType::text:
      return quoted(value.text);
    default:
      return "null";
  }
}

/// Writes one document. A container is first tried on one line and broken when it is too long for that.
class Writer {
 public:
  explicit Writer(std::size_t width) : width_(width) {}

  void write(const LocatedValue& value, std::size_t indent) {
    const std::size_t start = text_.size();
    if (write_on_one_line(value, start + (width_ > indent ? width_ - indent : 0))) {
      return;
    }
    text_.resize(start);
    const bool is_object = value.is(JsonType::object);
    const std::size_t count = is_object ? value.members.size() : value.elements.size();
    text_ += is_object ? '{' : '[';
    for (std::size_t i = 0; i < count; ++i) {
      text_ += (i == 0 ? "\n" : ",\n") + std::string(indent + 2, ' ');
      text_ += is_object ? quoted(value.members[i].key) + ": " : std::string();
      write(is_object ? value.members[i].value : value.elements[i], indent + 2);
    }
    text_ += "\n" + std::string(indent, ' ') + (is_object ? '}' : ']');
  }

  [[nodiscard]] std::string take() && { return std::move(text_); }

 private:
  /// False, with a torn text, when a container does not end before `limit`.
  bool write_on_one_line(const LocatedValue& value, std::size_t limit) {
    const bool is_object = value.is(JsonType::object);
    if (!is_object && !value.is(JsonType::array)) {
      text_ += scalar_text(value);
      return true;
    }
    const std::size_t count = is_object ? value.members.size() : value.elements.size();
    text_ += is_object ? '{' : '[';
    for (std::size_t i = 0; i < count; ++i) {
      text_ += i == 0 ? "" : ", ";
      text_ += is_object ? quoted(value.members[i].key) + ": " : std::string();
      const LocatedValue& part = is_object ? value.members[i].value : value.elements[i];
      if (!write_on_one_line(part, limit) || text_.size() > limit) {
        return false;
      }
    }
    text_ += is_object ? '}' : ']';
    return true;
  }

  std::size_t width_;
  std::string text_;
};

std::string written(const LocatedValue& value, std::size_t width) {
  Writer writer(width);
  writer.write(value, 0);
  return std::move(writer).take();
}

/// Cut between characters, not within one.
std::string shortened(const std::string& text) {
  std::size_t end = std::min(text.size(), kLongestQuote);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) {
    --end;
  }
  return end == text.size() ? text : text.substr(0, end) + "…";
}

std::string shown_keys(const LocatedValue& object) {
  constexpr std::size_t kMostKeys = 3;
  std::string keys;
  for (std::size_t i = 0; i < std::min(object.members.size(), kMostKeys); ++i) {
    keys += (i == 0 ? "" : ", ") + shortened(quoted(object.members[i].key));
  }
  return object.members.size() > kMostKeys ? keys + ", …" : keys;
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string quote = "\"";
  for (const char c : text) {
    quote += escaped(c);
  }
  return quote + "\"";
}

std::string to_json_text(const LocatedValue& value) { return written(value, kWidth) + "\n"; }

std::string to_compact_json(const LocatedValue& value) { return written(value, SIZE_MAX / 2); }

std::string shown(const LocatedValue& value) {
  if (value.is(JsonType::object)) {
    return value.members.empty() ? "an empty object" : "an object with " + shown_keys(value);
  }
  if (value.is(JsonType::array)) {
    return value.elements.empty() ? "an empty list" : "a list of " + std::to_string(value.elements.size());
  }
  return shortened(scalar_text(value));
}

}  // namespace docket::scenario_detail
