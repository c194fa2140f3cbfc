// The terminal, or the pipes that stand for it.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string_view>

namespace docket {

/// Whoever read standard output has gone: there is nobody left to complain to.
struct OutputClosed {};

class OutputFailed : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Console {
 public:
  /// Looks at the environment and at the two outputs once.
  Console();

  /// To standard output, whole. Throws OutputClosed or OutputFailed.
  void print(std::string_view text) const;
  /// To standard error; failures are ignored.
  void tell(std::string_view text) const;

  [[nodiscard]] bool is_output_terminal() const { return is_output_terminal_; }
  [[nodiscard]] bool is_error_terminal() const { return is_error_terminal_; }
  /// Columns of standard output: COLUMNS, else what the terminal says, else 110.
  [[nodiscard]] std::size_t width() const { return width_; }

 private:
  bool is_output_terminal_;
  bool is_error_terminal_;
  std::size_t width_;
};

}  // namespace docket
