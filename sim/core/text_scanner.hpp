// Reads a short text from left to right: the common part of dates, times of day and instants.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace docket {

class TextScanner {
 public:
  explicit TextScanner(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool is_done() const { return rest_.empty(); }
  [[nodiscard]] std::string_view rest() const { return rest_; }

  bool take(char expected) {
    if (rest_.empty() || rest_.front() != expected) {
      return false;
    }
    rest_.remove_prefix(1);
    return true;
  }

  bool take_one_of(std::string_view choices) {
    if (rest_.empty() || choices.find(rest_.front()) == std::string_view::npos) {
      return false;
    }
    rest_.remove_prefix(1);
    return true;
  }

  std::string_view take_digits() {
    std::size_t length = 0;
    while (length < rest_.size() && rest_[length] >= '0' && rest_[length] <= '9') {
      ++length;
    }
    const auto digits = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return digits;
  }

  /// Exactly `count` digits (at most 9), as a number; takes nothing when there are more or fewer.
  std::optional<int> take_number(std::size_t count) {
    TextScanner ahead = *this;
    const auto digits = ahead.take_digits();
    if (digits.size() != count) {
      return std::nullopt;
    }
    *this = ahead;
    int number = 0;
    for (const char digit : digits) {
      number = number * 10 + (digit - '0');
    }
    return number;
  }

 private:
  std::string_view rest_;
};

}  // namespace docket
