// The ways in which a node of a JSON document is broken, one at a time.
#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "mutants/json_tree.hpp"

namespace docket::test {

struct Way {
  const char* name;
  /// The document with the node at the address broken; nothing where this way changes nothing there.
  std::optional<JsonTree> (*apply)(const JsonTree& root, const Address& address);
  std::size_t least_mutants = 0;  ///< of the history, or the generator is out of order
};

inline std::ostream& operator<<(std::ostream& out, const Way& way) { return out << way.name; }

/// Wrong type, negative, huge, nonsense word, empty text, unknown key, removed, there twice, siblings in another order,
/// siblings that change their values, null, put into a list, slightly another value.
const std::vector<Way>& ways_to_break();

}  // namespace docket::test
