#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "docket/core/duration_text.hpp"
#include "docket/core/utc_text.hpp"
#include "docket/stats/batch_means.hpp"
#include "report/blocks.hpp"
#include "report/conduct.hpp"
#include "report/evidence_words.hpp"
#include "report/figures.hpp"
#include "report/limit_words.hpp"
#include "report/measured.hpp"
#include "report/text_table.hpp"

namespace docket {
namespace {

Instant last_stop(const Replications& replications) {
  Instant last;
  for (const RunResult& result : replications.results) {
    last = std::max(last, result.stopped_at);
  }
  return last;
}

std::string dates_of(const RunReport& report) {
  const RunSpec& run = report.scenario.run;
  const auto date = [&run](Instant at) {
    const std::string text = format_short(run.starts_at + at.since_start(), run.zone.get(), ShowYear::yes);
    return text.substr(0, text.rfind(' '));
  };
  return fmt::format("{} – {}, {}", date(Instant()), date(run.ends_at.value_or(last_stop(report.replications))),
                     run.zone ? run.zone->name() : "UTC");
}

std::string replications_of(const RunReport& report, const TableStyle& style) {
  const std::size_t count = report.replications.results.size();
  if (report.replications.are_batches) {
    return fmt::format("{} batches of one run, seed {}", with_thousands(std::uint64_t{count}), report.seed) +
           (style.took ? ", " + format_duration(*style.took) : "");
  }
  std::string text = count == 1 ? "1 replication: no spread" : with_thousands(std::uint64_t{count}) + " replications";
  text += fmt::format(", seed {}", report.seed);
  return style.took ? text + ", " + format_duration(*style.took) : text;
}

std::string actors_of(const Scenario& scenario) {
  std::string text = fmt::format("{} platform", tag_of(platform_conduct(scenario)));
  if (!scenario.orders.empty()) {
    text += ", REPLAYED orders";
  }
  for (const OrderStreamSpec& stream : scenario.order_streams) {
    text += fmt::format(", {} {}", stream.trace.empty() ? "SIMULATED" : "REPLAYED", stream.id);
  }
  for (std::size_t i = 0; i < scenario.authorities.size(); ++i) {
    const Conduct conduct = scenario.is_authority_replayed(AuthorityId(i)) ? Conduct::replayed : Conduct::simulated;
    text += fmt::format(", {} {}", tag_of(conduct), scenario.authorities[i].id);
  }
  return text;
}

std::string two_sides(const std::string& left, const std::string& right, std::size_t width) {
  const std::size_t used = screen_width(left) + screen_width(right);
  if (used + 3 > width) {
    return wrapped(left, 0, width) + wrapped(right, 0, width);
  }
  return left + std::string(width - used, ' ') + right + "\n";
}

std::string endings_of(const RunReport& report, std::size_t width) {
  if (is_partial(report.replications)) {
    return wrapped("PARTIAL: " + partial_sentence(report) + ". What follows is what was measured until then.", 0,
                   width);
  }
  if (report.replications.end == ReplicationsEnd::not_precise) {
    return wrapped("The precision that the scenario asks for was not reached with this many replications.", 0, width);
  }
  return {};
}

/// The source whose batches depend most on each other, if they do: by chance alone, a correlation of n independent
/// values is beyond 2 / sqrt(n) in 5 % of cases.
std::string about_dependence(const RunReport& report, std::size_t width) {
  if (!report.replications.are_batches) {
    return {};
  }
  std::string worst;
  double most = 0;
  for (const Source& source : report.scenario.sources) {
    const auto times = Measured(report, MetricScope::source, source.id).values("time_to_answer_mean_hours");
    const double correlation = neighbour_correlation(times);
    if (correlation > 2 / std::sqrt(static_cast<double>(times.size())) && correlation > most) {
      most = correlation;
      worst = source.id;
    }
  }
  return worst.empty()
             ? ""
             : wrapped(fmt::format("CAREFUL: neighbouring batches depend on each other (correlation {:.2f} of the "
                                   "mean time to answer of {}), so half-widths are too narrow: let the run be "
                                   "longer, or the batches fewer.",
                                   most, worst),
                       0, width);
}

std::string about_figures(const RunReport& report, std::size_t width) {
  const char* text =
      "± is the half-width of the mean's 95 % interval over replications; \"in n %\": over the share of replications "
      "in which there was something to measure.";
  const char* quantiles = "Medians and percentiles of times are within 0.4 %: they come from a histogram.";
  const char* of_batches =
      "± is the half-width of the mean's 95 % interval over the batches, which are taken for independent; \"in n %\": "
      "over the share of batches in which there was something to measure.";
  const bool has_spread = report.replications.results.size() > 1;
  return (has_spread ? wrapped(report.replications.are_batches ? of_batches : text, 0, width) : "") +
         wrapped(quantiles, 0, width) + about_dependence(report, width);
}

}  // namespace

std::string heading_block(const RunReport& report, const TableStyle& style) {
  return two_sides(report.scenario.title, dates_of(report), style.width) +
         wrapped(replications_of(report, style), 0, style.width) + wrapped(actors_of(report.scenario), 0, style.width) +
         endings_of(report, style.width);
}

std::string footer_block(const RunReport& report, std::size_t width) {
  std::string legend = about_figures(report, width);
  if (report.scenario.regimes.empty()) {
    return legend;
  }
  return legend + wrapped(unverified_text(report.scenario.evidence), 0, width);
}

}  // namespace docket
