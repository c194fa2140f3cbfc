#include <array>
#include <limits>

#include "docket/core/utc_text.hpp"
#include "docket/report/docket_version.hpp"
#include "docket/report/forecast_report.hpp"
#include "report/csv_writer.hpp"
#include "report/forecast_words.hpp"
#include "report/json_writer.hpp"
#include "report/record_words.hpp"

namespace docket {
namespace {

std::string_view word_for(LastStart start) {
  switch (start) {
    case LastStart::known:
      return "known";
    case LastStart::begun:
      return "begun";
    case LastStart::too_late:
      return "too late";
    case LastStart::not_asked:
      break;
  }
  return "not asked";
}

std::string_view word_for(Help help) {
  switch (help) {
    case Help::not_needed:
      return "not needed";
    case Help::people:
      return "people";
    case Help::in_vain:
      return "in vain";
    case Help::not_asked:
      break;
  }
  return "not asked";
}

/// Empty for never.
std::string instant_text(const ForecastReport& report, Instant at) {
  const RunSpec& run = report.scenario.run;
  return at.is_never() ? "" : format_rfc3339(run.starts_at + at.since_start(), run.zone.get());
}

struct Column {
  const char* name;
  bool is_number;
};

constexpr std::array<Column, 17> kColumns = {{{"order", false},
                                              {"like", false},
                                              {"mode", false},
                                              {"open_items", true},
                                              {"served_at", false},
                                              {"due_at", false},
                                              {"in_time_share", true},
                                              {"in_time_low", true},
                                              {"in_time_high", true},
                                              {"replications", true},
                                              {"done_median_at", false},
                                              {"done_p90_at", false},
                                              {"start", false},
                                              {"last_start_at", false},
                                              {"help", false},
                                              {"more_people", false},
                                              {"more_people_until", false}}};

/// By column; empty where there is nothing to say.
std::array<std::string, kColumns.size()> cells_of(const ForecastReport& report, const OrderForecast& order) {
  const OpenOrder& open = report.opening.orders[order.place];
  const bool has_people = order.help == Help::people;
  return {open.id,
          report.scenario.sources[open.source.index()].id,
          "SIMULATED",
          std::to_string(open.items.size()),
          instant_text(report, open.served_at),
          instant_text(report, order.due_at),
          json_number(order.in_time.share),
          json_number(order.in_time.low),
          json_number(order.in_time.high),
          std::to_string(order.in_time.count),
          instant_text(report, order.done_median),
          instant_text(report, order.done_p90),
          std::string(word_for(order.start)),
          instant_text(report, order.last_start),
          std::string(word_for(order.help)),
          people_text(report.scenario, order.hands),
          has_people ? instant_text(report, order.hands.front().until) : ""};
}

}  // namespace

std::string forecast_csv(const ForecastReport& report) {
  CsvWriter csv;
  for (const Column& column : kColumns) {
    csv.add(column.name);
  }
  csv.end_row();
  for (const OrderForecast& order : report.forecast.orders) {
    for (const std::string& cell : cells_of(report, order)) {
      csv.add(cell);
    }
    csv.end_row();
  }
  return csv.take();
}

std::string forecast_json(const ForecastReport& report) {
  JsonWriter json(2);
  json.begin_object()
      .member("docket", kVersion)
      .member("scenario", report.scenario.title)
      .member("at", instant_text(report, report.opening.at))
      .member("replications", report.forecast.replications)
      .member("seed", report.seed)
      .member("wanted", report.wanted)
      .member("limit", word_for(report.forecast.limit))
      .key("orders")
      .begin_array();
  for (const OrderForecast& order : report.forecast.orders) {
    json.begin_object();
    const auto cells = cells_of(report, order);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].empty()) {
        json.member(kColumns[i].name, std::numeric_limits<double>::quiet_NaN());
      } else if (kColumns[i].is_number) {
        json.member(kColumns[i].name, std::stod(cells[i]));
      } else {
        json.member(kColumns[i].name, cells[i]);
      }
    }
    json.end_object();
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

}  // namespace docket
