#include "metrics/random_journal.hpp"

#include <algorithm>
#include <random>

#include "metrics/measured_scenario.hpp"

namespace docket::test {
namespace {

constexpr Duration kTick = Duration::minutes(30);

struct LiveItem {
  ItemSlot slot;
  std::vector<OrderSlot> orders;
  KindId kind;
  TraitSet truth;
  Visibility visibility = Visibility::visible;
  bool is_work = false;
  bool is_answered = false;
};

struct LiveOrder {
  OrderSlot slot;
  SourceId source;
  Instant served_at;
  std::uint32_t rungs = 0;
  bool is_notice_pending = false;
};

class Author {
 public:
  Author(const Scenario& scenario, std::uint64_t seed) : scenario_(scenario), random_(seed) {}

  std::vector<Record> write(std::uint32_t steps) {
    staff();
    for (std::uint32_t step = 0; step < steps; ++step) {
      now_ = now_ + kTick * static_cast<std::int64_t>(upto(3) == 0 ? upto(3) : 0);
      happen();
    }
    write_visit(VisitOutcome::open);
    write_visit(VisitOutcome::open);
    records_.emplace_back(RunEnded{now_, StopReason::horizon});
    return std::move(records_);
  }

 private:
  std::uint32_t upto(std::uint32_t most) { return static_cast<std::uint32_t>(random_() % (most + 1)); }
  bool chance(std::uint32_t one_in) { return upto(one_in - 1) == 0; }
  template <class T>
  T& any(std::vector<T>& things) {
    return things[upto(static_cast<std::uint32_t>(things.size()) - 1)];
  }

  void happen() {
    const std::uint32_t what = upto(39);
    if (what < 3 || orders_.empty()) {
      serve();
    } else if (what < 16 && !items_.empty()) {
      act_on(any(items_));
    } else if (what == 16) {
      end_job(static_cast<JobOutcome>(upto(2)));
    } else if (what < 20) {
      write_visit(static_cast<VisitOutcome>(upto(6)));
    } else if (what < 22) {
      staff();
    } else if (what < 23) {
      speak();
    } else if (what == 23) {
      records_.emplace_back(StageSampled{now_, StageId(1U), upto(9), upto(3)});
    } else if (what < 26) {
      retire_something();
    } else {
      follow(any(orders_));
    }
  }

  void serve() {
    SourceId source{1 + upto(2)};
    if (!is_first_served_) {
      source = kFirstList;
      is_first_served_ = true;
    }
    const OrderSlot slot = take(free_orders_, order_slots_);
    const std::uint32_t count = 1 + upto(3);
    const bool is_renewed = source == kRenewedList;
    records_.emplace_back(OrderServed{now_, slot, source, ordinals_[source.index()]++, OrderSlot::none(),
                                      is_renewed ? kRenewal : RungId::none(), count});
    orders_.push_back({slot, source, now_, 0, false});
    const Instant due_at = due_under_platform_reading(source, is_renewed);
    for (std::uint32_t i = 0; i < count; ++i) {
      list(orders_.back(), source == kReports ? due_of_report() : due_at);
    }
  }

  Instant due_under_platform_reading(SourceId source, bool is_renewed) {
    const RegimeId regime = scenario_.sources[source.index()].regime;
    if (regime.is_none()) {
      return Instant::never();
    }
    const Regime& law = scenario_.regimes[regime.index()];
    return due_at(law.readings[law.platform_reading], now_, is_renewed ? &law.ladder[kRenewal.index()] : nullptr);
  }
  Instant due_of_report() { return chance(4) ? Instant::never() : now_ + kTick * upto(20); }

  void list(const LiveOrder& order, Instant due_at) {
    LiveItem* item = order.source == kReports || items_.empty() || chance(2) ? nullptr : &any(items_);
    const bool stands_there = item != nullptr && std::ranges::count(item->orders, order.slot) > 0;
    const bool is_new = item == nullptr || stands_there || item->is_work;
    if (is_new) {
      item = &items_.emplace_back();
      item->slot = take(free_items_, item_slots_);
      item->is_work = order.source == kReports;
      item->kind = KindId(upto(1));
      item->truth.set(kUnlawful, chance(2));
    }
    item->orders.push_back(order.slot);
    records_.emplace_back(
        ItemListed{now_, item->slot, order.slot, ++key_, item->kind, item->truth, item->truth, due_at, is_new});
  }

  template <class Slot>
  static Slot take(std::vector<Slot>& free, std::uint32_t& used) {
    if (free.empty()) {
      return Slot(used++);
    }
    const Slot slot = free.front();
    free.erase(free.begin());
    return slot;
  }

  void act_on(LiveItem& item) {
    switch (upto(3)) {
      case 0:
        records_.emplace_back(Decided{now_, item.slot, static_cast<Decision>(upto(3)), chance(3), RuleId::none()});
        break;
      case 1:
        records_.emplace_back(Answered{now_, item.slot});
        item.is_answered = true;
        break;
      default:
        change_visibility(item);
    }
  }

  void change_visibility(LiveItem& item) {
    const auto to = static_cast<Visibility>((static_cast<std::uint32_t>(item.visibility) + 1 + upto(1)) % 3);
    records_.emplace_back(VisibilityChanged{now_, item.slot, item.visibility, to, !is_dark(to) && chance(2)});
    item.visibility = to;
  }

