#include "mutants/json_tree.hpp"

#include <nlohmann/json.hpp>

#include "scenario/located_value.hpp"

namespace docket::test {
namespace {

using Json = nlohmann::ordered_json;

JsonTree tree_of(const Json& json) {
  JsonTree tree;
  if (!json.is_structured()) {
    tree.scalar = json.dump();
    return tree;
  }
  tree.kind = json.is_array() ? JsonTree::Kind::list : JsonTree::Kind::object;
  for (const auto& [key, value] : json.items()) {
    tree.members.push_back({json.is_array() ? "" : key, tree_of(value)});
  }
  return tree;
}

/// One line for each member, so that places tell them apart.
void write(const JsonTree& tree, const std::string& indent, std::string& out) {
  if (tree.kind == JsonTree::Kind::scalar) {
    out += tree.scalar;
    return;
  }
  const bool is_list = tree.kind == JsonTree::Kind::list;
  const char* separator = "\n";
  out += is_list ? "[" : "{";
  for (const auto& [key, value] : tree.members) {
    out += separator + indent + " " + (is_list ? "" : Json(key).dump() + ": ");
    write(value, indent + " ", out);
    separator = ",\n";
  }
  out += is_list ? "]" : "}";
}

void collect(const JsonTree& tree, const AddressedNode& here, std::vector<AddressedNode>& nodes) {
  for (std::size_t i = 0; i < tree.members.size(); ++i) {
    const std::string key = tree.kind == JsonTree::Kind::list ? std::to_string(i) : tree.members[i].key;
    AddressedNode below = {here.address, scenario_detail::pointer_to(here.pointer, key)};
    below.address.push_back(i);
    nodes.push_back(below);
    collect(tree.members[i].value, below, nodes);
  }
}

template <class Tree>
Tree& descend(Tree& root, Address::const_iterator step, Address::const_iterator end) {
  return step == end ? root : descend<Tree>(root.members[*step].value, step + 1, end);
}

}  // namespace

JsonTree parse_tree(const std::string& json) { return tree_of(Json::parse(json)); }

std::string to_text(const JsonTree& tree) {
  std::string text;
  write(tree, "", text);
  return text + "\n";
}

JsonTree scalar_tree(std::string json) { return {JsonTree::Kind::scalar, std::move(json), {}}; }
JsonTree text_tree(const std::string& text) { return scalar_tree(Json(text).dump()); }

std::vector<AddressedNode> nodes_of(const JsonTree& root) {
  std::vector<AddressedNode> nodes;
  collect(root, {}, nodes);
  return nodes;
}

JsonTree& at(JsonTree& root, const Address& address) { return descend<JsonTree>(root, address.begin(), address.end()); }
const JsonTree& at(const JsonTree& root, const Address& address) {
  return descend<const JsonTree>(root, address.begin(), address.end());
}
JsonTree& parent_of(JsonTree& root, const Address& address) {
  return descend<JsonTree>(root, address.begin(), address.end() - 1);
}
const JsonTree& parent_of(const JsonTree& root, const Address& address) {
  return descend<const JsonTree>(root, address.begin(), address.end() - 1);
}

}  // namespace docket::test
