// JSON that can be broken: an object may hold a key twice, and everything is written back in the order of reading.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace docket::test {

struct JsonMember;

struct JsonTree {
  enum class Kind : std::uint8_t { scalar, list, object };

  Kind kind = Kind::scalar;
  std::string scalar = "null";  ///< as JSON text
  std::vector<JsonMember> members;
};

struct JsonMember {
  std::string key;  ///< empty in lists
  JsonTree value;
};

/// The way from the root: an index at each step.
using Address = std::vector<std::size_t>;

struct AddressedNode {
  Address address;
  std::string pointer;
};

JsonTree parse_tree(const std::string& json);
std::string to_text(const JsonTree& tree);

JsonTree scalar_tree(std::string json);
/// A text, quoted and escaped.
JsonTree text_tree(const std::string& text);

/// Every node below the root, parents first.
std::vector<AddressedNode> nodes_of(const JsonTree& root);
JsonTree& at(JsonTree& root, const Address& address);
const JsonTree& at(const JsonTree& root, const Address& address);
/// The node that holds the node at `address`, which is not the root's.
JsonTree& parent_of(JsonTree& root, const Address& address);
const JsonTree& parent_of(const JsonTree& root, const Address& address);

}  // namespace docket::test
