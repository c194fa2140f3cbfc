#include "scenario/json_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenario/packed_trace.hpp"

namespace docket::scenario_detail {

namespace {

constexpr std::size_t kWidth = 110;
constexpr std::size_t kLongestQuote = 60;

bool stands_unescaped(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

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
      return fmt::format("\\u{:04x}", static_cast<int>(c));
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
    const std::string line = "\n" + std::string(indent, ' ');
    write_parts(value, {line + "  ", "," + line + "  ", SIZE_MAX}, [&](const LocatedValue& part) {
      write(part, indent + 2);
      return true;
    });
    text_ += line + closing_sign(value);
  }

  [[nodiscard]] std::string take() && { return std::move(text_); }

 private:
  struct Layout {
    std::string before_first;
    std::string between;
    std::size_t limit;  ///< of the text, when the last part is written
  };

  static char closing_sign(const LocatedValue& value) { return value.is(JsonType::object) ? '}' : ']'; }

  /// False, with a torn text, when a container does not end before `limit`.
  bool write_on_one_line(const LocatedValue& value, std::size_t limit) {
    if (!value.is(JsonType::object) && !value.is(JsonType::array)) {
      text_ += scalar_text(value);
      return true;
    }
    const bool is_whole =
        write_parts(value, {"", ", ", limit}, [&](const LocatedValue& part) { return write_on_one_line(part, limit); });
    text_ += closing_sign(value);
    return is_whole;
  }

  /// All but the closing sign. False, with a torn text, when `write_part` says so or the limit is passed.
  template <class WritePart>
  bool write_parts(const LocatedValue& value, const Layout& layout, WritePart write_part) {
    const bool is_object = value.is(JsonType::object);
    text_ += is_object ? '{' : '[';
    if (const PackedTrace* trace = value.elements.packed()) {
      return write_rows(*trace, layout);
    }
    const std::size_t count = is_object ? value.members.size() : value.elements.size();
    for (std::size_t i = 0; i < count; ++i) {
      text_ += i == 0 ? layout.before_first : layout.between;
      text_ += is_object ? quoted(value.members[i].key) + ": " : std::string();
      if (!write_part(is_object ? value.members[i].value : value.elements[i]) || text_.size() > layout.limit) {
        return false;
      }
    }
    return true;
  }

  bool write_rows(const PackedTrace& trace, const Layout& layout) {
    const std::string* before = &layout.before_first;
    for (const PackedTrace::Row& row : trace.rows()) {
      text_ += *before;
      PackedTrace::append_json(row, text_);
      if (text_.size() > layout.limit) {
        return false;
      }
      before = &layout.between;
    }
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
  std::string quote;
  quote.reserve(text.size() + 8);
  quote += '"';
  while (!text.empty()) {
    const auto plain = static_cast<std::size_t>(std::ranges::find_if_not(text, stands_unescaped) - text.begin());
    quote.append(text.substr(0, plain));
    if (plain < text.size()) {
      quote += escaped(text[plain]);
    }
    text.remove_prefix(std::min(plain + 1, text.size()));
  }
  quote += '"';
  return quote;
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
