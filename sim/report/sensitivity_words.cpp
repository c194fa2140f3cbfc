#include "report/sensitivity_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "report/conduct.hpp"
#include "report/evidence_words.hpp"
#include "report/figures.hpp"

namespace docket {
namespace {

std::string deviation_figure(double variance) { return variance > 0 ? figure_of({std::sqrt(variance), 0, 2}) : "0"; }

/// So many digits in all.
int decimals_for(double size, int digits) {
  return std::clamp(digits - 1 - static_cast<int>(std::floor(std::log10(std::abs(size)))), 0, 12);
}

std::string percent(double share) { return fmt::format("{:.2g} %", 100 * share); }

std::string second_less_first(const SensitivityReport& report) {
  return fmt::format("{} less {}", report.scenarios[1]->file, report.scenarios[0]->file);
}

std::string axis_flip_sentence(const SensitivityReport& report, const AxisFlip& flip) {
  const SpaceAxis& axis = report.result.axes[flip.axis];
  return fmt::format("{} alone {} it, from {} to between {} and {} ({} of its range); at {} the difference is {}{}",
                     axis.name, flip.is_shown ? "turns" : "may turn", axis.written, flip.holds_at, flip.flips_at,
                     percent(flip.moved), flip.seen_at, figure_of(flip.difference),
                     flip.is_shown ? "" : ", not distinguishable from luck");
}

std::string joint_flip_sentence(const SensitivityReport& report, const JointFlip& flip) {
  std::string values;
  for (const auto& [axis, value] : flip.values) {
    const SpaceAxis& moved = report.result.axes[axis];
    values += fmt::format("{}{} from {} to {}", values.empty() ? "" : "; ", moved.name, moved.written, value);
  }
  return fmt::format(
      "no value alone is shown to turn it, but {} together {} it: {} (the farthest by {} of its range); "
      "there the difference is {}{}",
      flip.values.size(), flip.is_shown ? "turn" : "may turn", values, percent(flip.moved), figure_of(flip.difference),
      flip.is_shown ? "" : ", not distinguishable from luck");
}

std::string written_sentence(const Flips& flips) {
  return fmt::format("As written the difference is {}{}", figure_of(flips.written),
                     flips.is_written_clear ? "" : ": no difference shown");
}

std::string turned_sentence(const Flips& flips) {
  return fmt::format("{} of {} within the ranges {} on the other side, each by the mean of few replications",
                     with_thousands(flips.turned), counted(flips.points, "point"), flips.turned == 1 ? "lies" : "lie");
}

std::string smallest_sentence(const SensitivityReport& report, const Flips& flips) {
  if (!flips.axes.empty() && flips.axes.front().is_shown) {
    return fmt::format("The smallest change found that turns it: {} = {} instead of {}",
                       report.result.axes[flips.axes.front().axis].name, flips.axes.front().flips_at,
                       report.result.axes[flips.axes.front().axis].written);
  }
  return flips.joint && flips.joint->is_shown ? "" : "Nothing that was played turns it beyond luck";
}

}  // namespace

std::string figure_of(const Interval& value) {
  if (std::isnan(value.mean) || !(value.half_width > 0)) {
    return single_figure(value.mean);
  }
  const int decimals = decimals_for(value.half_width, 2);
  return with_thousands(value.mean, decimals) + " ± " + with_thousands(value.half_width, decimals);
}

std::string single_figure(double value) {
  return std::isnan(value) ? "–" : value == 0 ? "0" : with_thousands(value, decimals_for(value, 3));
}

EffectFigures figures_of(const ElementaryEffects& effects) {
  const auto half = [](const Interval& whole) {
    Interval halved = whole;
    halved.mean /= 2;
    halved.half_width /= 2;
    return figure_of(halved);
  };
  return {half(effects.mu_star), half(effects.mu), single_figure(effects.sigma / 2)};
}

std::string_view word_for(InputVerdict verdict) {
  static constexpr std::array<std::string_view, 5> kWords = {"matters", "moves it a little",
                                                             "not distinguishable from luck", "no effect", "unknown"};
  return kWords.at(static_cast<std::size_t>(verdict));
}

std::string_view tag_of(const SensitivityReport& report, const MetricColumn& metric) {
  const bool is_replayed = std::ranges::all_of(report.scenarios, [&](const Scenario* scenario) {
    return conduct_behind(*scenario, {metric.scope, metric.subject, metric.name, ""}) == Conduct::replayed;
  });
  return tag_of(is_replayed ? Conduct::replayed : Conduct::simulated);
}

std::string title_of(const SensitivityReport& report) {
  const std::string& first = report.scenarios[0]->title;
  return report.scenarios.size() == 1 ? first : first + " – against – " + report.scenarios[1]->title;
}

std::string measure_of(const SensitivityReport& report, const MetricColumn& metric) {
  return report.scenarios.size() == 1 ? metric.title : fmt::format("{}, {}", metric.title, second_less_first(report));
}

std::string range_of(const SpaceAxis& axis) {
  return fmt::format("{} to {}, written {}", axis.low, axis.high, axis.written);
}

std::string evidence_of(const SensitivityReport& report, const SpaceAxis& axis) {
  const EvidenceLedger& ledger = report.scenarios[axis.owners.front()]->evidence;
  const LedgerRow& row = *ledger.row_at(axis.pointer);
  return fmt::format("{}: {}", word_for(row.basis), reference_text(ledger, row));
}

std::vector<std::string> design_sentences(const SensitivityReport& report) {
  const Sensitivity& result = report.result;
  std::vector<std::string> all = {fmt::format(
      "{} of the evidence; {} of elementary effects and {} of Sobol's indices, {} of each point; {}, seed {}",
      counted(result.axes.size(), "range"), counted(report.options.screening, "row"),
      counted(report.options.samples, "row"), counted(report.options.replications, "replication"),
      counted(result.runs, "run"), report.options.seed)};
  if (result.rows_redrawn > 0) {
    all.push_back(fmt::format("{} drawn again, because values contradict each other ({})",
                              counted(result.rows_redrawn, "row"), result.contradiction));
  }
  if (result.rows_given_up > 0) {
    all.push_back(fmt::format("LEFT OUT: {} that contradict themselves however they are drawn ({})",
                              counted(result.rows_given_up, "row"), result.contradiction));
  }
  for (const LeftOut& one : result.left_out) {
    all.push_back(
        fmt::format("LEFT OUT: {} stays as written; moved alone to an end of its range it contradicts other "
                    "values ({}); \"below\", \"above\" or \"same_as\" in the evidence would keep it in",
                    one.pointer, one.reason));
  }
  if (result.cut_short > 0) {
    all.push_back(fmt::format("PARTIAL: a limit ended {} early", counted(result.cut_short, "run")));
  }
  return all;
}

std::vector<std::string> spread_sentences(const SensitivityReport& report, const MetricSensitivity& metric) {
  std::vector<std::string> all;
  std::string text = fmt::format("as written {}", figure_of(metric.written));
  if (!std::isnan(metric.spread.mean)) {
    text += fmt::format("; over the ranges {} on average, with a deviation of {}; luck alone, of a single run, {}",
                        single_figure(metric.spread.mean), deviation_figure(metric.spread.variance),
                        deviation_figure(metric.spread.luck));
  }
  all.push_back(text);
  if (metric.rows_undefined > 0) {
    all.push_back(
        fmt::format("{} of {} rows left out: it is not defined in two replications or more of all of their "
                    "points",
                    with_thousands(metric.rows_undefined), with_thousands(report.result.rows)));
  }
  return all;
}

std::vector<std::string> flip_sentences(const SensitivityReport& report, const MetricSensitivity& metric) {
  std::vector<std::string> all;
  if (!metric.flips) {
    return all;
  }
  const Flips& flips = *metric.flips;
  all = {written_sentence(flips), turned_sentence(flips)};
  for (const AxisFlip& flip : flips.axes) {
    all.push_back(axis_flip_sentence(report, flip));
  }
  if (flips.joint) {
    all.push_back(joint_flip_sentence(report, *flips.joint));
  }
  all.push_back(smallest_sentence(report, flips));
  std::erase(all, "");
  return all;
}

std::vector<std::string> legend_sentences(const SensitivityReport& report) {
  std::vector<std::string> all = {
      "moves it by: mean size of the change when the value is moved by half of its range, from many places; in the "
      "direction: the same with its sign; differing by: how far changes differ from place to place (half of Morris's "
      "mu*, mu and sigma)"};
  if (report.options.samples > 0) {
    all.emplace_back(
        "alone, in all: Sobol's first and total index, the shares of the variance over the ranges that the value makes "
        "alone, and with its interactions; luck is taken out of both");
  }
  all.push_back(fmt::format(
      "matters, moves it a little: shown beyond luck, with a chance of {} or less that anything in a table is wrongly "
      "said to{}",
      percent(report.options.error),
      report.options.samples > 0
          ? fmt::format("; a little: in all surely less than {} of the variance", percent(kLittle))
          : ""));
  return all;
}

std::vector<const InputSensitivity*> inputs_with(const MetricSensitivity& metric, InputVerdict verdict) {
  std::vector<const InputSensitivity*> found;
  for (const InputSensitivity& input : metric.inputs) {
    if (input.verdict == verdict) {
      found.push_back(&input);
    }
  }
  return found;
}

}  // namespace docket
