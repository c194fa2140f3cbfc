// What the reader must say of the malformed files in this folder: expected.json, read.
//
//   "unknown-key.json": {"schema": true, "problems": [{"line": 3, "column": 39, "pointer": "/a/b", "message": "…"}]}
//
// `file` is left out where it is the malformed file itself, `severity` where it is an error, `nearest` and `hint` where
// there is none. `schema` says that the published schema sees the mistake too.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "docket/core/problem.hpp"

namespace docket::test {

struct MalformedFile {
  std::string name;  ///< relative to this folder
  bool breaks_schema = false;
  Problems problems;  ///< in the order of their places; messages and hints are parts of what is said
};

inline std::ostream& operator<<(std::ostream& out, const MalformedFile& file) { return out << file.name; }

/// Sorted by name.
std::vector<MalformedFile> expected_problems();

/// Names, relative to this folder, of the files in it that are malformed; not those in parts/, which they name.
std::vector<std::string> malformed_names();

/// Where the malformed files are.
std::string malformed_path(const std::string& name);

/// A line for expected.json, as it would be if `problems` were what is expected. Places as in the table.
std::string as_expected(const std::string& name, bool breaks_schema, const Problems& problems);

}  // namespace docket::test
