#include <algorithm>

#include "scenario/sections.hpp"

namespace docket::scenario_detail {

namespace {

/// Rungs that may add items, and thus make an order, because a script says so. The script itself is read later.
std::vector<std::string> scripted_renewals(const Reader& reader, const std::string& authority) {
  std::vector<std::string> rungs;
  const LocatedValue* script = reader.root().value->find("script");
  for (const LocatedMember& act : script == nullptr ? LocatedMembers() : script->members) {
    const LocatedValue* by = act.value.find("by");
    const LocatedValue* rung = act.value.find("rung");
    const LocatedValue* added = act.value.find("also_covers");
    if (by != nullptr && by->text == authority && rung != nullptr && added != nullptr && !added->elements.empty()) {
      rungs.push_back(rung->text);
    }
  }
  return rungs;
}

class SourceList {
 public:
  SourceList(Reader& reader, Scenario& scenario) : reader_(reader), scenario_(scenario) {}

  template <class Order>
  void add_orders(std::vector<Order>& orders, SourceKind kind, const char* section) {
    for (Order& order : orders) {
      order.source = add(order.id, kind, order.from, order.regime, section);
      if (!order.from.is_none() && !order.regime.is_none()) {
        add_renewals(order.id, order.from, order.regime, kind == SourceKind::order);
      }
    }
  }

  void add_work_streams() {
    for (WorkStreamSpec& stream : scenario_.work_streams) {
      stream.source = add(stream.id, SourceKind::work_stream, {}, {}, "work_streams");
    }
  }

 private:
  SourceId add(const std::string& id, SourceKind kind, AuthorityId authority, RegimeId regime, const char* section) {
    if (reader_.names.sources.find(id)) {
      const Node all = reader_.root().member(section);
      const auto member = std::ranges::find(all.value->members, id, &LocatedMember::key);
      reader_.error_at_key(*member, all.pointer, "there is another order or stream " + quoted(id), {}, {});
    }
    const SourceId source(scenario_.sources.size());
    scenario_.sources.push_back({id, kind, authority, regime});
    reader_.names.sources.add(id);
    if (kind == SourceKind::order) {
      reader_.names.orders.add(id);
    }
    return source;
  }

  void add_renewals(const std::string& order, AuthorityId authority, RegimeId regime, bool is_single_order) {
    const std::vector<std::string> covering = covering_rungs(authority);
    for (const Rung& rung : scenario_.regimes[regime.index()].ladder) {
      if (rung.renews || std::ranges::find(covering, rung.id) != covering.end()) {
        const std::string id = order + "/" + rung.id;
        scenario_.sources.push_back({id, SourceKind::renewed_order, authority, regime});
        reader_.names.sources.add(id);
        if (is_single_order) {
          reader_.names.orders.add(id);
        }
      }
    }
  }

  /// Ids of the rungs by which this authority may add items.
  [[nodiscard]] std::vector<std::string> covering_rungs(AuthorityId authority) const {
    const AuthoritySpec& spec = scenario_.authorities[authority.index()];
    std::vector<std::string> rungs = scripted_renewals(reader_, spec.id);
    for (const AlsoCovers& covers : spec.escalation ? spec.escalation->also_covers : std::vector<AlsoCovers>{}) {
      if (!covers.groups.empty()) {
        rungs.push_back(covers.rung);
      }
    }
    return rungs;
  }

  Reader& reader_;
  Scenario& scenario_;
};

}  // namespace

void list_sources(Reader& reader, Scenario& scenario) {
  SourceList list(reader, scenario);
  list.add_orders(scenario.orders, SourceKind::order, "orders");
  list.add_orders(scenario.order_streams, SourceKind::order_stream, "order_streams");
  list.add_work_streams();
}

}  // namespace docket::scenario_detail
