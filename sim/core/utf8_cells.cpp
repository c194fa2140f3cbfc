#include "core/utf8_cells.hpp"

#include <algorithm>
#include <array>

namespace docket {
namespace {

struct CodePoint {
  char32_t value = 0;
  std::size_t length = 1;
  bool is_valid = false;
};

struct Span {
  char32_t first;
  char32_t last;
};

constexpr std::array<Span, 4> kCombining = {{{0x300, 0x36F}, {0x200B, 0x200F}, {0xFE00, 0xFE0F}, {0x20D0, 0x20FF}}};
constexpr std::array<Span, 8> kWide = {{{0x1100, 0x115F},
                                        {0x2E80, 0xA4CF},
                                        {0xAC00, 0xD7A3},
                                        {0xF900, 0xFAFF},
                                        {0xFE30, 0xFE6F},
                                        {0xFF00, 0xFF60},
                                        {0x1F300, 0x1FAFF},
                                        {0x20000, 0x3FFFD}}};
// C0 and C1 controls, line separators, and the marks that turn the direction of writing.
constexpr std::array<Span, 5> kUnprintable = {
    {{0, 0x1F}, {0x7F, 0x9F}, {0x2028, 0x2029}, {0x202A, 0x202E}, {0x2066, 0x2069}}};

template <std::size_t N>
bool is_in(const std::array<Span, N>& spans, char32_t c) {
  return std::any_of(spans.begin(), spans.end(), [c](Span span) { return c >= span.first && c <= span.last; });
}

unsigned byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

std::size_t length_by_first_byte(unsigned byte) {
  if (byte < 0x80) {
    return 1;
  }
  if (byte >= 0xC2 && byte < 0xE0) {
    return 2;
  }
  if (byte >= 0xE0 && byte < 0xF0) {
    return 3;
  }
  return byte >= 0xF0 && byte < 0xF5 ? 4 : 0;
}

bool is_well_formed(char32_t value, std::size_t length) {
  const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
  const bool is_overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  return !is_surrogate && !is_overlong && value <= 0x10FFFF;
}

CodePoint code_point_at(std::string_view text, std::size_t begin) {
  const auto length = length_by_first_byte(byte_at(text, begin));
  if (length == 0 || begin + length > text.size()) {
    return {};
  }
  constexpr std::array<unsigned, 5> kPayloadOfFirstByte = {0, 0x7F, 0x1F, 0x0F, 0x07};
  char32_t value = byte_at(text, begin) & kPayloadOfFirstByte.at(length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto byte = byte_at(text, begin + i);
    if ((byte & 0xC0U) != 0x80U) {
      return {};
    }
    value = (value << 6U) | (byte & 0x3FU);
  }
  return is_well_formed(value, length) ? CodePoint{value, length, true} : CodePoint{};
}

Cell cell_at(std::string_view text, std::size_t begin, CodePoint c) {
  if (c.is_valid && c.value == U'\t') {
    return {"    ", begin, 4};
  }
  if (!c.is_valid || is_in(kUnprintable, c.value)) {
    return {"?", begin, 1};
  }
  const int width = is_in(kCombining, c.value) ? 0 : is_in(kWide, c.value) ? 2 : 1;
  return {std::string(text.substr(begin, c.length)), begin, width};
}

}  // namespace

std::vector<Cell> cells_of(std::string_view text) {
  std::vector<Cell> cells;
  cells.reserve(text.size());
  for (std::size_t begin = 0; begin < text.size();) {
    const auto c = code_point_at(text, begin);
    cells.push_back(cell_at(text, begin, c));
    begin += c.length;
  }
  return cells;
}

std::string printable(std::string_view text) {
  std::string shown;
  for (const auto& cell : cells_of(text)) {
    shown += cell.glyph;
  }
  return shown;
}

}  // namespace docket
