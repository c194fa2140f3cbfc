#include "run/world.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "docket/core/hash.hpp"
#include "docket/order/phases.hpp"
#include "run/event_words.hpp"
#include "run/recurring_sources.hpp"
#include "run/run_signals.hpp"

namespace docket {
namespace {

/// Few enough that the longest events leave no one waiting, many enough that asking costs nothing.
constexpr std::uint64_t kSlice = 256;

/// More events than these at one instant are an endless loop: no honest instant asks that much of each item.
constexpr std::uint64_t kStepsAtOneInstant = 10'000'000;
constexpr std::uint64_t kStepsOfOneItem = 100;

/// A replayed platform has no stages, policy or work of its own: only its script.
PlatformBrief platform_brief(const Scenario& scenario, const ItemFactory& factory, const Opening* opening) {
  static const PlatformSpec nothing;
  static const std::vector<WorkStreamSpec> no_work;
  const bool is_replayed = scenario.is_platform_replayed();
  return {is_replayed ? nothing : scenario.platform,
          scenario.regimes,
          is_replayed ? no_work : scenario.work_streams,
          scenario.traits,
          factory,
          is_replayed,
          !scenario.orders.empty() || !scenario.order_streams.empty(),
          opening};
}

AuthorityBrief authority_brief(const Scenario& scenario, const ItemFactory& factory) {
  std::vector<bool> is_replayed;
  for (std::size_t i = 0; i < scenario.authorities.size(); ++i) {
    is_replayed.push_back(scenario.is_authority_replayed(AuthorityId(i)));
  }
  return {scenario.authorities,
          std::move(is_replayed),
          {scenario.orders, scenario.order_streams, scenario.item_groups, scenario.regimes, scenario.sources, factory}};
}

}  // namespace

World::World(const Scenario& scenario, std::uint64_t seed, std::uint32_t replication, std::vector<JournalSink*> sinks,
             const RunEnding& ending, const RunOptions& options)
    : scenario_(scenario),
      ending_(ending),
      options_(options),
      events_({std::min(options.leaf_limit, recurring_sources(scenario, options.opening))}),
      cases_(ending.measures_from, options.max_cases),
      journal_(std::move(sinks)),
      context_{events_, cases_, journal_, trail_, seed, replication, scenario.run.horizon(), options.keeps_fingerprint},
      factory_(scenario.traits),
      post_(context_),
      platform_(context_, platform_brief(scenario, factory_, options.opening), post_),
      authorities_(context_, authority_brief(scenario, factory_), post_) {}

RunOutcome World::play() {
  if (options_.opening != nullptr && options_.opening->at > Instant()) {
    events_.add(options_.opening->at, phase::kStageFinished, signal(RunSignal::begin));
  } else {
    open();
    platform_.event_is_over();  // what was open may be taken up at once
  }
  RunLoop loop(events_, context_.horizon, options_.max_events);
  RunOutcome outcome;
  outcome.reason = play_slices(loop);
  if (limit_ == Limit::standstill) {
    outcome.loop = what_goes_round(loop);
  }
  outcome.limit = limit_;
  outcome.stopped_at = events_.now();
  outcome.events = loop.events();
  platform_.run_is_over();
  journal_.write(RunEnded{outcome.stopped_at, outcome.reason});
  journal_.flush();
  return outcome;
}

void World::open() {
  authorities_.open();
  for (std::uint32_t i = 0; i < scenario_.script.size(); ++i) {
    if (scenario_.script[i].at >= context_.now()) {
      context_.add(scenario_.script[i].at, phase::kArrival, signal(RunSignal::act, i));
    }
  }
  platform_.open();
  if (options_.opening != nullptr) {
    take_up_backlog();
    place_backlog({});
  }
  if (scenario_.run.sample_every > Duration()) {
    sample_leaf_ = events_.add_leaf();
    context_.set(sample_leaf_, context_.now() + scenario_.run.sample_every, phase::kSample, signal(RunSignal::sample));
  }
  if (scenario_.run.ends_at) {
    events_.add(*scenario_.run.ends_at, phase::kHorizon, signal(RunSignal::end));
  }
}

void World::take_up_backlog() {
  for (const OpenOrder& open : options_.opening->orders) {
    const OrderSlot slot = open.from.is_none() ? platform_.file(open) : authorities_.file(open);
    platform_.take_up(slot, open);
    if (open.held_until > context_.now()) {
      context_.add(open.held_until, phase::kArrival,
                   signal(RunSignal::hold_ends, static_cast<std::uint32_t>(open_orders_.size())));
    }
    open_orders_.push_back(slot);
  }
}

// Lines know only in which order things join them, so all join in the order in which they did.
void World::place_backlog(std::optional<std::size_t> released) {
  const std::vector<OpenOrder>& orders = options_.opening->orders;
  std::vector<std::tuple<Instant, std::size_t, std::size_t>> places;
  for (std::size_t order = 0; order < orders.size(); ++order) {
    const bool is_its_turn = !released || *released == order;
    for (std::size_t item = 0; is_its_turn && item < orders[order].items.size(); ++item) {
      if (is_held(orders[order], item) == released.has_value()) {
        places.emplace_back(orders[order].items[item].since, order, item);
      }
    }
  }
  std::ranges::sort(places);
  for (const auto& [since, order, item] : places) {
    place(order, item);
  }
}

bool World::is_held(const OpenOrder& order, std::size_t item) const {
  const OpenState state = order.items[item].state;
  const bool can_be_held = state == OpenState::waiting || state == OpenState::unnoticed;
  return can_be_held && order.held_until > options_.opening->at;
}

void World::place(std::size_t order, std::size_t item) {
  const OpenOrder& open = options_.opening->orders[order];
  const OpenItem& stands = open.items[item];
  const OrderSlot slot = open_orders_[order];
  platform_.place(slot, open, item);
  const bool has_asked = stands.state == OpenState::on_hold && !open.from.is_none();
  const bool is_whole = has_asked && scenario_.platform.stages[stands.stage.index()].is_per_order;
  if (has_asked && (!is_whole || item == 0)) {
    const ItemSlot asked_about = std::as_const(cases_)[slot].items[item];
    authorities_.await_answer(slot, is_whole ? ItemSlot::none() : asked_about, stands.since);
  }
}

[[gnu::always_inline]] inline bool World::handle(Event& event, RunLoop& loop) {
  if (is_of_jobs(event.signal.kind)) {
    const JobStretch ended = platform_.play_jobs(event, loop, ending_.items);
    if (ended != JobStretch::other_is_next) {
      return ended == JobStretch::nothing_left;
    }
  }
  switch (owner_of(event)) {
    case kPlatformOwns:
      platform_.handle(event);
      break;
    case kAuthorityOwns:
      authorities_.handle(event);
      break;
    default:
      if (!Post::deliver(event, platform_, authorities_)) {
        handle_own(event);
      }
  }
  const bool goes_on = !is_over_ && cases_.answered() < ending_.items;
  if (goes_on) {
    platform_.event_is_over();
  }
  return goes_on;
}

[[gnu::always_inline]] inline bool World::try_to_handle(Event& event, RunLoop& loop) try {
  return handle(event, loop);
} catch (const CaseFileFull& full) {
  limit_ = full.is_of_items ? Limit::items : Limit::orders;
  return false;
} catch (const Fault& fault) {
  throw Fault(std::string(fault.what()) + "; at " + time_and_phase(event, scenario_) + ", " +
              words_for(event, scenario_, cases_));
}

StopReason World::play_slices(RunLoop& loop) {
  std::optional<StopReason> reason;
  while (!reason && limit_ == Limit::none) {
    reason = loop.play(kSlice, [&](Event& event) { return try_to_handle(event, loop); });
    limit_ = limit_ == Limit::none && !reason ? limit_met(loop) : limit_;
  }
  if (reason == StopReason::limit_reached) {
    limit_ = Limit::events;
  }
  if (limit_ != Limit::none) {
    return StopReason::limit_reached;
  }
  return is_over_ ? StopReason::horizon : *reason;
}

Limit World::limit_met(const RunLoop& loop) const {
  if (loop.steps_at_one_instant() > kStepsAtOneInstant + kStepsOfOneItem * cases_.items_made()) {
    return Limit::standstill;
  }
  return options_.should_stop ? options_.should_stop() : Limit::none;
}

std::string World::what_goes_round(RunLoop& loop) {
  std::set<std::string> words;
  const auto note_and_handle = [&](Event& event) {
    words.insert(words_for(event, scenario_, cases_));
    return try_to_handle(event, loop);
  };
  // One at a time, lest jobs go on by themselves.
  for (std::uint64_t i = 0; i < kSlice && words.size() < 8; ++i) {
    if (loop.play(1, note_and_handle)) {
      break;
    }
  }
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : ", ") + word;
  }
  limit_ = Limit::standstill;
  return text;
}

void World::handle_own(const Event& event) {
  switch (static_cast<RunSignal>(event.signal.kind)) {
    case RunSignal::act:
      play_act(event.signal.subject);
      break;
    case RunSignal::sample:
      sample();
      break;
    case RunSignal::end:
      is_over_ = true;
      break;
    case RunSignal::begin:
      open();
      break;
    case RunSignal::hold_ends:
      place_backlog(event.signal.subject);
      break;
    default:
      throw Fault("an event belongs to nobody");
  }
}

void World::play_act(std::uint32_t index) {
  const Act& act = scenario_.script[index];
  context_.leave_trail(phase::kArrival, hash_text(act.id));
  if (act.authority.is_none()) {
    platform_.play(act, index, act.order.is_none() ? OrderSlot::none() : authorities_.latest(act.order));
  } else {
    authorities_.play(act, index);
  }
}

void World::sample() {
  platform_.sample();
  journal_.write(Sampled{context_.now()});
  context_.set(sample_leaf_, context_.now() + scenario_.run.sample_every, phase::kSample, signal(RunSignal::sample));
}

}  // namespace docket
