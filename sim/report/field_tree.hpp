// The table of fields as the tree that its pointers make.
#pragma once

#include <string>
#include <vector>

#include "docket/scenario/field_info.hpp"

namespace docket {

struct FieldNode {
  std::string key;      ///< "*" stands for every key
  std::string pointer;  ///< "/platform/pools/*"
  FieldInfo info;       ///< empty for the root, and for objects by id or word
  std::vector<FieldNode> members;

  /// The member that a key leads to, itself or as "*"; null when there is none.
  [[nodiscard]] const FieldNode* member(const std::string& key) const;
  [[nodiscard]] bool has_free_keys() const { return members.size() == 1 && members.front().key == "*"; }
  /// Named, or one of those by id or word.
  [[nodiscard]] bool has_entry() const { return !info.pointer.empty(); }
};

/// REQUIRES: an object stands before its members.
[[nodiscard]] FieldNode tree_of(const std::vector<FieldInfo>& fields);

}  // namespace docket
