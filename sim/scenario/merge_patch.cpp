#include "scenario/merge_patch.hpp"

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
  std::erase_if(value.members, [](const LocatedMember& member) { return member.value.is(JsonType::null); });
  for (LocatedMember& member : value.members) {
    drop_null_members(member.value);
  }
  for (LocatedValue& element : value.elements.loose()) {
    drop_null_members(element);
  }
}

}  // namespace docket::scenario_detail
