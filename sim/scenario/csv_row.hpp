// A line of a CSV file as fields that know where they begin.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/text_encoding.hpp"

namespace docket::scenario_detail {

/// What stands between two commas.
struct CsvField {
  std::string_view written;
  std::uint32_t column = 1;  ///< where it begins
};

struct CsvRow {
  std::vector<CsvField> fields;
  std::uint32_t open_quote = 0;  ///< column of a quote that is never closed; 0: none

  void split(std::string_view line) {
    fields.clear();
    open_quote = 0;
    std::size_t begin = 0;
    const auto add_until = [&](std::size_t end) {
      fields.push_back({line.substr(begin, end - begin), static_cast<std::uint32_t>(begin + 1)});
      begin = end + 1;
    };
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '"') {
        open_quote = open_quote == 0 ? static_cast<std::uint32_t>(i + 1) : 0;
      } else if (line[i] == ',' && open_quote == 0) {
        add_until(i);
      }
    }
    add_until(line.size());
  }
};

/// Spreadsheets write a byte order mark before the first heading.
inline std::string_view without_mark(std::string_view csv) {
  return csv.substr(csv.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0);
}

/// Takes the first line from what is left of a file; without its end.
inline std::string_view take_line(std::string_view& rest) {
  const std::string_view line = rest.substr(0, rest.find('\n'));
  rest.remove_prefix(std::min(rest.size(), line.size() + 1));
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

inline std::string_view without_blanks_around(std::string_view text) {
  while (text.starts_with(' ')) {
    text.remove_prefix(1);
  }
  while (text.ends_with(' ')) {
    text.remove_suffix(1);
  }
  return text;
}

/// What is meant: quotes are taken off, and two of them within others stand for one.
inline std::string text_of(const CsvField& field) {
  const std::string_view written = without_blanks_around(field.written);
  std::string text;
  bool is_quoted = false;
  for (std::size_t i = 0; i < written.size(); ++i) {
    const bool is_doubled = is_quoted && written.substr(i).starts_with("\"\"");
    if (written[i] != '"') {
      text += written[i];
    } else if (is_doubled) {
      text += written[i++];
    } else {
      is_quoted = !is_quoted;
    }
  }
  return text;
}

/// The same without a copy; quotes are only taken off where they enclose all of it.
inline std::string_view view_of(const CsvField& field) {
  const std::string_view text = without_blanks_around(field.written);
  const bool is_quoted = text.size() > 1 && text.starts_with('"') && text.ends_with('"');
  return is_quoted ? text.substr(1, text.size() - 2) : text;
}

}  // namespace docket::scenario_detail
