#include "scenario/text_encoding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace docket::scenario_detail {

namespace {

constexpr const char* kSaveAsUtf8 = "save it as UTF-8 without a byte order mark";

std::uint8_t byte_at(std::string_view text, std::size_t index) {
  return index < text.size() ? static_cast<std::uint8_t>(text[index]) : 0;
}

bool is_continuation(std::uint8_t byte) { return (byte & 0xC0U) == 0x80; }

/// Refuses overlong forms, surrogates and what is beyond Unicode (RFC 3629, table of section 4).
bool is_second_byte(std::uint8_t first, std::uint8_t second) {
  const std::uint8_t low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const std::uint8_t high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  return low <= second && second <= high;
}

std::size_t length_from_first_byte(std::uint8_t first) {
  if (first < 0x80) {
    return 1;
  }
  if (first < 0xC2 || first > 0xF4) {
    return 0;
  }
  return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/// What a byte order mark, or the zero bytes of characters of ASCII, say of the encoding.
const char* wide_encoding(std::string_view text) {
  using namespace std::string_view_literals;
  if (text.starts_with("\xFF\xFE\0\0"sv) || text.starts_with("\0\0\xFE\xFF"sv)) {
    return "UTF-32";
  }
  const bool has_mark = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
  const bool has_zero_beside = text.size() > 1 && (text[0] == '\0') != (text[1] == '\0');
  return has_mark || has_zero_beside ? "UTF-16" : nullptr;
}

/// The end of the plain characters, zero bytes not among them, that begin at `at`. Eight at a time: most texts have no
/// others.
std::size_t ascii_end(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  std::uint64_t eight = 0;
  for (; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if (((eight | (eight - kOnes)) & kHighBits) != 0) {
      break;
    }
  }
  while (at < text.size() && text[at] > '\0' && static_cast<std::uint8_t>(text[at]) < 0x80) {
    ++at;
  }
  return at;
}

}  // namespace

std::size_t utf8_length(std::string_view text) {
  const std::uint8_t first = byte_at(text, 0);
  const std::size_t length = text.empty() ? 0 : length_from_first_byte(first);
  if (length < 2) {
    return length;
  }
  bool is_sound = length <= text.size() && is_second_byte(first, byte_at(text, 1));
  for (std::size_t i = 2; i < length; ++i) {
    is_sound = is_sound && is_continuation(byte_at(text, i));
  }
  return is_sound ? length : 0;
}

std::optional<TextMistake> find_byte_order_mark(std::string_view text) {
  return text.starts_with(kByteOrderMark)
             ? std::optional(TextMistake{0, "starts with a byte order mark (the bytes EF BB BF)", kSaveAsUtf8})
             : std::nullopt;
}

std::optional<TextMistake> find_encoding_mistake(std::string_view text) {
  if (const char* encoding = wide_encoding(text)) {
    return TextMistake{0, fmt::format("is {}, expected UTF-8", encoding), kSaveAsUtf8};
  }
  for (std::size_t at = ascii_end(text, 0); at < text.size(); at = ascii_end(text, at)) {
    const std::size_t length = utf8_length(text.substr(at));
    if (text[at] == '\0') {
      return TextMistake{at, "found a zero byte, expected text"};
    }
    if (length == 0) {
      return TextMistake{at, fmt::format("the byte {:02X} is no UTF-8 here", byte_at(text, at)),
                         "the file may be Latin-1 or Windows-1252; save it as UTF-8"};
    }
    at += length;
  }
  return std::nullopt;
}

}  // namespace docket::scenario_detail
