// Problems as a person reads them:
//
//   mine.json:41:36: /platform/pools/legal/shift: no shift "ist-ofice"; did you mean "ist-office"?
//       41 |     "legal": { "reviewers": 2, "shift": "ist-ofice" }
//          |                                         ^^^^^^^^^^^
//
// Columns of a Place count bytes. The drawing replaces tabs by spaces, knows wide and combining characters of UTF-8
// roughly, and shows long lines only around the column.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "docket/core/input_files.hpp"
#include "docket/core/problem.hpp"

namespace docket {

/// The text of one line (from 1) of a file as a Place names it, or nothing when there is none to show.
using SourceLine = std::function<std::optional<std::string>(const std::string& file, std::uint32_t line)>;

/// Reads the lines from `files`, each file once. "<stdin>" is read as "-". Keeps a reference to `files`.
[[nodiscard]] SourceLine lines_of(const InputFiles& files);

/// One line for each problem (warnings say so), sorted by place; below it the source line with a mark under the value,
/// where `source` knows the line, and the hint, if there is one. Each line ends in "\n"; repeated problems are said
/// once. Control characters are shown as "?", so that no input can steer a terminal.
[[nodiscard]] std::string render_problems(Problems problems, const SourceLine& source = {});

}  // namespace docket
