#include <array>
#include <utility>

#include "scenario/json_token.hpp"

namespace docket::scenario_detail {

namespace {

struct ForeignSign {
  std::string_view written;
  const char* message;
  const char* hint;
};

constexpr const char* kComment = "found a comment, but JSON has none";
constexpr const char* kLeaveOut = "leave it out; reasons for values belong into \"evidence\"";
constexpr const char* kTypographicQuote = "found a typographic quote, expected a plain one";
constexpr const char* kDoubleQuotes = "texts and keys stand in \"double quotes\"";

constexpr std::array<ForeignSign, 13> kForeignSigns = {
    {{"//", kComment, kLeaveOut},
     {"/*", kComment, kLeaveOut},
     {"#", kComment, kLeaveOut},
     {"'", "found a single quote, expected a double one", kDoubleQuotes},
     {"`", "found a backquote, expected a double quote", kDoubleQuotes},
     {"\u201C", kTypographicQuote, kDoubleQuotes},
     {"\u201D", kTypographicQuote, kDoubleQuotes},
     {"\u201E", kTypographicQuote, kDoubleQuotes},
     {"\u2018", kTypographicQuote, kDoubleQuotes},
     {"\u2019", kTypographicQuote, kDoubleQuotes},
     {"\u00A0", "found a no-break space, expected a plain blank", ""},
     {"\uFEFF", "found a byte order mark in the middle of the text", "leave it out"},
     {";", "found a semicolon, expected a comma", ""}}};

}  // namespace

std::optional<TextMistake> find_foreign_sign(std::string_view text, std::size_t at) {
  for (const ForeignSign& sign : kForeignSigns) {
    if (text.substr(at).starts_with(sign.written)) {
      return TextMistake{at, sign.message, sign.hint};
    }
  }
  return std::nullopt;
}

}  // namespace docket::scenario_detail
