// The platform as a scenario describes it: who works when, what the stages are, how it decides and what follows.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "docket/core/money.hpp"
#include "docket/core/time.hpp"
#include "docket/order/decision.hpp"
#include "docket/order/ids.hpp"
#include "docket/order/order_trait.hpp"
#include "docket/order/trait_set.hpp"
#include "docket/platform/opening_hours.hpp"
#include "docket/random/distribution.hpp"

namespace docket {

/// A way by which orders and notices come in: after `delay` (seconds) they lie there until the shift is open.
struct ChannelSpec {
  std::string id;
  ShiftId watched;
  Distribution delay = Distribution::constant(0);
};

/// What a reviewer does with unfinished work when the shift ends.
enum class AtShiftEnd : std::uint8_t { finish, hand_over };

/// Whether more urgent work that comes when nobody is free takes the reviewer of the least urgent work in hand, and
/// what becomes of that. More urgent: of an earlier stage where the pool picks by Picks::stage_order, else by smaller
/// priority number or earlier due time where the stages of the pool have that discipline; strictly so.
enum class Preemption : std::uint8_t {
  none,          ///< what has begun is finished first
  resume,        ///< goes on later with the work that is left
  restart,       ///< begins again, with the same time of work (preemptive-repeat-identical)
  restart_anew,  ///< begins again, its time of work drawn anew (preemptive-repeat-different)
};

/// Which of its stages a free reviewer of a shared pool serves first.
enum class Picks : std::uint8_t {
  longest_waiting,  ///< the stage whose next item has waited longest there
  earliest_due,     ///< the stage whose next item is due first
  stage_order,      ///< the stages in the order in which the scenario lists them for the pool
};

struct PoolSpec {
  std::string id;
  std::optional<std::uint32_t> reviewers;  ///< unset: unlimited
  ShiftId shift;                           ///< none: always on duty
  double absence = 0;                      ///< chance of a reviewer to miss one occurrence of the shift
  AtShiftEnd at_shift_end = AtShiftEnd::finish;
  Picks picks = Picks::longest_waiting;
  Preemption preemption = Preemption::none;
  std::vector<StageId> stage_order;    ///< used by Picks::stage_order
  std::optional<Money> cost_per_hour;  ///< per reviewer and scheduled hour; unset is unknown, not free
};

enum class Discipline : std::uint8_t {
  fifo,
  lifo,
  edf,             ///< earliest due time first
  priority,        ///< smallest priority number first
  shortest_first,  ///< smallest handling time first, as if it were known
  least_slack,     ///< smallest (due time - now - handling time) first
  accumulating,    ///< highest priority first, which grows with the time since work came to the stage
};

/// How well reviewers tell a trait. Sensitivity: chance to see it where it is; specificity: not to where it is not.
struct ErrorRates {
  double sensitivity = 1;
  double specificity = 1;
};

/// One trait that a stage assesses. A judgement makes an item "reviewed"; a perception does not.
struct Assessment {
  TraitId trait;
  bool is_judgement = true;
  ErrorRates unhurried;
  ErrorRates rushed;  ///< equal to `unhurried` where the scenario does not say otherwise
};

/// Work in haste: evaluated once, when service starts, on the time left to the platform's due time.
struct Rush {
  Duration when_time_left_below;
  double handling_factor = 1;  ///< multiplies the same drawn handling time
};

enum class RouteEnd : std::uint8_t {
  stage,   ///< go on to another stage
  decide,  ///< the policy decides
  leave,   ///< work that needs no decision is finished
};

struct Route {
  RouteEnd end = RouteEnd::decide;
  StageId stage;  ///< where `end` is stage
  double share = 1;
};

/// A test of a per-order stage: when the order is judged not to have the trait, `otherwise` is decided for all of it.
struct OrderTest {
  OrderTrait trait = OrderTrait::authentic;
  ErrorRates rates;
  Decision otherwise = Decision::reject;  ///< reject or ask_clarification
};

struct StageSpec {
  std::string id;
  bool is_per_order = false;
  PoolId pool;
  Distribution handling = Distribution::constant(0);  ///< seconds of work a visit
  Discipline discipline = Discipline::fifo;
  std::vector<Assessment> assessments;  ///< per-item stages
  std::vector<OrderTest> order_tests;   ///< per-order stages, tried in this order
  std::optional<Rush> rush;
  std::vector<Route> routes;  ///< shares sum to 1; per-order stages have one route, to a stage
};

/// What a rule may ask. It cannot ask for truth: nobody can read it.
struct Condition {
  std::vector<KindId> kinds;      ///< empty: any
  std::vector<SourceId> sources;  ///< orders, order streams and work streams; empty: any
  TraitDemand alleged;
  TraitDemand judged;
  TraitDemand perceived;
  std::optional<Duration> time_left_below;  ///< time left to the platform's due time is this or less
  std::optional<bool> is_reviewed;
  std::optional<bool> is_dark;

  bool operator==(const Condition&) const = default;
};

struct Rule {
  std::string id;
  Condition when;
  Decision decide = Decision::reject;
};

/// Unilateral unblocking. Acts on finally decided items only.
struct ReversalSpec {
  std::string id;
  bool is_per_order = false;  ///< all of an order at once, when it is in effect, else item by item
  Condition when;
  double share_over = 0;  ///< per order: restore when more than this share of its items meets `when`
  Distribution delay = Distribution::constant(0);  ///< seconds
};

/// Reversals are counted in the bits of a word.
inline constexpr std::size_t kMaxReversals = 32;

struct DialogueSpec {
  std::string asked_at_rung;                       ///< id of a rung
  Distribution delay = Distribution::constant(0);  ///< seconds from noticing that rung
};

struct PlatformSpec {
  StageId entry;  ///< first stage for orders
  std::vector<ShiftSpec> shifts;
  std::vector<ChannelSpec> channels;
  std::vector<PoolSpec> pools;
  std::vector<StageSpec> stages;
  std::vector<Rule> policy;                                    ///< in order; the last one has no condition
  Distribution enforcement_takes = Distribution::constant(0);  ///< seconds until a decision is in force
  Distribution restoring_takes = Distribution::constant(0);    ///< seconds until an item is visible again
  std::vector<ReversalSpec> reversals;
  std::optional<Distribution> acknowledges_order;   ///< seconds from noticing; unset: never
  std::optional<Distribution> acknowledges_notice;  ///< seconds from noticing; unset: never
  std::optional<Duration> status_update_every;      ///< for each order with open items
  std::optional<DialogueSpec> dialogue;
};

}  // namespace docket
