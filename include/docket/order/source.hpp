// Where orders and batches of work come from. Everything that is measured per order is reported per source.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "docket/core/time.hpp"
#include "docket/order/ids.hpp"
#include "docket/order/item_mix.hpp"
#include "docket/random/arrivals.hpp"
#include "docket/random/distribution.hpp"

namespace docket {

enum class SourceKind : std::uint8_t {
  order,          ///< one order with a written instant of service
  renewed_order,  ///< "<order>/<rung>": the orders that a rung makes of an order's outstanding items
  order_stream,   ///< orders that arrive by a process or a trace
  work_stream,    ///< batches of items without an order
};

struct Source {
  std::string id;
  SourceKind kind = SourceKind::order;
  AuthorityId authority;  ///< none for work streams
  RegimeId regime;        ///< none for work streams
};

/// Truth about an order: an assumption, drawn once per order.
struct OrderTruthSpec {
  double authentic = 1;        ///< probability that it comes from the authority it names
  double within_powers = 1;    ///< probability that the law covers it
  double specific_enough = 1;  ///< probability that it names its items well enough
};

/// An order at a written instant.
struct OrderSpec {
  std::string id;
  SourceId source;
  AuthorityId from;
  RegimeId regime;
  Instant served_at;
  std::optional<Instant> public_at;
  std::vector<GroupId> items;
  std::int32_t priority = 1;     ///< 1 is the most urgent; used by discipline "priority"
  double priority_per_hour = 1;  ///< how fast priority grows, 0 or more; used by discipline "accumulating"
  ChannelId channel;             ///< none: noticed at once
  OrderTruthSpec truth;
};

struct TraceRow {
  Instant served_at;
  std::uint32_t items = 0;
};

/// Orders that keep coming. Either `trace` (rows in order of time) or `arrivals` with `size` is used.
struct OrderStreamSpec {
  std::string id;
  SourceId source;
  AuthorityId from;
  RegimeId regime;
  std::optional<ArrivalProcess> arrivals;
  std::vector<TraceRow> trace;
  Distribution size = Distribution::constant(1);  ///< items per order, rounded, at least 1
  ItemMix mix;
  std::int32_t priority = 1;
  double priority_per_hour = 1;
  ChannelId channel;
  OrderTruthSpec truth;
  Instant starts_at;
  Instant ends_at = Instant::never();
};

/// Due times of work without an order, counted from arrival in seconds.
struct DueSpec {
  bool is_per_item = false;  ///< else one draw for the whole batch
  Distribution within = Distribution::constant(0);
};

/// Items without an order: everyday reports, plain customers.
struct WorkStreamSpec {
  std::string id;
  SourceId source;
  StageId entry;
  ArrivalProcess arrivals;
  Distribution batch = Distribution::constant(1);  ///< items per arrival, rounded, at least 1
  ItemMix mix;
  std::int32_t priority = 1;
  std::optional<DueSpec> due;
  std::optional<Distribution> patience;  ///< seconds that an item waits at a stage before it is withdrawn
  Instant starts_at;
  Instant ends_at = Instant::never();
  double priority_per_hour = 1;
};

}  // namespace docket
