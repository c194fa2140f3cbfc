// The table of fields, from the declarations that read.
#include <algorithm>

#include "scenario/json_text.hpp"
#include "scenario/sections.hpp"

namespace docket {

namespace scenario_detail {

namespace {

bool is_member_of(const FieldInfo& info, const std::string& object) {
  return info.pointer.size() > object.size() + 1 && info.pointer.starts_with(object + "/") &&
         info.pointer.find('/', object.size() + 1) == std::string::npos;
}

std::string key_of(const FieldInfo& info) { return info.pointer.substr(info.pointer.rfind('/') + 1); }

/// The first of several keys that exclude each other stands for them.
bool belongs_into_example(const FieldInfo& info) {
  return info.is_required || (!info.alternatives.empty() && info.alternatives.front() == key_of(info));
}

/// What an object at least holds; where nothing is required, its first member.
std::string example_of_members(const std::vector<DescribedField>& fields, const std::string& object) {
  std::string members;
  const FieldInfo* first = nullptr;
  for (const auto& [info, accepts] : fields) {
    if (!is_member_of(info, object)) {
      continue;
    }
    first = first == nullptr && info.file_role == FileRole::none && key_of(info) != "$schema" ? &info : first;
    if (belongs_into_example(info)) {
      members += (members.empty() ? "" : ", ") + quoted(key_of(info)) + ": " + info.example;
    }
  }
  if (members.empty() && first != nullptr) {
    members = quoted(key_of(*first)) + ": " + first->example;
  }
  return "{" + members + "}";
}

/// From the leaves up: members stand behind their object.
void fill_examples(std::vector<DescribedField>& fields) {
  for (auto field = fields.rbegin(); field != fields.rend(); ++field) {
    FieldInfo& info = field->info;
    if (!info.example.empty()) {
      continue;
    }
    if (info.key_example.empty()) {
      info.example = example_of_members(fields, info.pointer);
      continue;
    }
    const std::string each = info.pointer + "/*";
    const auto value = std::ranges::find(fields, each, [](const DescribedField& f) { return f.info.pointer; });
    const std::string example = value != fields.end() ? value->info.example : example_of_members(fields, each);
    info.example = "{" + quoted(info.key_example) + ": " + example + "}";
  }
}

}  // namespace

std::vector<DescribedField> described_by(const std::function<void(Fields&)>& declare) {
  std::vector<DescribedField> fields;
  Fields root(fields, "");
  declare(root);
  fill_examples(fields);
  return fields;
}

std::vector<FieldInfo> table_of(const std::vector<DescribedField>& fields) {
  std::vector<FieldInfo> infos;
  std::ranges::transform(fields, std::back_inserter(infos), &DescribedField::info);
  return infos;
}

std::vector<DescribedField> described_scenario() {
  return described_by([](Fields& root) {
    Scenario scenario;
    scenario_fields(root, scenario);
  });
}

std::vector<DescribedField> described_facts() { return described_by(facts_file_fields); }

}  // namespace scenario_detail

std::vector<FieldInfo> describe_scenario() { return scenario_detail::table_of(scenario_detail::described_scenario()); }

std::vector<FieldInfo> describe_facts() { return scenario_detail::table_of(scenario_detail::described_facts()); }

std::string schema_definitions() { return scenario_detail::distribution_definitions(); }

}  // namespace docket
