#include "experiment/stopping_rule.hpp"

#include <gtest/gtest.h>

#include "docket/core/check.hpp"

namespace docket::experiment_detail {
namespace {

Scenario two_streams() {
  Scenario scenario;
  scenario.sources = {{"first", SourceKind::work_stream, AuthorityId::none(), RegimeId::none()},
                      {"second", SourceKind::work_stream, AuthorityId::none(), RegimeId::none()}};
  return scenario;
}

TEST(StoppingRule, WatchesTheFirstMetricOfThatNameUnlessASubjectIsNamed) {
  const MetricCatalogue catalogue(two_streams());
  PrecisionSpec wanted;
  wanted.metric = "items_withdrawn";
  EXPECT_EQ(catalogue.info(stopping_rule(wanted, 1, catalogue).metric).subject, "first");
  wanted.subject = "second";
  EXPECT_EQ(catalogue.info(stopping_rule(wanted, 1, catalogue).metric).subject, "second");
}

TEST(StoppingRule, ReadsTheHalfWidthAsAShareOrInTheMetricsUnit) {
  const MetricCatalogue catalogue(two_streams());
  PrecisionSpec wanted{"items", "", 0.05, true, 100};
  EXPECT_EQ(stopping_rule(wanted, 1, catalogue).precision.relative, 0.05);
  EXPECT_EQ(stopping_rule(wanted, 1, catalogue).precision.absolute, 0);
  wanted.is_relative = false;
  EXPECT_EQ(stopping_rule(wanted, 1, catalogue).precision.absolute, 0.05);
  EXPECT_EQ(stopping_rule(wanted, 1, catalogue).precision.relative, 0);
}

TEST(StoppingRule, GivesNoVerdictBeforeTheWrittenNumberOfReplications) {
  const MetricCatalogue catalogue(two_streams());
  const PrecisionSpec wanted{"items", "", 0.05, true, 100};
  EXPECT_EQ(stopping_rule(wanted, 30, catalogue).precision.fewest, 30U);
  EXPECT_EQ(stopping_rule(wanted, 2, catalogue).precision.fewest, 10U);
}

TEST(StoppingRule, RefusesWhatIsNotMeasured) {
  const MetricCatalogue catalogue(two_streams());
  EXPECT_THROW(stopping_rule({"happiness", "", 0.05, true, 100}, 1, catalogue), Fault);
  EXPECT_THROW(stopping_rule({"items_withdrawn", "third", 0.05, true, 100}, 1, catalogue), Fault);
}

}  // namespace
}  // namespace docket::experiment_detail
