#include "docket/report/event_log.hpp"

#include <string>
#include <utility>
#include <vector>

#include "docket/core/utc_text.hpp"
#include "report/conduct.hpp"
#include "report/json_writer.hpp"
#include "report/record_words.hpp"
#include "scenario/entity_names.hpp"

namespace docket {

class EventLog::Impl {
 public:
  Impl(const Scenario& scenario, TextOutput output) : scenario_(scenario), output_(std::move(output)) {}

  void log(const Record& record) {
    std::visit([this](const auto& what) { write(what); }, record);
  }

 private:
  struct NamedOrder {
    std::string name;
    SourceId source;
  };

  // One line: the head that all share, the members that `tell` adds.
  template <class Tell>
  void line(const char* event, Instant at, Conduct conduct, Tell tell) {
    JsonWriter json;
    json.begin_object()
        .member("at", format_rfc3339(scenario_.run.starts_at + at.since_start(), scenario_.run.zone.get()))
        .member("seconds", at.since_start().in_seconds())
        .member("event", event)
        .member("mode", tag_of(conduct));
    tell(json);
    json.end_object();
    output_(json.take() + "\n");
  }

  [[nodiscard]] Conduct of_authority(OrderSlot slot) const {
    return authority_conduct(scenario_, scenario_.sources[orders_[slot.index()].source.index()]);
  }

  void order(JsonWriter& json, OrderSlot slot) const {
    if (!slot.is_none()) {
      json.member("order", orders_[slot.index()].name);
    }
  }
  void item(JsonWriter& json, ItemSlot slot) const {
    if (!slot.is_none()) {
      json.member("item", items_[slot.index()]);
    }
  }
  void rung(JsonWriter& json, OrderSlot slot, RungId rung) const {
    const RegimeId regime = scenario_.sources[orders_[slot.index()].source.index()].regime;
    if (!rung.is_none() && !regime.is_none()) {
      json.member("rung", scenario_.regimes[regime.index()].ladder[rung.index()].id);
    }
  }
  void instant(JsonWriter& json, const char* name, Instant at) const {
    if (!at.is_never()) {
      json.member(name, at.since_start().in_seconds());
    }
  }
  void traits(JsonWriter& json, const char* name, const TraitSet& set) const {
    json.key(name).begin_array();
    for (std::size_t i = 0; i < scenario_.traits.size(); ++i) {
      if (set.has(TraitId(i))) {
        json.value(scenario_.traits[i]);
      }
    }
    json.end_array();
  }

  void write(const OrderServed& r) {
    const Source& source = scenario_.sources[r.source.index()];
    if (orders_.size() <= r.order.index()) {
      orders_.resize(r.order.index() + std::size_t{1});
    }
    orders_[r.order.index()] = {order_name(scenario_, r.source, r.ordinal), r.source};
    line(source.kind == SourceKind::work_stream ? "batch_arrived" : "order_served", r.at,
         origin_of(scenario_, r.source), [&](JsonWriter& json) {
           order(json, r.order);
           json.member("items", r.items);
           if (!r.renews.is_none()) {
             json.member("renews", orders_[r.renews.index()].name);
             rung(json, r.renews, r.rung);
           }
         });
  }

  void write(const ItemListed& r) {
    if (items_.size() <= r.item.index()) {
      items_.resize(r.item.index() + std::size_t{1});
    }
    items_[r.item.index()] = item_name(r.key);
    line("item_listed", r.at, origin_of(scenario_, orders_[r.order.index()].source), [&](JsonWriter& json) {
      item(json, r.item);
      order(json, r.order);
      json.member("kind", scenario_.kinds[r.kind.index()]);
      traits(json, "alleged", r.alleged);
      traits(json, "truth", r.truth);
      instant(json, "due_seconds", r.due_at);
      json.member("new", r.is_new);
    });
  }

  void write(const OrderNoticed& r) { about_order("order_noticed", r); }
  void write(const OrderAcknowledged& r) { about_order("order_acknowledged", r); }
  void write(const DialogueAsked& r) { about_order("dialogue_asked", r); }
  void write(const StatusSent& r) { about_order("status_sent", r); }
  void write(const OrderRetired& r) { about_order("order_retired", r); }
  void write(const Answered& r) { about_item("answered", r); }
  void write(const Withdrawn& r) { about_item("withdrawn", r); }
  void write(const ItemRetired& r) { about_item("item_retired", r); }
  void write(const ClarificationAsked& r) { about_both("clarification_asked", platform_, r); }
  void write(const ClarificationGiven& r) { about_both("clarification_given", of_authority(r.order), r); }
  void write(const NoticeNoticed& r) { about_notice("notice_noticed", r); }
  void write(const NoticeAcknowledged& r) { about_notice("notice_acknowledged", r); }

