#include "docket/report/docket_version.hpp"
#include "report/json_writer.hpp"
#include "report/record_words.hpp"
#include "report/sensitivity_words.hpp"

namespace docket {
namespace {

void write(std::string_view name, const Interval& interval, JsonWriter& json) {
  json.key(name)
      .begin_object()
      .member("mean", interval.mean)
      .member("half_width", interval.half_width)
      .member("count", interval.count)
      .end_object();
}

void write_input(const SensitivityReport& report, const InputSensitivity& input, JsonWriter& json) {
  const SpaceAxis& axis = report.result.axes[input.axis];
  json.begin_object()
      .member("input", axis.name)
      .member("verdict", word_for(input.verdict))
      .member("low", axis.low)
      .member("high", axis.high)
      .member("written", axis.written)
      .member("evidence", evidence_of(report, axis));
  write("mu_star", input.effects.mu_star, json);
  write("mu", input.effects.mu, json);
  json.member("sigma", input.effects.sigma).member("luck_in_mu_star", input.effects.noise);
  write("first", input.index.first, json);
  write("total", input.index.total, json);
  json.end_object();
}

void write_axis_flip(const SensitivityReport& report, const AxisFlip& flip, JsonWriter& json) {
  json.begin_object()
      .member("input", report.result.axes[flip.axis].name)
      .member("written", report.result.axes[flip.axis].written)
      .member("holds_at", flip.holds_at)
      .member("flips_at", flip.flips_at)
      .member("moved_share", flip.moved)
      .member("seen_at", flip.seen_at);
  write("difference", flip.difference, json);
  json.member("is_shown", flip.is_shown).end_object();
}

void write_joint_flip(const SensitivityReport& report, const JointFlip& flip, JsonWriter& json) {
  json.begin_object().key("values").begin_object();
  for (const auto& [axis, value] : flip.values) {
    json.member(report.result.axes[axis].name, value);
  }
  json.end_object().member("moved_share", flip.moved);
  write("difference", flip.difference, json);
  json.member("is_shown", flip.is_shown).end_object();
}

void write_flips(const SensitivityReport& report, const Flips& flips, JsonWriter& json) {
  json.key("flips")
      .begin_object()
      .member("is_written_clear", flips.is_written_clear)
      .member("points", flips.points)
      .member("points_on_the_other_side", flips.turned)
      .key("alone")
      .begin_array();
  for (const AxisFlip& flip : flips.axes) {
    write_axis_flip(report, flip, json);
  }
  json.end_array();
  if (flips.joint) {
    write_joint_flip(report, *flips.joint, json.key("together"));
  }
  json.end_object();
}

void write_metric(const SensitivityReport& report, const MetricSensitivity& metric, JsonWriter& json) {
  json.begin_object()
      .member("scope", word_for(metric.metric.scope))
      .member("subject", metric.metric.subject)
      .member("metric", metric.metric.name)
      .member("mode", tag_of(report, metric.metric));
  write("written", metric.written, json);
  json.member("mean", metric.spread.mean)
      .member("variance", metric.spread.variance)
      .member("luck_variance", metric.spread.luck)
      .member("rows_undefined", metric.rows_undefined)
      .key("inputs")
      .begin_array();
  for (const InputSensitivity& input : metric.inputs) {
    write_input(report, input, json);
  }
  json.end_array();
  if (metric.flips) {
    write_flips(report, *metric.flips, json);
  }
  json.end_object();
}

void write_left_out(const Sensitivity& result, JsonWriter& json) {
  json.key("left_out").begin_array();
  for (const LeftOut& one : result.left_out) {
    json.begin_object().member("input", one.pointer).member("reason", one.reason).end_object();
  }
  json.end_array();
}

void write_scenarios(const SensitivityReport& report, JsonWriter& json) {
  json.key("scenarios").begin_array();
  for (const Scenario* scenario : report.scenarios) {
    json.begin_object().member("file", scenario->file).member("title", scenario->title).end_object();
  }
  json.end_array();
}

}  // namespace

std::string sensitivity_json(const SensitivityReport& report) {
  const Sensitivity& result = report.result;
  JsonWriter json(4);
  json.begin_object().member("docket", kVersion);
  write_scenarios(report, json);
  json.member("seed", report.options.seed)
      .member("screening_rows", report.options.screening)
      .member("sample_rows", report.options.samples)
      .member("replications", report.options.replications)
      .member("error", report.options.error)
      .member("runs", result.runs)
      .member("rows_redrawn", result.rows_redrawn)
      .member("rows_given_up", result.rows_given_up)
      .member("contradiction", result.contradiction)
      .member("runs_cut_short", result.cut_short);
  write_left_out(result, json);
  json.key("metrics").begin_array();
  for (const MetricSensitivity& metric : result.metrics) {
    write_metric(report, metric, json);
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

}  // namespace docket
