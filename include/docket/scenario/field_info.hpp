// The language of scenarios as data: one entry for each key that a scenario may hold. The reader, the published schema,
// the help texts and the reference pages all come from the same declarations.
#pragma once

#include <string>
#include <vector>

namespace docket {

struct FieldInfo {
  std::string pointer;    ///< with "*" for ids: "/platform/pools/*/absence"
  std::string type;       ///< "text", "whole number", "duration", "object", "objects by id", "list of …", …
  std::string expects;    ///< what a value must be, with unit and range: "a number from 0 to 1"
  std::string fallback;   ///< the value that counts when the key is left out; empty: none
  std::string meaning;    ///< one line
  std::string refers_to;  ///< references: pointer of the object whose ids are meant
  std::vector<std::string> choices;  ///< words: all that are valid
  bool is_required = false;
  bool is_value = false;  ///< can change a result, so that evidence may be asked for; not ids, words, titles, settings
};

/// Every key in the order of the reference; an object stands before its members.
std::vector<FieldInfo> describe_scenario();

}  // namespace docket
