#include "docket/report/docket_version.hpp"
#include "report/json_writer.hpp"
#include "report/staff_words.hpp"

namespace docket {
namespace {

void write_targets(const StaffReport& report, JsonWriter& json) {
  json.key("targets").begin_array();
  for (const StaffTarget& target : report.options.targets) {
    json.begin_object()
        .member("metric", target.metric)
        .member("on", target.subject)
        .member(target.is_at_most ? "at_most" : "at_least", target.limit)
        .end_object();
  }
  json.end_array();
}

void write_pools(const StaffReport& report, JsonWriter& json) {
  json.key("pools").begin_array();
  for (std::size_t i = 0; i < report.result.pools.size(); ++i) {
    const StaffedPool& pool = report.result.pools[i];
    json.begin_object()
        .member("pool", id_of(report, i))
        .member("as_written", pool.as_written)
        .member("load_erlangs", pool.load)
        .member("theory", pool.theory);
    if (pool.needed > 0) {
      json.member("needed", pool.needed);
    }
    if (report.result.answer) {
      json.member("fewest", report.result.answer->reviewers[i]);
    }
    json.member("hours_per_week_each", pool.hours_per_week);
    if (pool.cost) {
      json.member("cost_per_week_each", *pool.cost);
    }
    json.end_object();
  }
  json.end_array();
}

void write_plan(const StaffReport& report, const PlayedPlan& plan, JsonWriter& json) {
  json.begin_object().key("reviewers").begin_object();
  for (std::size_t i = 0; i < plan.reviewers.size(); ++i) {
    json.member(id_of(report, i), plan.reviewers[i]);
  }
  json.end_object()
      .member(report.result.currency.empty() ? "reviewers_in_all" : "cost_per_week", plan.price)
      .member("replications", plan.replications)
      .member("verdict", word_for(plan.verdict))
      .key("targets")
      .begin_array();
  for (const TargetFinding& finding : plan.targets) {
    json.begin_object()
        .member("value", finding.value)
        .member("low", finding.low)
        .member("high", finding.high)
        .member("verdict", word_for(finding.verdict))
        .end_object();
  }
  json.end_array().end_object();
}

void write_proof(const StaffReport& report, JsonWriter& json) {
  json.key("answer");
  write_plan(report, *report.result.answer, json);
  json.member("is_cheapest", report.result.is_cheapest).key("one_fewer").begin_object();
  for (std::size_t i = 0; i < report.result.one_fewer.size(); ++i) {
    if (const auto& fewer = report.result.one_fewer[i]) {
      json.key(id_of(report, i));
      write_plan(report, *fewer, json);
    }
  }
  json.end_object();
}

}  // namespace

std::string staff_json(const StaffReport& report) {
  JsonWriter json(2);
  json.begin_object()
      .member("docket", kVersion)
      .member("scenario", report.scenario.title)
      .member("mode", "SIMULATED")
      .member("confidence", report.options.confidence)
      .member("seed", report.options.seed)
      .member("most_replications", report.options.most_replications)
      .member("currency", report.result.currency)
      .member("end", word_for(report.result.end));
  json.key("says").begin_array();
  for (const std::string& sentence : staff_sentences(report)) {
    json.value(sentence);
  }
  json.end_array();
  write_targets(report, json);
  write_pools(report, json);
  if (report.result.answer) {
    write_proof(report, json);
  }
  if (report.result.bottleneck) {
    json.member("bottleneck", id_of(report, *report.result.bottleneck));
  }
  json.key("tried").begin_array();
  for (const PlayedPlan& plan : report.result.tried) {
    write_plan(report, plan, json);
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

}  // namespace docket
