// Which values a headline figure can depend on is told by a rule; here values are really changed, and no figure may
// move of which the rule says that it cannot.
#include "report/headlines.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "docket/core/duration_text.hpp"
#include "docket/experiment/replicate.hpp"
#include "support/sanitizers.hpp"
#include "support/shipped_scenarios.hpp"
#include "support/small_scenario.hpp"

namespace docket {
namespace {

constexpr std::uint32_t kReplications = 3;

Replications play(const Scenario& scenario, const MetricCatalogue& catalogue) {
  ReplicateOptions options;
  options.replications = kReplications;
  options.seed = scenario.run.seed;
  options.threads = 1;
  return replicate(scenario, catalogue, options);
}

bool differ(double a, double b) { return std::isnan(a) != std::isnan(b) || (!std::isnan(a) && a != b); }

/// Other values for a row, as settings take them: the ends of its range, else what is a good deal smaller and larger.
std::vector<std::string> others(const LedgerRow& row) {
  if (row.range) {
    return {row.range->low_json, row.range->high_json};
  }
  if (!row.scalar) {
    return {};
  }
  const double amount = row.scalar->amount;
  if (row.scalar->sort == ScalarSort::duration) {
    const auto longer = Duration::microseconds(static_cast<std::int64_t>(amount) * 2 + 60'000'000);
    return {exact_duration(Duration::microseconds(static_cast<std::int64_t>(amount) / 2)), exact_duration(longer)};
  }
  const bool is_share = amount <= 1 && row.written.find('.') != std::string::npos;
  return is_share ? std::vector<std::string>{"0", "1"}
                  : std::vector<std::string>{std::to_string(static_cast<std::int64_t>(amount / 2)),
                                             std::to_string(static_cast<std::int64_t>(amount * 2))};
}

class Perturbation {
 public:
  explicit Perturbation(std::string name)
      : name_(std::move(name)), scenario_(test::read_shipped(name_)), catalogue_(scenario_) {
    before_ = play(scenario_, catalogue_);
  }

  /// How many changed scenarios were played.
  int run() {
    std::size_t number = 0;
    for (const LedgerRow& row : scenario_.evidence.rows) {
      for (const std::string& value : others(row)) {
        if (test::is_taken(number++, 11)) {
          change(row, value);
        }
      }
    }
    return played_;
  }

 private:
  void change(const LedgerRow& row, const std::string& value) {
    const DiskFiles files;
    const SystemZones zones;
    const auto changed = read_scenario(std::string(DOCKET_SOURCE_DIR) + "/scenarios/" + name_, files, zones,
                                       {{row.pointer + "=" + value}});
    if (!changed.has_value()) {
      return;  // a value that cannot be
    }
    const Replications after = play(changed.value(), catalogue_);
    if (after.results.size() < kReplications) {
      return;  // it stands still: there is no figure to compare
    }
    ++played_;
    const HeadlineSet allowed = moved_by(scenario_, row.pointer);
    for (std::size_t i = 0; i < catalogue_.size(); ++i) {
      const auto headline = headline_of(scenario_, catalogue_.info(i));
      if (headline && !allowed.has(*headline) && is_moved(after, i)) {
        ADD_FAILURE() << name_ << ": " << row.pointer << "=" << value << " moves " << catalogue_.info(i).name << " of "
                      << catalogue_.info(i).subject << ", which the rule calls impossible";
        return;
      }
    }
  }

  [[nodiscard]] bool is_moved(const Replications& after, std::size_t metric) const {
    for (std::size_t r = 0; r < kReplications; ++r) {
      if (differ(before_.results[r].metrics[metric], after.results[r].metrics[metric])) {
        return true;
      }
    }
    return false;
  }

  std::string name_;
  Scenario scenario_;
  MetricCatalogue catalogue_;
  Replications before_;
  int played_ = 0;
};

TEST(Headlines, NoValueMovesAFigureThatTheRuleCallsSafe) {
  int played = 0;
  for (const std::string& name : test::shipped_names()) {
    if (name.starts_with("india-2021/") || name.starts_with("tutorial/")) {
      played += Perturbation(name).run();
    }
  }
  EXPECT_GT(played, test::kIsSanitized ? 30 : 500);
}

TEST(Headlines, OfAReplayDependOnNoReviewer) {
  const Scenario replayed = test::read_shipped("india-2021/history.json");
  EXPECT_TRUE(moved_by(replayed, "/platform/pools/legal/reviewers").empty());
  EXPECT_TRUE(moved_by(replayed, "/authorities/meity/looks/every").empty());
  EXPECT_TRUE(moved_by(replayed, "/script/likes/at").empty()) << "nobody listens";
  EXPECT_EQ(moved_by(replayed, "/item_groups/list-1/truth/unlawful/share"), HeadlineSet(Headline::speech));
  EXPECT_EQ(moved_by(replayed, "/script/partly/share"), HeadlineSet::all());
}

TEST(Headlines, OfReviewDependOnTheTruthThatReviewersTryToSee) {
  const Scenario simulated = test::read_shipped("india-2021/review-then-decide.json");
  EXPECT_EQ(moved_by(simulated, "/item_groups/list-1/truth/unlawful/share"), HeadlineSet::all());
  EXPECT_EQ(moved_by(simulated, "/platform/pools/legal/reviewers"), HeadlineSet::all());
  EXPECT_TRUE(moved_by(simulated, "/item_groups/list-2/alleged/bot/share").empty()) << "no rule asks for it";
  EXPECT_TRUE(moved_by(simulated, "/orders/second-list/public_at").empty());
}

TEST(Headlines, EveryMetricThatIsShownHasAName) {
  const Scenario scenario = test::one_order();
  const MetricCatalogue catalogue(scenario);
  for (std::size_t i = 0; i < catalogue.size(); ++i) {
    if (const auto headline = headline_of(scenario, catalogue.info(i))) {
      EXPECT_FALSE(name_of(*headline).empty());
    }
  }
}

}  // namespace
}  // namespace docket
