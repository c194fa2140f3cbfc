#include "scenario/names.hpp"

namespace docket::scenario_detail {

std::uint32_t NameTable::add(const std::string& word) {
  const auto [entry, is_new] = index_.try_emplace(word, static_cast<std::uint32_t>(words_.size()));
  if (is_new) {
    words_.push_back(word);
  }
  return entry->second;
}

void NameTable::add_keys_of(const LocatedValue* object) {
  if (object != nullptr) {
    is_complete_ = is_complete_ && object->is(JsonType::object);
    for (const LocatedMember& member : object->members) {
      add(member.key);
    }
  }
}

std::optional<std::uint32_t> NameTable::find(const std::string& word) const {
  const auto found = index_.find(word);
  return found == index_.end() ? std::nullopt : std::optional(found->second);
}

const Names& Names::none() {
  static const Names none;
  return none;
}

Names Names::of(const LocatedValue& root) {
  Names names;
  for (NameTable* table : {&names.regimes, &names.groups, &names.authorities, &names.shifts, &names.channels,
                           &names.pools, &names.stages, &names.acts}) {
    table->add_keys_of(find_at(root, table->pointer()));
  }
  if (const LocatedValue* regimes = root.find("regimes")) {
    for (const LocatedMember& regime : regimes->members) {
      names.rungs.add_keys_of(find_at(regime.value, "/ladder/rungs"));
    }
  }
  names.traits.add("unlawful");
  names.traits.add("breaks_own_rules");
  return names;
}

}  // namespace docket::scenario_detail
