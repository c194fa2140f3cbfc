#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "report/blocks.hpp"
#include "report/conduct.hpp"
#include "report/figures.hpp"
#include "report/measured.hpp"
#include "report/text_table.hpp"

namespace docket {
namespace {

constexpr std::array kStages = {"none", "threatened", "referred", "before a court"};

// "threatened in 93 % of replications, referred in 2 %"
std::string stages_reached(const Measured& regime) {
  const std::vector<double> stages = regime.values("exposure_stage");
  std::string text;
  for (std::size_t stage = 1; stage < kStages.size(); ++stage) {
    const auto count = std::ranges::count(stages, static_cast<double>(stage));
    if (count > 0) {
      text += fmt::format("{}{} in {} of replications", text.empty() ? "" : ", ", kStages[stage],
                          share_of(static_cast<std::uint64_t>(count), stages.size()));
    }
  }
  return text.empty() ? "none in any replication" : text;
}

std::string exposure_of(const Regime& regime, const Measured& measured) {
  std::string text = "criminal exposure: " + stages_reached(measured);
  if (regime.exposure && measured.any("exposure_stage")) {
    text += fmt::format(" ({}; {}: {})", regime.exposure->role, regime.exposure->provision, regime.exposure->statute);
  }
  return text;
}

std::string amount_of(const std::optional<Money>& money) {
  return money ? money->currency + " " + with_thousands(money->amount) : "";
}

std::string penalty_of(const PenaltySpec& penalty) {
  const std::string ceiling = penalty.ceiling ? ", ceiling " + amount_of(penalty.ceiling) : ", no ceiling known";
  return (penalty.title.empty() ? penalty.id : penalty.title) + ": " +
         (penalty.imposed ? amount_of(penalty.imposed) + " each" : "not quantified") + ceiling;
}

std::string total_of(const Regime& regime, const Measured& measured) {
  if (!measured.any("penalties_imposed")) {
    return "penalties imposed: none in any replication";
  }
  const bool is_partly_unknown = measured.any("penalties_unquantified");
  const Interval known = measured.of("penalty_known_total");
  if (is_partly_unknown && !(known.mean > 0)) {
    return fmt::format("penalties imposed: {}, not quantified", measured.plain("penalties_imposed"));
  }
  return fmt::format("penalties imposed: {}, {}{} {}{}", measured.plain("penalties_imposed"),
                     is_partly_unknown ? "≥ " : "", regime.currency, plain_figure(known),
                     is_partly_unknown ? " + unquantified" : "");
}

}  // namespace

std::string exposure_block(const RunReport& report, std::size_t width) {
  std::string text;
  for (const Regime& regime : report.scenario.regimes) {
    const Measured measured(report, MetricScope::regime, regime.id);
    const MetricInfo metric{MetricScope::regime, regime.id, {}, {}};
    text += wrapped(fmt::format("Penalties and exposure: {} ({})", regime.title.empty() ? regime.id : regime.title,
                                tag_of(conduct_behind(report.scenario, metric))),
                    0, width);
    text += wrapped(exposure_of(regime, measured), 2, width) + wrapped(total_of(regime, measured), 2, width);
    for (const PenaltySpec& penalty : regime.penalties) {
      text += wrapped(penalty_of(penalty), 2, width);
    }
  }
  return text;
}

}  // namespace docket
