#include "docket/report/result_json.hpp"

#include <fmt/core.h>

#include "docket/core/utc_text.hpp"
#include "docket/report/docket_version.hpp"
#include "report/conduct.hpp"
#include "report/json_writer.hpp"
#include "report/limit_words.hpp"
#include "report/record_words.hpp"

namespace docket {
namespace {

std::string written(const RunSpec& run, Instant at) {
  return format_rfc3339(run.starts_at + at.since_start(), run.zone.get());
}

void write_limit(const RunReport& report, JsonWriter& json) {
  if (!is_partial(report.replications)) {
    return;
  }
  json.key("limit")
      .begin_object()
      .member("of", word_for(report.replications.limit))
      .member("value", report.limit.value)
      .member("raised_by", report.limit.raised_by)
      .member("says", partial_sentence(report))
      .end_object();
}

void write_head(const RunReport& report, JsonWriter& json) {
  const Scenario& scenario = report.scenario;
  json.member("docket_result", kResultFormat)
      .member("docket", kVersion)
      .member("zone_tables", scenario.zone_tables)
      .member("title", scenario.title)
      .member("starts_at", written(scenario.run, Instant()))
      .member("time_zone", scenario.run.zone ? scenario.run.zone->name() : "UTC")
      .member("seed", report.seed)
      .member("partial", is_partial(report.replications));
  write_limit(report, json);
  if (report.replications.are_batches) {
    json.member("are_batches", true);  // what follows as replications
  }
  json.member("ended", word_for(report.replications.end))
      .member("unverified_legal_figures", std::uint64_t{scenario.evidence.count(EvidenceKind::unverified_law)});
}

void write_conduct(const Scenario& scenario, JsonWriter& json) {
  json.key("conduct").begin_object().member("platform", tag_of(platform_conduct(scenario)));
  json.key("authorities").begin_object();
  for (std::size_t i = 0; i < scenario.authorities.size(); ++i) {
    const bool is_replayed = scenario.is_authority_replayed(AuthorityId(i));
    json.member(scenario.authorities[i].id, tag_of(is_replayed ? Conduct::replayed : Conduct::simulated));
  }
  json.end_object().end_object();
}

void write_metrics(const RunReport& report, JsonWriter& json) {
  json.key("metrics").begin_array();
  for (std::size_t i = 0; i < report.catalogue.size(); ++i) {
    const MetricInfo& info = report.catalogue.info(i);
    const Interval interval = report.replications.interval(i);
    json.begin_object()
        .member("scope", word_for(info.scope))
        .member("subject", info.subject)
        .member("name", info.name)
        .member("meaning", info.meaning)
        .member("mode", tag_of(conduct_behind(report.scenario, info)))
        .member("mean", interval.mean)
        .member("half_width", interval.half_width)
        .member("defined_replications", interval.count)
        .end_object();
  }
  json.end_array();
}

void write_replication(const RunResult& result, const RunSpec& run, JsonWriter& json) {
  json.begin_object()
      .member("replication", result.replication)
      .member("stop_reason", word_for(result.reason))
      .member("limit", word_for(result.limit))
      .member("stopped_at", written(run, result.stopped_at))
      .member("stopped_after_seconds", result.stopped_at.since_start().in_seconds())
      .member("events", result.events)
      .member("items", result.items)
      .member("fingerprint", fmt::format("{:016x}", result.fingerprint))
      .key("values")
      .begin_array();
  for (const double value : result.metrics) {
    json.value(value);
  }
  json.end_array().end_object();
}

}  // namespace

std::string result_json(const RunReport& report) {
  JsonWriter json(2);
  json.begin_object();
  write_head(report, json);
  write_conduct(report.scenario, json);
  write_metrics(report, json);
  json.key("replications").begin_array();
  for (const RunResult& result : report.replications.results) {
    write_replication(result, report.scenario.run, json);
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

}  // namespace docket
