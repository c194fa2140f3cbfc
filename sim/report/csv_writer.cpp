#include "report/csv_writer.hpp"

#include <fmt/core.h>

#include <cmath>

namespace docket {

std::string csv_field(std::string_view text) {
  if (text.find_first_of("\",\r\n") == std::string_view::npos) {
    return std::string(text);
  }
  std::string quoted = "\"";
  for (const char c : text) {
    quoted += c == '"' ? "\"\"" : std::string(1, c);
  }
  return quoted + "\"";
}

CsvWriter& CsvWriter::add(std::string_view text) {
  text_ += (is_row_begun_ ? "," : "") + csv_field(text);
  is_row_begun_ = true;
  return *this;
}

CsvWriter& CsvWriter::add(double number) {
  return add(std::string_view(std::isfinite(number) ? fmt::format("{}", number) : std::string()));
}

void CsvWriter::end_row() {
  text_ += '\n';
  is_row_begun_ = false;
}

}  // namespace docket
