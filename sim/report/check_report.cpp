#include "docket/report/check_report.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "docket/scenario/capacity.hpp"
#include "report/evidence_words.hpp"
#include "report/figures.hpp"
#include "report/json_writer.hpp"
#include "report/record_words.hpp"
#include "report/text_table.hpp"

namespace docket {
namespace {

struct Count {
  std::uint64_t number;
  const char* one;
  const char* many;
};

std::uint64_t items_on_orders(const Scenario& scenario) {
  std::uint64_t items = 0;
  for (const OrderSpec& order : scenario.orders) {
    for (const GroupId group : order.items) {
      items += scenario.item_groups[group.index()].count;
    }
  }
  return items;
}

std::uint64_t number_of_readings(const Scenario& scenario) {
  std::uint64_t readings = 0;
  for (const Regime& regime : scenario.regimes) {
    readings += regime.readings.size();
  }
  return readings;
}

std::vector<Count> counts_of(const Scenario& scenario) {
  return {{scenario.orders.size(), "order", "orders"},
          {items_on_orders(scenario), "item", "items"},
          {scenario.order_streams.size(), "order stream", "order streams"},
          {scenario.work_streams.size(), "work stream", "work streams"},
          {scenario.platform.stages.size(), "stage", "stages"},
          {scenario.platform.pools.size(), "pool", "pools"},
          {number_of_readings(scenario), "reading", "readings"}};
}

std::string size_of(const Scenario& scenario) {
  std::string text;
  for (const Count& count : counts_of(scenario)) {
    if (count.number != 0) {
      text += fmt::format(", {} {}", with_thousands(count.number), count.number == 1 ? count.one : count.many);
    }
  }
  return text;
}

std::string evidence_of(const EvidenceLedger& ledger) {
  const std::string bases = bases_text(ledger, false);
  return coverage_text(ledger) + (bases.empty() ? "" : ": " + bases);
}

/// From here on a queue grows as long as work comes in.
constexpr double kOverloaded = 1;

std::string load_of(const PoolLoad& pool) {
  if (!std::isfinite(pool.scheduled_hours)) {
    return pool.pool + " unlimited";
  }
  if (!std::isfinite(pool.load)) {
    return pool.pool + " has nobody on duty";
  }
  const bool is_overloaded = pool.load >= kOverloaded;
  const std::string peak = pool.peak_load ? fmt::format(" (at the peaks {:.0f} %)", 100 * *pool.peak_load) : "";
  return fmt::format("{} {:.0f} %{}{}", pool.pool, 100 * pool.load, is_overloaded ? " ▲ overloaded" : "", peak);
}

std::string loads_of(const Scenario& scenario) {
  std::string text;
  for (const PoolLoad& pool : predicted_loads(scenario)) {
    text += (text.empty() ? "load predicted by the traffic equations: " : ", ") + load_of(pool);
  }
  return text;
}

void write_loads(const Scenario& scenario, JsonWriter& json) {
  json.key("predicted_loads").begin_array();
  for (const PoolLoad& pool : predicted_loads(scenario)) {
    json.begin_object()
        .member("pool", pool.pool)
        .member("offered_hours", pool.offered_hours)
        .member("scheduled_hours", pool.scheduled_hours)
        .member("load", pool.load);
    if (pool.peak_load) {
      json.member("peak_load", *pool.peak_load);
    }
    json.end_object();
  }
  json.end_array();
}

void write_problem(const Problem& problem, JsonWriter& json) {
  json.begin_object()
      .member("severity", problem.severity == Severity::error ? "error" : "warning")
      .member("file", problem.place.file)
      .member("line", problem.place.line)
      .member("column", problem.place.column)
      .member("pointer", problem.pointer)
      .member("message", problem.message)
      .member("nearest", problem.nearest)
      .member("hint", problem.hint)
      .end_object();
}

void write_counts(const Scenario& scenario, JsonWriter& json) {
  json.key("counts").begin_object();
  for (const Count& count : counts_of(scenario)) {
    json.member(count.many, count.number);
  }
  json.end_object().key("evidence").begin_object();
  json.member("values", std::uint64_t{scenario.evidence.rows.size()});
  json.member("covered", std::uint64_t{scenario.evidence.covered()});
  for (const Basis basis : kBases) {
    json.member(word_for(basis), std::uint64_t{scenario.evidence.count(basis)});
  }
  json.end_object();
}

}  // namespace

Problems check_warnings(const Scenario& scenario) {
  Problems warnings = scenario.warnings;
  for (Problem warning : capacity_warnings(scenario)) {
    warning.place = scenario.place_of(warning.pointer);
    const bool is_known = std::ranges::any_of(warnings, [&](const Problem& known) {
      return known.pointer == warning.pointer && known.message == warning.message;
    });
    if (!is_known) {
      warnings.push_back(warning);
    }
  }
  return warnings;
}

Problems strict_warnings(const Scenario& scenario) {
  Problems warnings = check_warnings(scenario);
  for (const LedgerRow& row : scenario.evidence.rows) {
    if (row.basis == Basis::nothing) {
      warnings.push_back(
          {row.place, row.pointer, "no evidence says where this value comes from", "", "", Severity::warning});
    }
  }
  return warnings;
}

std::string check_text(const std::string& file, const Scenario& scenario, std::size_t width) {
  return wrapped(file + ": ok" + size_of(scenario), 0, width) + wrapped(loads_of(scenario), 2, width) +
         wrapped(evidence_of(scenario.evidence), 2, width);
}

std::string check_json(const std::string& file, const Result<Scenario>& scenario,
                       Problems (*warnings)(const Scenario&)) {
  JsonWriter json(2);
  json.begin_object().member("docket_check", std::uint32_t{1}).member("file", file).member("ok", scenario.has_value());
  json.key("problems").begin_array();
  for (const Problem& problem : scenario.has_value() ? warnings(scenario.value()) : scenario.problems()) {
    write_problem(problem, json);
  }
  json.end_array();
  if (scenario.has_value()) {
    write_counts(scenario.value(), json);
    write_loads(scenario.value(), json);
  }
  json.end_object();
  return json.take() + "\n";
}

}  // namespace docket
