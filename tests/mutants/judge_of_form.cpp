// Type, unit, bound and key set by the schema; references by the table of fields.
#include <algorithm>
#include <set>

#include "mutants/field_patterns.hpp"
#include "mutants/history_files.hpp"
#include "mutants/judges.hpp"
#include "support/schema_check.hpp"

namespace docket::test {
namespace {

using Json = nlohmann::json;

bool has_key_twice(const JsonTree& tree) {
  std::set<std::string> keys;
  const bool is_object = tree.kind == JsonTree::Kind::object;
  return std::ranges::any_of(tree.members, [&](const auto& member) {
    return (is_object && !keys.insert(member.key).second) || has_key_twice(member.value);
  });
}

void drop_nulls(Json& json) {
  if (json.is_object()) {
    for (auto member = json.begin(); member != json.end();) {
      member = member->is_null() ? json.erase(member) : std::next(member);
    }
  }
  if (json.is_structured()) {
    for (Json& part : json) {
      drop_nulls(part);
    }
  }
}

/// The section of the node, there only the node and its neighbours, and what every scenario must have. The rest of the
/// history is sound, and a validator of schemas is slow.
JsonTree excerpt_around(JsonTree tree, const Address& address) {
  const auto is_near = [](std::size_t index, std::size_t node, std::size_t size) {
    return node <= index + 1 && (index <= node + 1 || index + 1 == size);
  };
  JsonTree excerpt = {tree.kind, tree.scalar, {}};
  for (std::size_t i = 0; i < tree.members.size(); ++i) {
    auto& [key, section] = tree.members[i];
    const bool is_whole = address.size() < 2 || i != address[0] || section.kind == JsonTree::Kind::scalar;
    if (is_near(i, address[0], 0) || key == "docket" || key == "title" || key == "run") {
      JsonTree kept = is_whole ? section : JsonTree{section.kind, section.scalar, {}};
      for (std::size_t j = 0; !is_whole && j < section.members.size(); ++j) {
        if (key == "run" || is_near(j, address[1], section.members.size())) {
          kept.members.push_back(section.members[j]);
        }
      }
      excerpt.members.push_back({key, std::move(kept)});
    }
  }
  return excerpt;
}

void add_keys(const Json& json, const std::string& pointer, std::set<std::string>& ids) {
  const Json::json_pointer at(pointer);
  if (json.contains(at) && json.at(at).is_object()) {
    for (const auto& [key, value] : json.at(at).items()) {
      ids.insert(key);
    }
  }
}

/// The ids that the merged document gives to what `target` points to.
std::set<std::string> ids_of(const Json& merged, const std::string& target) {
  std::set<std::string> ids;
  const std::string regimes = "/regimes/*";
  if (target.starts_with(regimes) && merged.contains("regimes")) {
    for (const auto& [id, regime] : merged.at("regimes").items()) {
      add_keys(regime, target.substr(regimes.size()), ids);
    }
    return ids;
  }
  add_keys(merged, target, ids);
  if (target == "/orders") {
    add_keys(merged, "/order_streams", ids);
    add_keys(merged, "/work_streams", ids);
  }
  return ids;
}

/// What is named by keys, which the table tells in words only.
std::string target_of_keys(const std::string& pointer) {
  return pointer.ends_with("/after_act")     ? "/script"
         : pointer.ends_with("/also_covers") ? "/regimes/*/ladder/rungs"
                                             : "";
}

class References {
 public:
  explicit References(const Json& merged) : merged_(merged) {}

  bool is_dangling(const Json& json, const std::string& pointer) {
    const FieldInfo* field = field_at(pointer);
    if (field != nullptr && !field->refers_to.empty() && dangles(json, field->refers_to, field->choices)) {
      return true;
    }
    const std::string by_keys = json.is_object() ? target_of_keys(pointer) : "";
    if (!by_keys.empty() && dangles(json, by_keys, {})) {
      return true;
    }
    return json.is_object() && std::ranges::any_of(json.items(), [&](const auto& member) {
             return is_dangling(member.value(), pointer + "/" + member.key());
           });
  }

 private:
  bool dangles(const Json& json, const std::string& target, const std::vector<std::string>& choices) {
    const std::set<std::string> ids = ids_of(merged_, target);
    const auto is_unknown = [&](const std::string& word) {
      return !ids.contains(word) && std::ranges::find(choices, word) == choices.end();
    };
    if (json.is_string()) {
      return is_unknown(json.get<std::string>());
    }
    bool is_any = false;
    for (const auto& [key, value] : json.items()) {
      is_any = is_any || is_unknown(json.is_object() ? key : value.is_string() ? value.get<std::string>() : "");
    }
    return is_any;
  }

  const Json& merged_;
};

}  // namespace

std::string merged_pointer(const std::string& pointer) {
  const std::vector<std::string> steps = steps_of(pointer);
  const std::string includes = "/override";
  const auto at = pointer.find(includes);
  return steps.size() > 2 && steps[0] == "regimes" && steps[2] == "override"
             ? pointer.substr(0, at) + pointer.substr(at + includes.size())
             : pointer;
}

Json merged_history(Json history) {
  static const Json kRegime = Json::parse(source_text("scenarios/regimes/in-69a.json"));
  if (history.contains("regimes")) {
    for (Json& entry : history["regimes"]) {
      Json regime = kRegime;
      if (entry.contains("override")) {
        regime.merge_patch(entry["override"]);
      }
      entry = std::move(regime);
    }
  }
  return history;
}

bool has_dangling_reference(const Json& merged) {
  Json without_evidence = merged;
  without_evidence.erase("evidence");
  return References(merged).is_dangling(without_evidence, "");
}

std::string known_mistake(const JsonTree& tree, const Address& address) {
  if (has_key_twice(tree)) {
    return "key there twice";
  }
  Json excerpt = Json::parse(to_text(excerpt_around(tree, address)));
  drop_nulls(excerpt);
  if (!schema_violations(excerpt.dump(), FileKind::scenario).empty()) {
    return "type, unit, bound or key set";
  }
  Json history = Json::parse(to_text(tree));
  drop_nulls(history);
  const Json merged = merged_history(history);
  return has_dangling_reference(merged) ? "reference" : evidence_mistake(history, merged);
}

}  // namespace docket::test
