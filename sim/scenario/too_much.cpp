#include "scenario/too_much.hpp"

#include <fmt/format.h>

namespace docket::scenario_detail {

namespace {

/// Adds amounts up and reports the first with which they are too many.
class Tally {
 public:
  Tally(Reader& reader, const ReadLimit& limit, const char* noun) : reader_(reader), limit_(limit), noun_(noun) {}

  /// `amount` is written at `at()`, which is asked for only where it is needed.
  template <class At>
  void add(std::uint64_t amount, At at) {
    const bool was_too_much = sum_ > limit_.most;
    sum_ = amount > UINT64_MAX - sum_ ? UINT64_MAX : sum_ + amount;
    if (!was_too_much && sum_ > limit_.most) {
      reader_.error(at(), fmt::format("makes {} {} in all, more than the limit of {}", sum_, noun_, limit_.most), {},
                    how_to_raise(limit_));
    }
  }

 private:
  Reader& reader_;
  const ReadLimit& limit_;
  const char* noun_;
  std::uint64_t sum_ = 0;
};

void add_groups(const Node& root, const Scenario& scenario, Tally& items) {
  for (const ItemGroupSpec& group : scenario.item_groups) {
    items.add(group.count, [&] { return root.member("item_groups").member(group.id).member("count"); });
  }
}

void add_orders(const Node& root, const Scenario& scenario, Tally& orders) {
  for (const OrderSpec& order : scenario.orders) {
    orders.add(1, [&] { return root.member("orders").member(order.id); });
  }
}

/// Rows before the stream's start have been dropped from the front of the trace.
void add_traces(const Node& root, const Scenario& scenario, Tally& items, Tally& orders) {
  for (const OrderStreamSpec& stream : scenario.order_streams) {
    const auto row = [&](std::size_t index) {
      const Node rows = root.member("order_streams").member(stream.id).member("trace");
      return rows.element(index + rows.value->elements.size() - stream.trace.size());
    };
    for (std::size_t i = 0; i < stream.trace.size(); ++i) {
      orders.add(1, [&] { return row(i); });
      items.add(stream.trace[i].items, [&] { return row(i).element(1); });
    }
  }
}

void refuse_replications(Reader& reader, const RunSpec& run, const ReadLimit& limit) {
  const auto check = [&](std::uint64_t wanted, const Node& at) {
    Tally(reader, limit, "replications").add(wanted, [&] { return at; });
  };
  const Node written = reader.root().member("run");
  check(run.replications, written.member("replications"));
  if (run.precision) {
    check(run.precision->max_replications, written.member("precision").member("max_replications"));
  }
}

}  // namespace

void refuse_too_much(Reader& reader, const Scenario& scenario, const ReadLimits& limits) {
  Tally items(reader, limits.items, "items");
  Tally orders(reader, limits.orders, "orders");
  add_groups(reader.root(), scenario, items);
  add_orders(reader.root(), scenario, orders);
  add_traces(reader.root(), scenario, items, orders);
  refuse_replications(reader, scenario.run, limits.replications);
}

}  // namespace docket::scenario_detail
