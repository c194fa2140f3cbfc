#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "docket/core/civil_date.hpp"
#include "docket/core/utc_text.hpp"
#include "docket/report/forecast_report.hpp"
#include "report/figures.hpp"
#include "report/forecast_words.hpp"
#include "report/markdown.hpp"
#include "report/text_table.hpp"

namespace docket {
namespace {

std::vector<std::string> headings_of(const ForecastReport& report) {
  std::vector<std::string> headings = {"open orders", "items", "due", "in time", "done by", "9 in 10 by"};
  if (report.advises) {
    headings.insert(headings.end(), {"start by", "or more people"});
  }
  return headings;
}

int year_of(const RunSpec& run, Instant at) {
  const UtcTime time = run.starts_at + at.since_start();
  return civil_time(run.zone ? time + run.zone->offset_at(time) : time).date.year;
}

/// With its year where that is not the year in which the orders are open: the heading has that one.
std::string instant_text(const ForecastReport& report, Instant at) {
  if (at.is_never()) {
    return "–";
  }
  const RunSpec& run = report.scenario.run;
  const bool is_other_year = year_of(run, at) != year_of(run, report.opening.at);
  return format_short(run.starts_at + at.since_start(), run.zone.get(), is_other_year ? ShowYear::yes : ShowYear::no);
}

std::string percent(double share) { return fmt::format("{:.0f}", 100 * share); }

std::string start_text(const ForecastReport& report, const OrderForecast& order) {
  switch (order.start) {
    case LastStart::known:
      return order.last_start == report.opening.at ? "now" : instant_text(report, order.last_start);
    case LastStart::begun:
      return "begun";
    case LastStart::too_late:
      return "too late";
    case LastStart::not_asked:
      break;
  }
  return "";
}

std::string help_text(const ForecastReport& report, const OrderForecast& order) {
  switch (order.help) {
    case Help::people:
      return people_text(report.scenario, order.hands);
    case Help::in_vain:
      return "in vain";
    case Help::not_needed:
    case Help::not_asked:
      break;
  }
  return "";
}

std::vector<std::string> cells_of(const ForecastReport& report, const OrderForecast& order) {
  const OpenOrder& open = report.opening.orders[order.place];
  const ShareInterval& share = order.in_time;
  const auto hits = static_cast<std::uint64_t>(std::lround(share.share * static_cast<double>(share.count)));
  std::vector<std::string> cells = {
      open.id,
      std::to_string(open.items.size()),
      instant_text(report, order.due_at),
      share_of(hits, share.count) + " (" + percent(share.low) + "–" + percent(share.high) + ")",
      instant_text(report, order.done_median),
      instant_text(report, order.done_p90)};
  if (report.advises) {
    cells.insert(cells.end(), {start_text(report, order), help_text(report, order)});
  }
  return cells;
}

std::string heading(const ForecastReport& report) {
  std::size_t items = 0;
  for (const OpenOrder& open : report.opening.orders) {
    items += open.items.size();
  }
  const RunSpec& run = report.scenario.run;
  std::string text =
      fmt::format("{}: {} with {} at {}; SIMULATED from there {}, seed {}.", report.scenario.title,
                  counted(report.opening.orders.size(), "open order"), counted(items, "open item"),
                  format_short(run.starts_at + report.opening.at.since_start(), run.zone.get(), ShowYear::yes),
                  counted(report.forecast.replications, "time"), report.seed);
  if (report.forecast.limit != Limit::none) {
    text += " PARTIAL: a limit ended it early.";
  }
  return text;
}

std::string advice_explained(const std::string& wanted) {
  return fmt::format(
      " Start by: left alone until then and put first everywhere from then on, the order is in time with {}; begun: "
      "nothing of it waits for a start. More people: so many from now until it is due do as much, in the usual order "
      "of "
      "work; in vain: no number that was tried does.",
      wanted);
}

std::string explanation(const ForecastReport& report) {
  const std::string wanted = fmt::format("{:.3g} %", 100 * report.wanted);
  const auto likely = std::ranges::count_if(
      report.forecast.orders, [&](const OrderForecast& order) { return order.in_time.share >= report.wanted; });
  return fmt::format(
      "{} of {} are in time with {} or more. In time: every open item answered by its due time, with the 95 % interval "
      "of the simulation.{} –: never, or not within a week of the last due time.",
      likely, report.forecast.orders.size(), wanted, report.advises ? advice_explained(wanted) : "");
}

}  // namespace

std::string forecast_table(const ForecastReport& report, std::size_t width) {
  std::string text = wrapped(heading(report), 0, width);
  if (report.forecast.orders.empty()) {
    return text;
  }
  TextTable table(headings_of(report));
  if (report.advises) {
    table.let_last_column_flow();
  }
  for (const OrderForecast& order : report.forecast.orders) {
    table.add(cells_of(report, order));
  }
  return text + "\n" + table.render(width) + "\n" + wrapped(explanation(report), 0, width);
}

std::string forecast_markdown(const ForecastReport& report) {
  std::string text = heading(report) + "\n\n|";
  std::string rule = "|";
  for (const std::string& name : headings_of(report)) {
    text += " " + name + " |";
    rule += "---|";
  }
  text += "\n" + rule + "\n";
  for (const OrderForecast& order : report.forecast.orders) {
    text += "|";
    for (const std::string& cell : cells_of(report, order)) {
      text += " " + markdown_cell(cell) + " |";
    }
    text += "\n";
  }
  return text + "\n" + explanation(report) + "\n";
}

}  // namespace docket
