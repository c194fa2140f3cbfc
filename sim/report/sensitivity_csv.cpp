#include <algorithm>
#include <optional>

#include "report/csv_writer.hpp"
#include "report/record_words.hpp"
#include "report/sensitivity_words.hpp"

namespace docket {
namespace {

constexpr const char* kHeadings[] = {"scope",
                                     "subject",
                                     "metric",
                                     "input",
                                     "verdict",
                                     "low",
                                     "high",
                                     "written",
                                     "evidence",
                                     "mu_star",
                                     "mu_star_half_width",
                                     "mu",
                                     "mu_half_width",
                                     "sigma",
                                     "luck_in_mu_star",
                                     "first",
                                     "first_half_width",
                                     "total",
                                     "total_half_width",
                                     "holds_at",
                                     "flips_at",
                                     "moved_share",
                                     "difference",
                                     "difference_half_width",
                                     "is_flip_shown",
                                     "mode"};

void add(const Interval& interval, CsvWriter& csv) { csv.add(interval.mean).add(interval.half_width); }

const AxisFlip* flip_of(const MetricSensitivity& metric, std::size_t axis) {
  if (!metric.flips) {
    return nullptr;
  }
  const auto found = std::ranges::find(metric.flips->axes, axis, &AxisFlip::axis);
  return found == metric.flips->axes.end() ? nullptr : &*found;
}

void add_flip(const AxisFlip* flip, CsvWriter& csv) {
  if (flip == nullptr) {
    csv.add("").add("").add("").add("").add("").add("");
    return;
  }
  csv.add(flip->holds_at).add(flip->flips_at).add(flip->moved);
  add(flip->difference, csv);
  csv.add(flip->is_shown ? "true" : "false");
}

}  // namespace

std::string sensitivity_csv(const SensitivityReport& report) {
  CsvWriter csv;
  for (const char* heading : kHeadings) {
    csv.add(heading);
  }
  csv.end_row();
  for (const MetricSensitivity& metric : report.result.metrics) {
    for (const InputSensitivity& input : metric.inputs) {
      const SpaceAxis& axis = report.result.axes[input.axis];
      csv.add(word_for(metric.metric.scope)).add(metric.metric.subject).add(metric.metric.name).add(axis.name);
      csv.add(word_for(input.verdict)).add(axis.low).add(axis.high).add(axis.written).add(evidence_of(report, axis));
      add(input.effects.mu_star, csv);
      add(input.effects.mu, csv);
      csv.add(input.effects.sigma).add(input.effects.noise);
      add(input.index.first, csv);
      add(input.index.total, csv);
      add_flip(flip_of(metric, input.axis), csv);
      csv.add(tag_of(report, metric.metric)).end_row();
    }
  }
  return csv.take();
}

}  // namespace docket
