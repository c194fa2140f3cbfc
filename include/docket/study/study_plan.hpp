// The points of a study: which scenarios it plays, in which order.
//
// A point is a scenario file and settings, so `docket run FILE --set …` plays it again. Seeds and numbers of
// replications are the same at every point, so the same replication of two points has the same luck: their difference
// is due to what was varied.
//
// Values that the evidence says move together (same_as) do so here too, unless they are set themselves. What is drawn
// from ranges of the evidence keeps their `below` and `above`. Where the field of a range takes whole numbers only, so
// does the range.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "docket/core/problem.hpp"
#include "docket/scenario/scenario.hpp"
#include "docket/study/study.hpp"

namespace docket {

struct StudyPoint {
  std::string file;
  std::vector<std::string> settings;  ///< "/pointer=value", in their order
  std::vector<std::string> shown;     ///< what each input is here; empty where the scenario has no such value
  std::uint32_t line = 0;             ///< of the table that it is a row of; 0: of none
};

struct StudyPlan {
  std::vector<std::string> inputs;  ///< ids of factors and uncertain inputs, then pointers into the evidence
  std::vector<StudyPoint> points;
  std::string seed = {};       ///< of all points, as --set takes it
  std::uint64_t left_out = 0;  ///< points of the design that constraints forbid
};

/// More would hardly be meant.
inline constexpr std::uint64_t kMostPoints = 1'000'000;

/// The scenario files that its points may choose, each once.
std::vector<std::string> scenario_files(const Study& study);

/// `scenarios` are those of scenario_files(), as they are read without settings. `settings` are those of the user:
/// they count after what the study says of all points, and before what it varies; one that it overwrites at every point
/// is refused. Ranges of the evidence are not drawn where the user sets the value. The same study, scenarios and
/// settings make the same plan everywhere.
Result<StudyPlan> plan_of(const Study& study, const std::map<std::string, Scenario>& scenarios,
                          const std::vector<std::string>& settings = {});

}  // namespace docket
