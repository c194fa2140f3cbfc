// What a database, which does not tell upper case from lower in the names of its columns, takes for the same name.
#pragma once

#include <string>

namespace docket {

/// ASCII letters alone, as SQLite does it.
inline std::string without_case(std::string text) {
  for (char& c : text) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return text;
}

}  // namespace docket
