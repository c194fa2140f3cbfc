#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "docket/core/duration_text.hpp"
#include "scenario/json_text.hpp"
#include "scenario/json_token.hpp"

namespace docket::scenario_detail {

namespace {

constexpr std::size_t kLongestQuote = 40;

TokenEnd wrong(std::size_t offset, std::string message, std::string hint = {}) {
  return {offset, TextMistake{offset, std::move(message), std::move(hint)}};
}

bool is_digit(char c) { return '0' <= c && c <= '9'; }

std::size_t digits_from(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) {
    ++at;
  }
  return at;
}

bool is_at(std::string_view text, std::size_t at, std::string_view wanted) {
  return text.substr(std::min(at, text.size()), wanted.size()) == wanted;
}

/// What stands up to the next blank or sign of JSON.
std::string_view word_at(std::string_view text, std::size_t start) {
  return text.substr(start, text.find_first_of(" \t\r\n,:;[]{}\"'", start) - start);
}

TokenEnd end_of_number(std::string_view text, std::size_t start) {
  const std::size_t whole = is_at(text, start, "-") ? start + 1 : start;
  std::size_t end = is_at(text, whole, "0") ? whole + 1 : digits_from(text, whole);
  bool is_sound = end > whole;
  if (is_at(text, end, ".")) {
    const std::size_t fraction = end + 1;
    end = digits_from(text, fraction);
    is_sound = is_sound && end > fraction;
  }
  if (is_at(text, end, "e") || is_at(text, end, "E")) {
    const std::size_t exponent = is_at(text, end + 1, "+") || is_at(text, end + 1, "-") ? end + 2 : end + 1;
    end = digits_from(text, exponent);
    is_sound = is_sound && end > exponent;
  }
  return is_sound && word_at(text, start).size() == end - start ? TokenEnd{end} : TokenEnd{start};
}

bool is_beyond_numbers(std::string_view number) {
  double value = 0;
  const auto error = std::from_chars(number.data(), number.data() + number.size(), value).ec;
  // Underflow is reported in the same way, but is a sound 0.
  return error == std::errc::result_out_of_range && std::isinf(std::strtod(std::string(number).c_str(), nullptr));
}

struct ForeignWord {
  std::string_view written;
  std::string_view in_json;  ///< empty: JSON cannot say it
};
constexpr std::array<ForeignWord, 14> kForeignWords = {{{"True", "true"},
                                                        {"TRUE", "true"},
                                                        {"yes", "true"},
                                                        {"False", "false"},
                                                        {"FALSE", "false"},
                                                        {"no", "false"},
                                                        {"None", "null"},
                                                        {"nil", "null"},
                                                        {"undefined", "null"},
                                                        {"NULL", "null"},
                                                        {"Null", "null"},
                                                        {"nan", ""},
                                                        {"inf", ""},
                                                        {"infinity", ""}}};

std::string lower(std::string_view word) {
  std::string text(word);
  std::ranges::transform(text, text.begin(),
                         [](char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

/// A word that other languages have.
std::optional<TokenEnd> foreign_word(std::string_view word, std::size_t start) {
  const std::string_view bare = word.starts_with('-') || word.starts_with('+') ? word.substr(1) : word;
  for (const ForeignWord& foreign : kForeignWords) {
    if (foreign.in_json.empty() && lower(bare) == foreign.written) {
      return wrong(start, "found " + std::string(word) + ", expected a finite number in digits");
    }
    if (word == foreign.written) {
      return wrong(start, "found " + std::string(word) + ", which JSON does not know",
                   "write " + std::string(foreign.in_json));
    }
  }
  return std::nullopt;
}

/// Digits and more that are no number of JSON.
TokenEnd wrong_number(std::string_view word, std::size_t start) {
  const std::string written(word);
  if (parse_duration(word)) {
    return wrong(start, "found " + written + " without quotes", "write " + quoted(word));
  }
  if (word.starts_with('+') || word.starts_with('.') || word.ends_with('.')) {
    return wrong(start, "found " + written + ", which is no number of JSON",
                 "a number has no plus sign, and digits on both sides of its point");
  }
  const std::size_t zero = word.starts_with('-') ? 1 : 0;
  if (word.size() > zero + 1 && word[zero] == '0' && is_digit(word[zero + 1])) {
    return wrong(start, "found " + written + ": a number does not begin with 0 and go on in digits");
  }
  return wrong(start, "found " + written + ", which is no number of JSON",
               "a text stands in double quotes, a number is digits alone");
}

TokenEnd wrong_word(std::string_view text, std::size_t start) {
  const std::string_view word = word_at(text, start).substr(0, kLongestQuote);
  if (const auto foreign = foreign_word(word, start)) {
    return *foreign;
  }
  const char first = word.front();
  if (is_digit(first) || first == '-' || first == '+' || first == '.') {
    return wrong_number(word, start);
  }
  return wrong(start, "found " + std::string(word) + " without quotes", "write " + quoted(word));
}

}  // namespace

TokenEnd end_of_bare_token(std::string_view text, std::size_t start) {
  const std::string_view word = word_at(text, start);
  if (word == "true" || word == "false" || word == "null") {
    return {start + word.size()};
  }
  if (word.empty()) {
    return wrong(start, "found " + quoted(text.substr(start, 1)) + ", expected a value");
  }
  const TokenEnd number = end_of_number(text, start);
  if (number.end == start) {
    return wrong_word(text, start);
  }
  return is_beyond_numbers(word) ? wrong(start, "the number " + std::string(word.substr(0, kLongestQuote)) +
                                                    " is too large: the largest is about 1.8e308")
                                 : number;
}

}  // namespace docket::scenario_detail
