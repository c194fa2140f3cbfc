#include <charconv>
#include <cmath>
#include <system_error>

#include "docket/report/sweep_report.hpp"
#include "report/csv_writer.hpp"
#include "report/json_writer.hpp"

namespace docket {
namespace {

const char* word_for(PointStatus status) {
  switch (status) {
    case PointStatus::planned:
      return "planned";
    case PointStatus::done:
      return "done";
    case PointStatus::failed:
      break;
  }
  return "failed";
}

void begin_row(CsvWriter& csv, const StoredPoint& point) {
  csv.add(std::uint64_t{point.point}).add(word_for(point.status)).add(point.mode);
  for (const std::string& input : point.inputs) {
    csv.add(input);
  }
}

void add_point(CsvWriter& csv, const StoredPoint& point, const std::vector<StoredRun>& runs, std::size_t metrics) {
  for (const StoredRun& run : runs) {
    begin_row(csv, point);
    csv.add(run.replication).add(run.limit).add(point.problem);
    for (const double value : run.values) {
      csv.add(value);
    }
    csv.end_row();
  }
  if (runs.empty()) {
    begin_row(csv, point);
    csv.add("").add("").add(point.problem);
    for (std::size_t i = 0; i < metrics; ++i) {
      csv.add("");
    }
    csv.end_row();
  }
}

void add_run(JsonWriter& json, const StoredRun& run, const std::vector<std::string>& metrics) {
  json.begin_object().member("replication", run.replication);
  if (!run.limit.empty()) {
    json.member("limit", run.limit);
  }
  json.key("metrics").begin_object();
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    json.member(metrics[i], run.values[i]);
  }
  json.end_object().end_object();
}

/// A number where it is written as this writes it, so that whoever reads it can compare; else a text as it stands.
void add_input(JsonWriter& json, const std::string& written) {
  double number = 0;
  const char* end = written.data() + written.size();
  const auto read = std::from_chars(written.data(), end, number);
  if (read.ec == std::errc() && read.ptr == end && std::isfinite(number) && json_number(number) == written) {
    json.value(number);
  } else {
    json.value(written);
  }
}

std::string json_of(const StoredPoint& point, const std::vector<StoredRun>& runs, const StoreHead& head) {
  JsonWriter json;
  json.begin_object().member("point", std::uint64_t{point.point}).member("status", word_for(point.status));
  json.member("mode", point.mode).key("inputs").begin_object();
  for (std::size_t i = 0; i < head.inputs.size(); ++i) {
    add_input(json.key(head.inputs[i]), point.inputs[i]);
  }
  json.end_object();
  if (!point.problem.empty()) {
    json.member("problem", point.problem);
  }
  json.member("replay", point.replay).key("runs").begin_array();
  for (const StoredRun& run : runs) {
    add_run(json, run, head.metrics);
  }
  return json.end_array().end_object().take();
}

std::string json_head(const StoreHead& head) {
  JsonWriter json;
  json.begin_object().member("docket_sweep", std::uint64_t{1}).member("docket", head.version);
  json.member("title", head.title).member("options", head.options).member("study", head.study);
  std::string text = json.end_object().take();
  text.pop_back();
  return text;
}

}  // namespace

void sweep_csv(const ResultStore& store, const TextOutput& output) {
  CsvWriter csv;
  for (const char* heading : {"point", "status", "mode"}) {
    csv.add(heading);
  }
  for (const std::string& input : store.head().inputs) {
    csv.add(input);
  }
  csv.add("replication").add("limit").add("problem");
  for (const std::string& metric : store.head().metrics) {
    csv.add(metric);
  }
  csv.end_row();
  output(csv.text());
  store.read([&](const StoredPoint& point, const std::vector<StoredRun>& runs) {
    csv.clear();
    add_point(csv, point, runs, store.head().metrics.size());
    output(csv.text());
  });
}

void sweep_json(const ResultStore& store, const TextOutput& output) {
  output(json_head(store.head()) + ", \"points\": [");
  bool is_first = true;
  store.read([&](const StoredPoint& point, const std::vector<StoredRun>& runs) {
    output((is_first ? "\n " : ",\n ") + json_of(point, runs, store.head()));
    is_first = false;
  });
  output("\n]}\n");
}

}  // namespace docket
