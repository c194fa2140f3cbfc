// The published schema of docket's files, made from the table of fields alone: what an editor needs to complete and
// check while somebody writes. Checks of meaning (ids that exist, shares that come to 1) are the reader's.
#pragma once

#include <cstdint>
#include <string>

namespace docket {

enum class FileKind : std::uint8_t { scenario, regime, facts, study };

/// JSON Schema, draft 7, indented. A scenario that extends another one may leave out everything and delete with null.
[[nodiscard]] std::string json_schema(FileKind kind);

}  // namespace docket