  void follow(LiveOrder& order) {
    const bool has_authority = order.source != kReports;
    const bool has_ladder = order.source == kFirstList || order.source == kRenewedList;
    switch (upto(4)) {
      case 0:
        records_.emplace_back(OrderNoticed{now_, order.slot});
        break;
      case 1:
        if (has_authority && acknowledged_.insert_once(order.slot)) {
          records_.emplace_back(OrderAcknowledged{now_, order.slot});
        }
        break;
      case 2:
        if (has_authority) {
          records_.emplace_back(Looked{now_, order.slot, upto(3), 3});
        }
        break;
      case 3:
        if (order.is_notice_pending) {
          records_.emplace_back(NoticeAcknowledged{now_, order.slot, kNotice});
          order.is_notice_pending = false;
        }
        break;
      default:
        if (has_ladder && order.rungs < 3 && chance(2)) {
          records_.emplace_back(RungClimbed{now_, order.slot, AuthorityId(0U), RungId(order.rungs)});
          order.is_notice_pending = order.is_notice_pending || order.rungs == kNotice.index();
          ++order.rungs;
        }
    }
  }

  void speak() {
    records_.emplace_back(StatusSent{now_, orders_.front().slot});
    records_.emplace_back(Remarked{now_, AuthorityId::none(), 0});
    records_.emplace_back(ClarificationAsked{now_, orders_.front().slot, ItemSlot::none()});
    if (chance(3)) {
      records_.emplace_back(DialogueAsked{now_, OrderSlot::none()});
    }
  }

  void staff() {
    const std::uint32_t on_duty = upto(4);
    records_.emplace_back(PoolStaffed{now_, PoolId(0U), on_duty, on_duty + upto(1)});
  }

  void write_visit(VisitOutcome outcome) {
    if (orders_.empty()) {
      return;
    }
    const Instant enqueued_at = before(now_);
    const Instant started_at =
        now_ - kTick * static_cast<std::int64_t>(
                           upto(static_cast<std::uint32_t>((now_ - enqueued_at).count_us() / kTick.count_us())));
    const bool may_wait_in_vain = outcome == VisitOutcome::withdrawn || outcome == VisitOutcome::open;
    const bool has_begun = !may_wait_in_vain || chance(2);
    const LiveOrder& order = any(orders_);
    const bool is_of_job = chance(4);
    const StageId stage(upto(2));
    const PoolId pool(stage.index() == 1 ? 0U : 1U);
    records_.emplace_back(Visit{now_, ItemSlot::none(), is_of_job ? OrderSlot::none() : order.slot,
                                is_of_job ? kReports : order.source, 0, is_of_job ? enqueued_at : order.served_at,
                                stage, pool, 0, enqueued_at, has_begun ? started_at : Instant::never(),
                                has_begun && chance(3), outcome});
  }
  void end_job(JobOutcome outcome) {
    const Instant arrived_at = before(now_);
    const Instant due_at = chance(4) ? Instant::never() : arrived_at + kTick * upto(20);
    records_.emplace_back(JobEnded{
        now_, kReports, KindId(0U), {StreamKey{1}, ordinals_[kReports.index()]++}, arrived_at, due_at, outcome});
  }
  Instant before(Instant at) {
    const auto ticks = static_cast<std::uint32_t>(at.count_us() / kTick.count_us());
    return at - kTick * static_cast<std::int64_t>(std::min(ticks, upto(12)));
  }

  void retire_something() {
    if (!items_.empty()) {
      retire(upto(static_cast<std::uint32_t>(items_.size()) - 1));
    }
    const auto is_empty = [this](const LiveOrder& order) {
      return std::ranges::none_of(
          items_, [&](const LiveItem& item) { return std::ranges::count(item.orders, order.slot) > 0; });
    };
    const auto order = std::ranges::find_if(orders_, is_empty);
    if (order != orders_.end() && orders_.size() > 1) {
      records_.emplace_back(OrderRetired{now_, order->slot});
      free_orders_.push_back(order->slot);
      acknowledged_.forget(order->slot);
      orders_.erase(order);
    }
  }

  void retire(std::uint32_t place) {
    const LiveItem item = items_[place];
    if (item.is_work && !item.is_answered && chance(2)) {
      records_.emplace_back(Withdrawn{now_, item.slot});
    }
    records_.emplace_back(ItemRetired{now_, item.slot});
    free_items_.push_back(item.slot);
    items_.erase(items_.begin() + place);
  }

  struct Acknowledged {
    bool insert_once(OrderSlot slot) {
      const bool is_there = std::ranges::count(slots, slot) > 0;
      if (!is_there) {
        slots.push_back(slot);
      }
      return !is_there;
    }
    void forget(OrderSlot slot) { std::erase(slots, slot); }
    std::vector<OrderSlot> slots;
  };

  const Scenario& scenario_;
  std::mt19937_64 random_;
  Instant now_;
  std::vector<Record> records_;
  std::vector<LiveItem> items_;
  std::vector<LiveOrder> orders_;
  std::vector<ItemSlot> free_items_;
  std::vector<OrderSlot> free_orders_;
  std::uint32_t item_slots_ = 0;
  std::uint32_t order_slots_ = 0;
  std::uint64_t key_ = 0;
  std::uint64_t ordinals_[4] = {};
  bool is_first_served_ = false;
  Acknowledged acknowledged_;
};

}  // namespace

std::vector<Record> random_journal(const Scenario& scenario, std::uint64_t seed, std::uint32_t steps) {
  return Author(scenario, seed).write(steps);
}

}  // namespace docket::test
