#include "study/setting_place.hpp"

#include <algorithm>
#include <optional>

#include "scenario/located_value.hpp"
#include "scenario/written_places.hpp"
#include "study/companions.hpp"

namespace docket::study_detail {
namespace {

/// The row of the table that the point is.
const std::vector<Level>& row_at(const Study& study, std::uint32_t line) {
  return *std::ranges::lower_bound(study.table, line, {},
                                   [](const std::vector<Level>& row) { return row.front().place.line; });
}

bool makes(const Level& level, const std::string& setting) {
  return std::ranges::find(level.settings, setting) != level.settings.end();
}

Place place_within(const Level& level, const Factor& factor, const std::string& part) {
  if (level.parts) {
    return *scenario_detail::nearest_place(*level.parts, part);
  }
  return level.place.line > 0 ? level.place : factor.place;
}

std::optional<Place> place_in_factors(const Study& study, const StudyPoint& point, const std::string& setting,
                                      const std::string& part) {
  for (std::size_t i = 0; i < study.factors.size(); ++i) {
    const Factor& factor = study.factors[i];
    const auto in_study = std::ranges::find_if(factor.levels, [&](const Level& one) { return makes(one, setting); });
    const Level* level = in_study == factor.levels.end() ? nullptr : &*in_study;
    if (point.line > 0) {
      level = makes(row_at(study, point.line)[i], setting) ? &row_at(study, point.line)[i] : nullptr;
    }
    if (level != nullptr) {
      return place_within(*level, factor, part);
    }
    if (point.line == 0 && factor.pointer == pointer_of(setting)) {
      return factor.place;  // some value of a range
    }
  }
  return std::nullopt;
}

/// Of what it says of all points, in words of its own; empty: it says nothing of it.
std::string own_key(const Study& study, const std::string& pointer) {
  const std::string key = pointer == "/run/replications" ? (study.budget ? "/budget" : "/replications")
                          : pointer == "/run/seed"       ? "/seed"
                          : pointer == "/run/precision"  ? "/precision"
                                                         : "";
  return study.places.contains(key) ? key : "";
}

/// What it draws, by its own pointer.
std::string pointer_of_drawn(const Study& study, const std::string& pointer) {
  const auto input = std::ranges::find(study.uncertain, pointer, &UncertainInput::pointer);
  if (input != study.uncertain.end()) {
    return scenario_detail::pointer_to("/uncertain", input->id);
  }
  const auto range =
      std::ranges::find_if(study.evidence_ranges, [&](const std::string& above) { return is_within(pointer, above); });
  return range == study.evidence_ranges.end()
             ? ""
             : "/evidence_ranges/" + std::to_string(range - study.evidence_ranges.begin());
}

}  // namespace

PlacedSetting place_of_setting(const Study& study, const StudyPoint& point, const std::string& setting,
                               const std::string& pointer) {
  const std::string whole = pointer_of(setting);
  const std::string part = is_within(pointer, whole) ? pointer.substr(whole.size()) : "";
  const auto in_factors = place_in_factors(study, point, setting, part);
  if (in_factors) {
    return {*in_factors, pointer};
  }
  if (const std::string key = own_key(study, whole); !key.empty()) {
    return {study.place_of(key + part), key + part};
  }
  return {study.place_of(pointer_of_drawn(study, whole) + part), pointer};
}

}  // namespace docket::study_detail
