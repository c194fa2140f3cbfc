#include "scenario/merge_patch.hpp"

#include <algorithm>

namespace docket::scenario_detail {

namespace {

/// Evidence speaks of one value: an entry that changes brings all it says anew, so nothing of the old one stays.
bool holds_evidence(std::string_view pointer) {
  return pointer == "/evidence" || (pointer.starts_with("/regimes/") && pointer.ends_with("/evidence"));
}

void merge_member(LocatedValue& target, const LocatedMember& member, const NothingToDelete& nothing_to_delete,
                  const std::string& pointer) {
  if (!member.value.is(JsonType::null)) {
    LocatedValue& value = member_of(target, member.key, member.key_spot);
    if (holds_evidence(pointer)) {
      value = member.value;
    } else {
      merge_patch(value, member.value, nothing_to_delete, pointer_to(pointer, member.key));
    }
  } else if (target.find(member.key) != nullptr) {
    remove_member(target, member.key);
  } else {
    nothing_to_delete(pointer, target, member);
  }
}

/// It, or a value within it.
bool has_null_member(const LocatedValue& value) {
  return std::ranges::any_of(value.members,
                             [](const LocatedMember& member) {
                               return member.value.is(JsonType::null) || has_null_member(member.value);
                             }) ||
         std::ranges::any_of(value.elements.loose(), has_null_member);
}

}  // namespace

void merge_patch(LocatedValue& target, const LocatedValue& patch, const NothingToDelete& nothing_to_delete,
                 const std::string& pointer) {
  if (!patch.is(JsonType::object) || !target.is(JsonType::object)) {
    target = patch;  // nulls below a new object go when all is merged
    return;
  }
  for (const LocatedMember& member : patch.members) {
    merge_member(target, member, nothing_to_delete, pointer);
  }
}

void drop_null_members(LocatedValue& value) {
  if (!has_null_member(value)) {
    return;
  }
  std::vector<LocatedMember>& members = value.members.own();
  std::erase_if(members, [](const LocatedMember& member) { return member.value.is(JsonType::null); });
  for (LocatedMember& member : members) {
    drop_null_members(member.value);
  }
  for (LocatedValue& element : value.elements.own_loose()) {
    drop_null_members(element);
  }
}

}  // namespace docket::scenario_detail
