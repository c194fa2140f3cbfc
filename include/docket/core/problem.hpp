// What is wrong with an input, and where. Problems are collected, never thrown: the user sees all of them at once.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "docket/core/check.hpp"

namespace docket {

/// Where a value was written. Lines and columns count from 1; 0 means the place has none (a flag, a missing file).
struct Place {
  std::string file;  ///< as the user named it, "<stdin>", or "--set 2"
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  auto operator<=>(const Place&) const = default;
};

enum class Severity : std::uint8_t { error, warning };

/// One mistake (error) or one thing to know (warning).
struct Problem {
  Place place;
  std::string pointer;  ///< JSON pointer into the merged document; empty: the whole
  std::string message;  ///< what was found and what is expected, with range and unit
  std::string nearest;  ///< the nearest word that is valid there; empty: none is near
  std::string hint;     ///< how to mend a common mistake; empty: none
  Severity severity = Severity::error;

  auto operator<=>(const Problem&) const = default;
};

using Problems = std::vector<Problem>;

/// A value, or the problems that kept it from being made.
template <class T>
class Result {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): a function returns either of the two by name
  Result(T value) : content_(std::move(value)) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  Result(Problems problems) : content_(std::move(problems)) {}

  [[nodiscard]] bool has_value() const { return content_.index() == 0; }
  [[nodiscard]] const T& value() const& {
    ensure(has_value(), "the value of a failed result was asked for");
    return std::get<0>(content_);
  }
  [[nodiscard]] T&& value() && {
    ensure(has_value(), "the value of a failed result was asked for");
    return std::get<0>(std::move(content_));
  }
  /// Empty when there is a value.
  [[nodiscard]] Problems problems() const { return has_value() ? Problems{} : std::get<1>(content_); }

 private:
  std::variant<T, Problems> content_;
};

}  // namespace docket
