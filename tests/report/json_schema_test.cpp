// The published schema, held against every shipped file, against mistakes that a schema can see, and against the
// table's own examples.
#include "docket/report/json_schema.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <sstream>

#include "docket/scenario/field_info.hpp"
#include "support/schema_check.hpp"

namespace docket {
namespace {

using Json = nlohmann::ordered_json;
using test::schema_violations;
using test::violations_of;

const std::filesystem::path kSource = DOCKET_SOURCE_DIR;

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

FileKind kind_of(const std::string& text) {
  const Json document = Json::parse(text);
  return document.contains("docket_facts")    ? FileKind::facts
         : document.contains("docket_regime") ? FileKind::regime
         : document.contains("docket_study")  ? FileKind::study
                                              : FileKind::scenario;
}

std::string joined(const std::vector<std::string>& lines) {
  return std::accumulate(lines.begin(), lines.end(), std::string(),
                         [](const std::string& text, const std::string& line) { return text + line + "\n"; });
}

TEST(PublishedSchema, TakesEveryShippedFile) {
  std::size_t files = 0;
  for (const char* folder : {"scenarios", "seeds"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(kSource / folder)) {
      if (entry.path().extension() == ".json") {
        const std::string text = text_of(entry.path());
        const auto violations = schema_violations(text, kind_of(text));
        EXPECT_TRUE(violations.empty()) << entry.path() << "\n" << joined(violations);
        ++files;
      }
    }
  }
  EXPECT_GE(files, 15U);
}

Json sound_scenario() {
  Json scenario = Json::parse(text_of(kSource / "scenarios/india-2021/history.json"));
  EXPECT_TRUE(schema_violations(scenario.dump(), FileKind::scenario).empty());
  return scenario;
}

struct Fault {
  const char* pointer;
  const char* value;  ///< as JSON; empty: removed
};

class AFaultThatASchemaCanSee : public testing::TestWithParam<Fault> {};

TEST_P(AFaultThatASchemaCanSee, IsRefused) {
  Json scenario = sound_scenario();
  const Json::json_pointer at(GetParam().pointer);
  if (*GetParam().value == '\0') {
    scenario[at.parent_pointer()].erase(at.back());
  } else {
    scenario[at] = Json::parse(GetParam().value);
  }
  EXPECT_FALSE(schema_violations(scenario.dump(), FileKind::scenario).empty())
      << GetParam().pointer << " = " << GetParam().value;
}

INSTANTIATE_TEST_SUITE_P(
    OfForm, AFaultThatASchemaCanSee,
    testing::Values(
        Fault{"/title", ""}, Fault{"/docket", "2"}, Fault{"/docket", ""}, Fault{"/run", ""}, Fault{"/run/seed", "-1"},
        Fault{"/run/seed", "1.5"}, Fault{"/run/starts_at", "\"2021-01-31\""},
        Fault{"/run/starts_at", "\"2021-01-31T12:00:00\""}, Fault{"/run/sample_every", "2"},
        Fault{"/run/sample_every", "\"2 weeks\""}, Fault{"/run/warm_up", "\"none\""},
        Fault{"/run/precision", R"({"metric": "x", "relative": 1, "absolute": 1})"}, Fault{"/runs", "{}"},
        Fault{"/platform/pools/legal/reviewers", "2.5"}, Fault{"/platform/pools/legal/reviewers", "\"many\""},
        Fault{"/platform/pools/legal/absense", "0.1"}, Fault{"/platform/pools/legal/absence", "1.5"},
        Fault{"/platform/pools/a b", R"({"reviewers": 1})"}, Fault{"/platform/pools/legal/cost_per_hour", "3"},
        Fault{"/platform/stages/policy-review/discipline", "\"fif\""},
        Fault{"/platform/stages/policy-review/handling", R"({"gama": {"mean": "1h", "cv": 1}})"},
        Fault{"/platform/stages/policy-review/handling", R"({"gamma": {"mean": "1h"}})"},
        Fault{"/platform/stages/policy-review/handling", R"({"gamma": {"mean": "1h", "cv": -1}})"},
        Fault{"/platform/stages/policy-review/handling", R"({"poisson": {"mean": 3}})"},
        Fault{"/platform/stages/policy-review/handling", R"({"uniform": ["1h"]})"},
        Fault{"/platform/stages/policy-review/handling", "5"},
        Fault{"/platform/stages/policy-review/judgement/unlawful", R"({"sensitivity": 1})"},
        Fault{"/platform/stages/policy-review/judgement/unlawful/sensitivity", "\"0.9\""},
        Fault{"/order_streams", R"({"s": {"from": "meity", "regime": "in-69a"}})"},
        Fault{"/order_streams", R"({"s": {"from": "a", "regime": "b", "arrivals": {"poisson": {"every": "0s"}}}})"},
        Fault{"/work_streams",
              R"({"w": {"entry": "s", "arrivals": {"sine": {"every": "1h", "amplitude": 2, "period": "1d"}}}})"},
        Fault{"/work_streams",
              R"({"w": {"entry": "s", "arrivals": {"weekly": {"every": "1h", "weights": {"mon": [-1]}}}}})"},
        Fault{"/work_streams",
              R"({"w": {"entry": "s", "arrivals": {"weekly": {"every": "1h", "weights": {"day": 1}}}}})"},
        Fault{"/order_streams", R"({"s": {"from": "a", "regime": "b", "trace": [["1h", 0]]}})"},
        Fault{"/platform/shifts", R"({"office": {"weekly": {"someday": "09:00-10:00"}}})"},
        Fault{"/platform/shifts", R"({"office": {"weekly": {"sat": "9-10"}}})"},
        Fault{"/item_groups/list-1/count", "0"},
        Fault{"/item_groups/list-1/kinds/account", R"({"share": 1, "count": 2})"},
        Fault{"/item_groups/list-1/kinds/account", "{}"},
        Fault{"/regimes/in-69a", R"({"file": "x.json", "title": "y"})"},
        Fault{"/regimes/in-69a", R"({"title": "no deadline, no territory"})"},
        Fault{"/orders/first-list/served_at", ""}, Fault{"/orders/first-list/items", "\"list-1\""},
        Fault{"/record/R", R"({"all_dark": {"order": "first-list", "between": ["2021-01-31T12:00:00Z"]}})"}));

TEST(PublishedSchema, TakesAFactorOfOneFormOrOfATable) {
  const auto violations = [](const std::string& factor) {
    return schema_violations(R"({"docket_study": 1, "scenario": "a.json", "factors": {"f": )" + factor + "}}",
                             FileKind::study);
  };
  EXPECT_TRUE(violations(R"({"at": "/run/seed", "values": [1]})").empty());
  EXPECT_TRUE(violations(R"({"at": "/run/seed"})").empty());
  EXPECT_FALSE(violations(R"({"at": "/run/seed", "values": [1], "files": {"b": "b.json"}})").empty());
}

TEST(PublishedSchema, TakesWhatAnExtendingFileMayDo) {
  for (
      const char* patch :
      {R"({"extends": "history.json"})", R"({"extends": "history.json", "script": null, "title": "another"})",
       R"({"extends": "a.json", "platform": {"pools": {"legal": {"reviewers": null, "absence": 0.5}}}})",
       R"({"extends": "a.json", "platform": {"stages": {"s": {"handling": {"gamma": {"cv": 2}}}}}})",
       R"({"extends": "a.json", "regimes": {"r": {"override": {"governs": {"platform": "immediate"}}}, "q": null}})"}) {
    const auto violations = schema_violations(patch, FileKind::scenario);
    EXPECT_TRUE(violations.empty()) << patch << "\n" << joined(violations);
  }
}

TEST(PublishedSchema, TakesArrivalsWhoseRateChanges) {
  Json scenario = sound_scenario();
  for (const char* arrivals :
       {R"({"sine": {"rate": 3, "per": "1h", "amplitude": 0.5, "period": "1d", "phase": "6h"}})",
        R"({"weekly": {"every": "1h", "weights": {"mon-fri": [1, 2, 3], "sat,sun": 1}, "time_zone": "UTC"}})"}) {
    scenario["work_streams"]["w"] = {{"entry", "policy-review"}, {"arrivals", Json::parse(arrivals)}};
    const auto violations = schema_violations(scenario.dump(), FileKind::scenario);
    EXPECT_TRUE(violations.empty()) << arrivals << "\n" << joined(violations);
  }
}

TEST(PublishedSchema, HoldsAnExtendingFileToTheLanguageAllTheSame) {
  for (const char* patch :
       {R"({"extends": 3})", R"({"extends": "a.json", "platfrom": {}})",
        R"({"extends": "a.json", "platform": {"pools": {"legal": {"reviewers": 2.5}}}})",
        R"({"extends": "a.json", "regimes": {"r": {"override": {"governs": {"platfrom": "x"}}}}})"}) {
    EXPECT_FALSE(schema_violations(patch, FileKind::scenario).empty()) << patch;
  }
}

std::string with_definitions(const std::string& fragment) {
  return R"({"definitions": )" + schema_definitions() + R"(, "allOf": [)" + fragment + "]}";
}

TEST(TheTable, GivesExamplesAndDefaultsThatItsOwnFragmentsTake) {
  for (const auto& fields : {describe_scenario(), describe_facts()}) {
    for (const FieldInfo& field : fields) {
      const std::string schema = with_definitions(field.schema);
      const auto violations = violations_of(schema, field.example);
      EXPECT_TRUE(violations.empty()) << field.pointer << ": " << field.example << "\n" << joined(violations);
      if (!field.fallback_json.empty()) {
        EXPECT_TRUE(violations_of(schema, field.fallback_json).empty()) << field.pointer << ": " << field.fallback_json;
      }
    }
  }
}

TEST(TheTable, GivesExamplesThatFitTheWholeSchema) {
  for (const FieldInfo& field : describe_scenario()) {
    const bool is_top = field.pointer.find('/', 1) == std::string::npos;
    if (is_top && field.pointer != "/extends") {
      Json scenario = Json::parse(R"({"docket": 1, "title": "t", "run": {"starts_at": "2021-01-31T12:00:00Z"}})");
      scenario[Json::json_pointer(field.pointer)] = Json::parse(field.example);
      const auto violations = schema_violations(scenario.dump(), FileKind::scenario);
      EXPECT_TRUE(violations.empty()) << field.pointer << ": " << field.example << "\n" << joined(violations);
    }
  }
}

}  // namespace
}  // namespace docket
