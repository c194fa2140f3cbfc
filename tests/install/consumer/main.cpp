// A scenario, run in ten lines by another project.
#include <cstdio>
#include <docket/cli/disk_files.hpp>
#include <docket/cli/system_zones.hpp>
#include <docket/experiment/replicate.hpp>
#include <docket/scenario/read_scenario.hpp>

int main() {
  const auto read = docket::read_scenario(DOCKET_DATA_DIR "/scenarios/india-2021/review-then-decide.json",
                                          docket::DiskFiles(), docket::SystemZones());
  const docket::Scenario& scenario = read.value();
  const docket::MetricCatalogue catalogue(scenario);
  const auto played = docket::replicate(scenario, catalogue, {.replications = 20, .seed = scenario.run.seed});
  const auto metric = catalogue.find(docket::MetricScope::source, "first-list", "compliance_time_share.immediate");
  const docket::Interval share = played.interval(metric.value());
  std::printf("first list dark since due: %.3f +- %.3f\n", share.mean, share.half_width);
  return share.mean > 0 && share.mean < 1 && played.results.size() == 20 ? 0 : 1;
}
