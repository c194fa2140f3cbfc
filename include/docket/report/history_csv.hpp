// One replication in rows, for whoever wants to look at single orders, items and moments. RFC 4180, lines end in "\n";
// instants in RFC 3339 in the scenario's zone; what has not happened is empty. Every row says which replication it is
// of, and whether the platform was REPLAYED or SIMULATED.
#pragma once

#include <cstdint>
#include <span>

#include "docket/metrics/history.hpp"
#include "docket/metrics/series_sink.hpp"
#include "docket/report/text_output.hpp"
#include "docket/scenario/scenario.hpp"

namespace docket {

/// Written to `output` in pieces.
void write_orders_csv(const Scenario& scenario, std::uint32_t replication, std::span<const OrderHistory> orders,
                      const TextOutput& output);
void write_items_csv(const Scenario& scenario, std::uint32_t replication, std::span<const ItemHistory> items,
                     const TextOutput& output);
/// Long form: at, what is measured (waiting, in_service, dark), on which stage or order, how many.
void write_series_csv(const Scenario& scenario, std::uint32_t replication, std::span<const SeriesRow> rows,
                      const TextOutput& output);

}  // namespace docket
