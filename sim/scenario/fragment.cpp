#include "scenario/fragment.hpp"

#include <fmt/format.h>

#include <cmath>

#include "scenario/json_text.hpp"

namespace docket::scenario_detail::fragment {

namespace {

constexpr double kUnbounded = 1e100;

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    text += (text.empty() ? "" : ", ") + part;
  }
  return text;
}

std::string bounded(std::string_view type, double low, double high, bool excludes_low) {
  std::string text = fmt::format(R"({{"type": "{}")", type);
  text += low > -kUnbounded ? fmt::format(R"(, "{}": {})", excludes_low ? "exclusiveMinimum" : "minimum", low) : "";
  text += high < kUnbounded ? fmt::format(R"(, "maximum": {})", high) : "";
  return text + "}";
}

std::string properties_of(const std::vector<Member>& members) {
  std::vector<std::string> parts;
  for (const Member& member : members) {
    parts.push_back(quoted(member.key) + ": " + member.fragment);
  }
  return R"("properties": {)" + joined(parts) + R"(}, "additionalProperties": false)";
}

}  // namespace

std::string text() { return R"({"type": "string"})"; }

std::string text_like(std::string_view pattern) { return R"({"type": "string", "pattern": )" + quoted(pattern) + "}"; }

std::string boolean() { return R"({"type": "boolean"})"; }

std::string number(double low, double high, bool excludes_low) { return bounded("number", low, high, excludes_low); }

std::string whole(double low, double high) { return bounded("integer", low, high, false); }

std::string words(const std::vector<std::string>& words) {
  std::vector<std::string> all;
  for (const std::string& word : words) {
    all.push_back(quoted(word));
  }
  return R"({"enum": [)" + joined(all) + "]}";
}

std::string any_of(const std::vector<std::string>& fragments) { return R"({"anyOf": [)" + joined(fragments) + "]}"; }

std::string list(const std::string& element, std::size_t lowest, std::size_t highest) {
  std::string text = R"({"type": "array", "items": )" + element;
  text += lowest > 0 ? fmt::format(R"(, "minItems": {})", lowest) : "";
  text += highest > 0 ? fmt::format(R"(, "maxItems": {})", highest) : "";
  return text + "}";
}

std::string definition(std::string_view name) { return fmt::format(R"({{"$ref": "#/definitions/{}"}})", name); }

std::string object(const std::vector<Member>& members) {
  std::vector<std::string> required;
  for (const Member& member : members) {
    if (member.is_required) {
      required.push_back(quoted(member.key));
    }
  }
  const std::string demand = required.empty() ? "" : R"(, "required": [)" + joined(required) + "]";
  return R"({"type": "object", )" + properties_of(members) + demand + "}";
}

std::string one_member(const std::vector<Member>& members) {
  return R"({"type": "object", "minProperties": 1, "maxProperties": 1, )" + properties_of(members) + "}";
}

std::string object_by(std::string_view key_pattern, const std::string& value) {
  const std::string keys = key_pattern.empty() ? "" : R"(, "propertyNames": {"pattern": )" + quoted(key_pattern) + "}";
  const std::string values = value.empty() ? "" : R"(, "additionalProperties": )" + value;
  return R"({"type": "object")" + keys + values + "}";
}

}  // namespace docket::scenario_detail::fragment
