#include "mutants/field_patterns.hpp"

#include <algorithm>
#include <map>

#include "scenario/located_value.hpp"

namespace docket::test {
namespace {

using Steps = std::vector<std::string>;

/// By number of steps, so that little has to be compared.
std::map<std::size_t, std::vector<std::pair<Steps, FieldInfo>>> fields_by_depth() {
  std::map<std::size_t, std::vector<std::pair<Steps, FieldInfo>>> fields;
  for (FieldInfo& field : describe_scenario()) {
    const Steps steps = steps_of(field.pointer);
    fields[steps.size()].emplace_back(steps, std::move(field));
  }
  return fields;
}

bool matches(const Steps& pattern, const Steps& steps) {
  return std::ranges::equal(pattern, steps,
                            [](const std::string& a, const std::string& b) { return a == "*" || a == b; });
}

}  // namespace

std::vector<std::string> steps_of(const std::string& pointer) {
  return scenario_detail::pointer_steps(pointer).value_or(Steps{});
}

const FieldInfo* field_at(const std::string& pointer) {
  static const auto kFields = fields_by_depth();
  const Steps steps = steps_of(pointer);
  const auto same_depth = kFields.find(steps.size());
  if (same_depth == kFields.end()) {
    return nullptr;
  }
  const auto field =
      std::ranges::find_if(same_depth->second, [&steps](const auto& entry) { return matches(entry.first, steps); });
  return field == same_depth->second.end() ? nullptr : &field->second;
}

}  // namespace docket::test
