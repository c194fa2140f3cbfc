#include "study/factor_fields.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenario/json_text.hpp"
#include "scenario/scalar.hpp"
#include "scenario/written_places.hpp"
#include "study/amount.hpp"
#include "study/study_formats.hpp"

namespace docket::study_detail {

using namespace scenario_detail;

namespace {

struct WrittenRange {
  std::optional<Scalar> from;
  std::optional<Scalar> to;
  bool is_log = false;
};

void range_fields(Fields& f, WrittenRange& range) {
  f.optional("from", range.from, scalar_value().like("\"1h\""), "one end of a range");
  f.optional("to", range.to, scalar_value().like("\"36h\""), "its other end, above the first");
  f.optional("scale", range.is_log, choice<bool>({{"linear", false}, {"log", true}}),
             "log: equal steps in it multiply, so that small values get as much room as large ones", "\"linear\"");
}

std::optional<ValueRange> range_of(Fields& f, const WrittenRange& written) {
  if (!written.from || !written.to) {
    if (f.has("from") != f.has("to")) {
      f.error(f.has("from") ? "from" : "to", "\"from\" and \"to\" belong together");
    }
    return std::nullopt;
  }
  if (written.from->sort != written.to->sort || written.to->amount <= written.from->amount) {
    f.error("to", written.from->sort != written.to->sort
                      ? fmt::format("found {}, but \"from\" is one of the {}", shown(*f.at("to").value),
                                    plural_of(written.from->sort))
                      : std::string("\"to\" is not above \"from\""));
    return std::nullopt;
  }
  const bool has_ratio = written.from->sort == ScalarSort::number || written.from->sort == ScalarSort::duration;
  if (written.is_log && !(has_ratio && written.from->amount > 0)) {
    f.error("scale", "on a log scale \"from\" must be a number or duration above 0");
    return std::nullopt;
  }
  return ValueRange{*written.from, *written.to, written.is_log};
}

/// A step in the amounts of the range.
std::optional<double> step_for(Fields& f, const ValueRange& range, const Scalar& step) {
  constexpr double kDay = 86'400e6;
  const bool is_of_numbers = range.from.sort == ScalarSort::number;
  if (step.sort != (is_of_numbers ? ScalarSort::number : ScalarSort::duration) || step.amount <= 0) {
    f.error("step", fmt::format("found {}, expected a {} above 0", shown(*f.at("step").value),
                                is_of_numbers ? "number" : "duration"));
    return std::nullopt;
  }
  return range.from.sort == ScalarSort::date ? step.amount / kDay : step.amount;
}

void add_levels(Factor& factor, const std::vector<Scalar>& values) {
  for (const Scalar& value : values) {
    factor.levels.push_back(level_of(factor.pointer, {json_of(value), value}));
  }
}

void levels_of_range(Fields& f, const std::optional<Scalar>& step, std::uint64_t count, Factor& factor) {
  constexpr double kMostLevels = 100'000;
  const ValueRange& range = *factor.range;
  if (step && count > 0) {
    f.error("count", "expected at most one of \"step\" and \"count\"");
  } else if (step && range.is_log) {
    f.error("step", "a log scale has no equal steps", {}, "say with \"count\" how many values");
  } else if (step) {
    const auto amount = step_for(f, range, *step);
    if (amount && (range.to.amount - range.from.amount) / *amount > kMostLevels) {
      f.error("step", "this makes more than 100,000 values");
    } else if (amount) {
      add_levels(factor, in_steps(range, *amount));
    }
  } else if (count > 0) {
    add_levels(factor, evenly_spaced(range, count));
  }
}

void refuse_twins(Fields& f, const Factor& factor) {
  std::vector<std::string> names;
  for (const Level& level : factor.levels) {
    if (std::ranges::find(names, level.name) != names.end()) {
      f.error("values", quoted(level.name) + " stands there twice");
    }
    names.push_back(level.name);
  }
}

Level level_of_file(const std::string& pointer, const std::string& name, const LocatedValue& json) {
  PlacesByPointer parts;
  note_places(json, "", ElementsOfLists::noted, parts);
  Level level{name, {}, {pointer + "=" + to_compact_json(json)}};
  level.parts = std::make_shared<const PlacesByPointer>(std::move(parts));
  return level;
}

void need_pointer(Fields& f, bool needs_it) {
  if (f.is_reading() && needs_it && !f.has("at")) {
    f.error("", "key \"at\" is missing: the pointer of the value that is varied", {},
            "such as \"at\": \"/platform/pools/legal/reviewers\"");
  }
  if (f.is_reading() && !needs_it && f.has("at")) {
    f.error("at", "these levels say themselves what they set");
  }
}

}  // namespace

void factor_fields(Fields& f, const StudyFiles* files, bool has_table, Factor& factor) {
  std::vector<WrittenValue> values;
  WrittenRange range;
  std::optional<Scalar> step;
  std::uint64_t count = 0;
  if (f.is_reading()) {
    factor.place = f.node().value->spot.place();
  }
  f.optional("at", factor.pointer, pointer_text(), "the value of the scenario that is varied",
             "none: levels or scenarios are given; alone: a table has the values");
  f.optional("values", values, list_of(any_value()).like("[2, 4, 8]"), "what it may be, one after the other", "none");
  if (const Node list = f.at("values"); f.is_reading() && list && list.value->is(JsonType::array) && values.empty()) {
    f.error("values", "found an empty list, expected at least one value");
  }
  for (const WrittenValue& value : values) {
    factor.levels.push_back(level_of(factor.pointer, value));
  }
  f.values("files", file_name("policies/withhold-at-once.json"),
           "what it may be, each in a file of its own, such as a whole policy", "none", "withhold-at-once",
           [&](const Node& node, const std::string& name) {
             const auto mention = file_name("").read(f.reader(), node);
             if (const auto json = mention ? files->json_in(f.reader(), node) : std::nullopt) {
               factor.levels.push_back(level_of_file(factor.pointer, name, *json));
             }
           });
  f.values("levels", several_settings(), "several values of the scenario that change together", "none", "large-team",
           [&](const Node& node, const std::string& name) {
             if (auto settings = several_settings().read(f.reader(), node)) {
               factor.levels.push_back({name, {}, std::move(*settings)});
             }
           });
  f.values("scenarios", file_name("../../india-2021/withhold-on-receipt.json"),
           "whole scenarios, each in the place of the study's", "none", "withhold-on-receipt",
           [&](const Node& node, const std::string& name) {
             const auto mention = file_name("").read(f.reader(), node);
             if (const auto path = mention ? files->readable(f.reader(), node) : std::nullopt) {
               factor.levels.push_back({name, *path, {}});
             }
           });
  range_fields(f, range);
  f.optional("step", step, scalar_value().like("\"5h\""), "how far apart the values of a range are");
  f.optional("count", count, whole("values", 2, 100'000).as_setting().like("8"),
             "how many values of a range, both ends among them", "none: a sampling design takes any");
  const bool is_of_table = !f.is_reading() || (has_table && f.has("at"));
  if (!f.exactly_one_of({"values", "files", "levels", "scenarios", "from"}, is_of_table) || !f.is_reading()) {
    return;
  }
  need_pointer(f, !f.has("levels") && !f.has("scenarios"));
  factor.range = range_of(f, range);
  if (factor.range) {
    levels_of_range(f, step, count, factor);
  }
  refuse_twins(f, factor);
}

void uncertain_fields(Fields& f, UncertainInput& input) {
  std::optional<WrittenDistribution> distribution;
  WrittenRange range;
  f.required("at", input.pointer, pointer_text(), "the value of the scenario that is not known");
  f.optional("distribution", distribution, any_distribution(), "what it is drawn from");
  range_fields(f, range);
  if (!f.exactly_one_of({"distribution", "from"}) || !f.is_reading()) {
    return;
  }
  input.range = range_of(f, range);
  if (distribution) {
    input.distribution = distribution->distribution;
    input.is_time = distribution->is_time;
  }
}

}  // namespace docket::study_detail
