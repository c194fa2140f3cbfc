// Rows of comma-separated values (RFC 4180, lines end in "\n").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace docket {

/// Quoted only where it must be.
[[nodiscard]] std::string csv_field(std::string_view text);

class CsvWriter {
 public:
  CsvWriter& add(std::string_view text);
  CsvWriter& add(const char* text) { return add(std::string_view(text)); }
  /// The shortest digits that read back as the same number; empty for NaN and infinities.
  CsvWriter& add(double number);
  CsvWriter& add(std::uint64_t number) { return add(std::string_view(std::to_string(number))); }
  CsvWriter& add(std::uint32_t number) { return add(std::string_view(std::to_string(number))); }
  void end_row();

  [[nodiscard]] const std::string& text() const { return text_; }
  void clear() { text_.clear(); }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
  bool is_row_begun_ = false;
};

}  // namespace docket
