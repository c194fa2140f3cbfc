#include "report/field_tree.hpp"

#include <algorithm>

namespace docket {
namespace {

FieldNode& member_of(FieldNode& object, const std::string& key) {
  const auto known = std::ranges::find(object.members, key, &FieldNode::key);
  if (known != object.members.end()) {
    return *known;
  }
  object.members.push_back({key, object.pointer + "/" + key, {}, {}});
  return object.members.back();
}

}  // namespace

const FieldNode* FieldNode::member(const std::string& wanted) const {
  const auto known = std::ranges::find_if(
      members, [&](const FieldNode& node) { return node.key == wanted || (node.key == "*" && !wanted.empty()); });
  return known == members.end() ? nullptr : &*known;
}

FieldNode tree_of(const std::vector<FieldInfo>& fields) {
  FieldNode root;
  for (const FieldInfo& field : fields) {
    FieldNode* node = &root;
    for (std::size_t begin = 1; begin <= field.pointer.size();) {
      const std::size_t end = std::min(field.pointer.find('/', begin), field.pointer.size());
      node = &member_of(*node, field.pointer.substr(begin, end - begin));
      begin = end + 1;
    }
    node->info = field;
  }
  return root;
}

}  // namespace docket