  template <class R>
  void about_order(const char* event, const R& r) {
    line(event, r.at, platform_, [&](JsonWriter& json) { order(json, r.order); });
  }
  template <class R>
  void about_item(const char* event, const R& r) {
    line(event, r.at, platform_, [&](JsonWriter& json) { item(json, r.item); });
  }
  template <class R>
  void about_both(const char* event, Conduct conduct, const R& r) {
    line(event, r.at, conduct, [&](JsonWriter& json) {
      order(json, r.order);
      item(json, r.item);
    });
  }
  template <class R>
  void about_notice(const char* event, const R& r) {
    line(event, r.at, platform_, [&](JsonWriter& json) {
      order(json, r.order);
      rung(json, r.order, r.rung);
    });
  }

  void write(const JobEnded& r) {
    line("job_ended", r.at, platform_, [&](JsonWriter& json) {
      json.member("job", order_name(scenario_, r.source, r.entity.ordinal));
      json.member("kind", scenario_.kinds[r.kind.index()]);
      instant(json, "arrived_seconds", r.arrived_at);
      instant(json, "due_seconds", r.due_at);
      json.member("outcome", word_for(r.outcome));
    });
  }

  void write(const Visit& r) {
    line("visit", r.at, platform_, [&](JsonWriter& json) {
      if (r.order.is_none()) {
        json.member("job", order_name(scenario_, r.source, r.job));
      }
      order(json, r.order);
      item(json, r.item);
      json.member("stage", scenario_.platform.stages[r.stage.index()].id);
      json.member("pool", scenario_.platform.pools[r.pool.index()].id);
      if (r.reviewer != UINT32_MAX) {
        json.member("reviewer", r.reviewer);
      }
      instant(json, "enqueued_seconds", r.enqueued_at);
      instant(json, "started_seconds", r.started_at);
      json.member("rushed", r.is_rushed).member("outcome", word_for(r.outcome));
    });
  }

  void write(const Decided& r) {
    line("decided", r.at, platform_, [&](JsonWriter& json) {
      item(json, r.item);
      json.member("decision", word_for(r.decision)).member("provisional", r.is_provisional);
      if (!r.rule.is_none()) {
        json.member("rule", scenario_.platform.policy[r.rule.index()].id);
      }
    });
  }

  void write(const VisibilityChanged& r) {
    line("visibility_changed", r.at, platform_, [&](JsonWriter& json) {
      item(json, r.item);
      json.member("from", word_for(r.from)).member("to", word_for(r.to)).member("reversal", r.is_reversal);
    });
  }

  void write(const Looked& r) {
    line("looked", r.at, of_authority(r.order), [&](JsonWriter& json) {
      order(json, r.order);
      json.member("outstanding", r.outstanding).member("due", r.due);
    });
  }

  void write(const RungClimbed& r) {
    line("rung_climbed", r.at, of_authority(r.order), [&](JsonWriter& json) {
      json.member("authority", scenario_.authorities[r.authority.index()].id);
      order(json, r.order);
      rung(json, r.order, r.rung);
    });
  }

  void write(const Remarked& r) {
    line("remarked", r.at, Conduct::replayed, [&](JsonWriter& json) {
      json.member("by", r.authority.is_none() ? "platform" : scenario_.authorities[r.authority.index()].id);
      json.member("act", scenario_.script[r.act].id);
    });
  }

  void write(const PoolStaffed& r) {
    line("pool_staffed", r.at, platform_, [&](JsonWriter& json) {
      json.member("pool", scenario_.platform.pools[r.pool.index()].id);
      json.member("on_duty", r.on_duty).member("scheduled", r.scheduled);
    });
  }

  void write(const StageSampled& r) {
    line("stage_sampled", r.at, platform_, [&](JsonWriter& json) {
      json.member("stage", scenario_.platform.stages[r.stage.index()].id);
      json.member("waiting", r.waiting).member("in_service", r.in_service);
    });
  }

  void write(const Sampled& r) {
    line("sampled", r.at, joint_conduct(scenario_), [](JsonWriter&) {});
  }

  void write(const RunEnded& r) {
    line("run_ended", r.at, joint_conduct(scenario_),
         [&](JsonWriter& json) { json.member("reason", word_for(r.reason)); });
  }

  const Scenario& scenario_;
  Conduct platform_ = platform_conduct(scenario_);
  TextOutput output_;
  std::vector<NamedOrder> orders_;  // by slot
  std::vector<std::string> items_;  // by slot
};

EventLog::EventLog(const Scenario& scenario, TextOutput output)
    : impl_(std::make_unique<Impl>(scenario, std::move(output))) {}

EventLog::~EventLog() = default;

void EventLog::read(std::span<const Record> records) {
  for (const Record& record : records) {
    impl_->log(record);
  }
}

}  // namespace docket
