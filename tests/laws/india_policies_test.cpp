// How the simulated policies of India 2021 must compare, replication by replication: same items, same luck.
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "docket/experiment/replicate.hpp"
#include "support/shipped_scenarios.hpp"

namespace docket {
namespace {

using test::read_shipped;

constexpr std::uint32_t kReplications = 40;

struct Played {
  Scenario scenario;
  MetricCatalogue catalogue;
  Replications replications;

  [[nodiscard]] double value(std::size_t replication, MetricScope scope, const std::string& subject,
                             const std::string& name) const {
    return replications.results[replication].metrics[catalogue.find(scope, subject, name).value()];
  }
  [[nodiscard]] double mean(MetricScope scope, const std::string& subject, const std::string& name) const {
    return replications.interval(catalogue.find(scope, subject, name).value()).mean;
  }
};

Played play(const std::string& name, std::vector<std::string> settings = {}) {
  settings.emplace_back("/authorities/meity/escalation=null");
  Scenario scenario = read_shipped("india-2021/" + name, settings);
  MetricCatalogue catalogue(scenario);
  ReplicateOptions options;
  options.replications = kReplications;
  options.seed = scenario.run.seed;
  Replications replications = replicate(scenario, catalogue, options);
  return {std::move(scenario), std::move(catalogue), std::move(replications)};
}

constexpr double kRounding = 1e-9;

TEST(IndiaPolicies, OrderThemselvesByHowMuchTheyDarken) {
  const Played withhold = play("withhold-on-receipt.json");
  const Played review = play("review-then-decide.json");
  const Played refuse = play("refuse-newsworthy.json");
  int differences = 0;
  const auto expect_falling = [&](std::size_t r, MetricScope scope, const std::string& subject, const std::string& name,
                                  double sign) {
    const double most = sign * withhold.value(r, scope, subject, name);
    const double middle = sign * review.value(r, scope, subject, name);
    const double least = sign * refuse.value(r, scope, subject, name);
    EXPECT_GE(most, middle - kRounding) << subject << " " << name << " in replication " << r;
    EXPECT_GE(middle, least - kRounding) << subject << " " << name << " in replication " << r;
    differences += most > middle + kRounding ? 1 : 0;
    differences += middle > least + kRounding ? 1 : 0;
  };
  for (std::size_t r = 0; r < kReplications; ++r) {
    for (const char* order : {"first-list", "second-list"}) {
      for (const char* reading : {"immediate", "one-day", "rules-36h"}) {
        expect_falling(r, MetricScope::source, order, std::string("compliance_time_share.") + reading, 1);
      }
    }
    for (const char* kind : {"account", "post"}) {
      expect_falling(r, MetricScope::kind, kind, "overblocked_item_hours", 1);
      expect_falling(r, MetricScope::kind, kind, "underblocked_item_hours", -1);
    }
  }
  // Ten comparisons a replication, each of two pairs: the order is no tie.
  EXPECT_GT(differences, static_cast<int>(kReplications) * 15);
}

/// Mean overblocked item-hours of all kinds, for one time that the platform works to.
double overblocked(const std::string& within, bool is_clocked) {
  std::vector<std::string> settings = {"/regimes/in-69a/override/readings/one-day/within=" + within};
  if (!is_clocked) {
    settings.emplace_back("/platform/stages/policy-review/rushed=null");
    settings.emplace_back("/platform/policy/order=[\"judged-unlawful\",\"otherwise\"]");
    settings.emplace_back("/platform/policy/rules/out-of-time=null");
    settings.emplace_back("/evidence/~1platform~1stages~1policy-review~1rushed~1judgement~1unlawful~1specificity=null");
    settings.emplace_back("/evidence/~1platform~1policy~1rules~1out-of-time~1when~1time_left_below=null");
  }
  const Played played = play("review-then-decide.json", settings);
  return played.mean(MetricScope::kind, "account", "overblocked_item_hours") +
         played.mean(MetricScope::kind, "post", "overblocked_item_hours");
}

TEST(IndiaPolicies, AShorterTimeDarkensMoreLawfulItemsOnlyThroughHasteAndTheClock) {
  const double slow = overblocked("36h", true);
  const double fast = overblocked("3h", true);
  const double fastest = overblocked("1h", true);
  EXPECT_GT(fast, slow * 1.01);
  EXPECT_GT(fastest, fast * 1.001);
  EXPECT_EQ(overblocked("36h", false), overblocked("3h", false));
  EXPECT_EQ(overblocked("3h", false), overblocked("1h", false));
}

}  // namespace
}  // namespace docket
