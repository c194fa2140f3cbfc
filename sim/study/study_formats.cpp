#include "study/study_formats.hpp"

#include <algorithm>

#include "scenario/scalar.hpp"
#include "study/amount.hpp"
#include "study/companions.hpp"

namespace docket::study_detail {

using namespace scenario_detail;

namespace {

/// The schema of what a schema cannot say more about.
constexpr const char* kAnything = "{}";

bool has_text(const LocatedValue& value) {
  return (value.is(JsonType::text)) ||
         std::ranges::any_of(value.members, [](const LocatedMember& member) { return has_text(member.value); }) ||
         std::ranges::any_of(value.elements.loose(), has_text);
}

/// Settings count in their order: one within another has to stand behind it.
void refuse_overwritten(Reader& reader, const Node& at, const std::string& pointer,
                        const std::vector<std::string>& earlier) {
  for (const std::string& setting : earlier) {
    const std::string before = pointer_of(setting);
    if (before != pointer && is_within(before, pointer)) {
      reader.error(at, "this leaves nothing of " + quoted(before) + ", which stands before it", {},
                   "put what is set within " + quoted(pointer) + " behind it");
    }
  }
}

std::optional<std::string> pointer_in(Reader& reader, const Node& at, const std::string& written) {
  const auto steps = pointer_steps(written);
  if (steps && !steps->empty() && written.find('=') == std::string::npos) {
    return written;
  }
  const std::string slashed = "/" + written;
  reader.error(at, "found " + quoted(written) + ", expected a pointer into the scenario",
               !written.starts_with('/') && pointer_steps(slashed) ? slashed : "",
               "such as \"/platform/pools/legal/reviewers\"");
  return std::nullopt;
}

}  // namespace

Format<WrittenValue> any_value() {
  return {"any value",
          "what may stand in the scenario there",
          [](Reader&, const Node& node, const std::string&) -> std::optional<WrittenValue> {
            return WrittenValue{to_compact_json(*node.value), scalar_of(*node.value), node.value->spot.place()};
          },
          {},
          "",
          {},
          {false, "4", kAnything}};
}

Format<Scalar> scalar_value() {
  return {"number, duration, instant or date",
          "a number, duration, instant or date",
          [](Reader& reader, const Node& node, const std::string& what) -> std::optional<Scalar> {
            const auto scalar = scalar_of(*node.value);
            if (!scalar) {
              reader.expected(node, what);
            }
            return scalar;
          },
          {},
          "",
          {},
          {false, "4", fragment::any_of({fragment::number(-1e100, 1e100), fragment::text()})}};
}

Format<std::string> pointer_text() {
  return {"pointer",
          "a pointer into the scenario",
          [](Reader& reader, const Node& node, const std::string& what) -> std::optional<std::string> {
            if (!node.value->is(JsonType::text)) {
              reader.expected(node, what);
              return std::nullopt;
            }
            return pointer_in(reader, node, node.value->text);
          },
          {},
          "",
          {},
          {false, "\"/platform/pools/legal/reviewers\"", fragment::text_like("^/")}};
}

Format<std::vector<std::string>> several_settings() {
  return {"values by pointer",
          "an object of values by their pointers into the scenario",
          [](Reader& reader, const Node& node, const std::string& what) -> std::optional<std::vector<std::string>> {
            if (!node.value->is(JsonType::object)) {
              reader.expected(node, what);
              return std::nullopt;
            }
            std::vector<std::string> settings;
            for (const LocatedMember& member : node.value->members) {
              const Node at{&member.value, pointer_to(node.pointer, member.key)};
              if (const auto pointer = pointer_in(reader, at, member.key)) {
                refuse_overwritten(reader, at, *pointer, settings);
                settings.push_back(*pointer + "=" + to_compact_json(member.value));
              }
            }
            return settings;
          },
          {},
          "",
          {},
          {false, R"({"/platform/pools/legal/reviewers": 6})", fragment::object_by("^/")}};
}

Format<WrittenDistribution> any_distribution() {
  return {"distribution of times or numbers",
          "a distribution such as {\"uniform\": [0.1, 0.9]}",
          [](Reader& reader, const Node& node, const std::string&) -> std::optional<WrittenDistribution> {
            const bool is_time = has_text(*node.value);
            const auto read = (is_time ? time_distribution() : plain_distribution()).read(reader, node);
            return read ? std::optional(WrittenDistribution{*read, is_time}) : std::nullopt;
          },
          {},
          "",
          {},
          {false, R"({"uniform": [0.1, 0.9]})", fragment::any_of({times_fragment(), numbers_fragment()})}};
}

Level level_of(const std::string& pointer, const WrittenValue& value) {
  return {name_of_json(value.json), {}, {pointer + "=" + value.json}, value.amount, value.place};
}

}  // namespace docket::study_detail
