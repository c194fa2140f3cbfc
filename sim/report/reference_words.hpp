// What the pages and the reference say of a field in a few words.
#pragma once

#include <string>
#include <vector>

#include "report/field_tree.hpp"

namespace docket {

/// The key as a table shows it: "pools/*" for objects by id.
[[nodiscard]] std::string shown_key(const FieldNode& node);
/// "required", or what counts when the key is left out.
[[nodiscard]] std::string shown_default(const FieldNode& node);
/// What the table cannot show in columns: choices, what an id refers to, keys of which one must stand.
[[nodiscard]] std::vector<std::string> further_words(const FieldInfo& info);
/// "\"absence\": 0.1".
[[nodiscard]] std::string shown_example(const FieldNode& node);
/// Each line of `text` behind so many blanks, and a line's end behind the last.
[[nodiscard]] std::string indented(const std::string& text, std::size_t blanks);

}  // namespace docket
