// What happened in a run, as flat records. Actors write them; metrics, traces and reports only read them.
//
// Records come in order of time. A slot names its item or order from ItemListed or OrderServed until Retired; later
// records may give the slot to another. The run writes one Visit per visit to a stage, when it ends.
#pragma once

#include <cstdint>
#include <variant>

#include "docket/core/time.hpp"
#include "docket/engine/run_loop.hpp"
#include "docket/order/decision.hpp"
#include "docket/order/entity.hpp"
#include "docket/order/ids.hpp"
#include "docket/order/trait_set.hpp"
#include "docket/regime/regime.hpp"

namespace docket {

/// An order or, for a work stream, a batch. Written before the ItemListed of its items.
struct OrderServed {
  Instant at;
  OrderSlot order;
  SourceId source;
  std::uint64_t ordinal = 0;  ///< within its source
  OrderSlot renews;           ///< the order that a rung renewed; none otherwise
  RungId rung;                ///< the rung that made it; none otherwise
  std::uint32_t items = 0;    ///< number of ItemListed that follow
};

/// An item stands on an order. The first listing of a slot brings the item into being.
struct ItemListed {
  Instant at;
  ItemSlot item;
  OrderSlot order;
  std::uint64_t key = 0;  ///< stable: the same item in every policy and run of the same seed
  KindId kind;
  TraitSet alleged;
  TraitSet truth;  ///< for measuring only
  Instant due_at;  ///< under the reading that the platform works to (work streams: their own due time); never(): none
  bool is_new = false;  ///< false: an item that an earlier order listed already
};

struct OrderNoticed {
  Instant at;
  OrderSlot order;
};

struct OrderAcknowledged {
  Instant at;
  OrderSlot order;
};

enum class VisitOutcome : std::uint8_t {
  // Finished visits come first.
  routed,       ///< went on to another stage or to the decision
  left,         ///< finished without a decision
  rejected,     ///< per-order stage: the whole order refused
  held,         ///< clarification asked
  handed_over,  ///< the shift ended; the rest of the work is a new visit segment
  interrupted,  ///< more urgent work took the reviewer; what is left, or all of it again, is a new visit segment
  withdrawn,    ///< gave up waiting, or its order was withdrawn
  open,         ///< still waiting or in service when the run ended: written with `at` = the end
};

/// No other segment of the visit follows.
constexpr bool is_last_segment(VisitOutcome outcome) {
  return outcome != VisitOutcome::handed_over && outcome != VisitOutcome::interrupted;
}

/// One visit to a stage, or a segment of it. never() in started_at: not started; `at` is when it ended.
struct Visit {
  Instant at;
  ItemSlot item;          ///< none: a per-order visit, or a job's
  OrderSlot order;        ///< the order (for items: the first that lists it); none: a job's
  SourceId source;        ///< of the order or job
  std::uint64_t job = 0;  ///< jobs: which one of its source
  Instant served_at;      ///< when the order was served, or the job arrived
  StageId stage;
  PoolId pool;
  std::uint32_t reviewer = UINT32_MAX;  ///< within the pool; UINT32_MAX: not started, or the pool is unlimited
  Instant enqueued_at;
  Instant started_at;
  bool is_rushed = false;
  VisitOutcome outcome = VisitOutcome::routed;
};

/// A decision, taken. `is_provisional`: by the clock, before the review ended.
struct Decided {
  Instant at;
  ItemSlot item;
  Decision decision = Decision::reject;
  bool is_provisional = false;
  RuleId rule;  ///< none: by script or by a per-order stage
};

/// What the public sees of an item has changed. Enforcement has ended, or restoring has.
struct VisibilityChanged {
  Instant at;
  ItemSlot item;
  Visibility from = Visibility::visible;
  Visibility to = Visibility::visible;
  bool is_reversal = false;  ///< unilateral unblocking, not the first decision
};

/// The item's first final decision is applied, or its last stage is finished.
struct Answered {
  Instant at;
  ItemSlot item;
};

/// An item of a work stream gave up.
struct Withdrawn {
  Instant at;
  ItemSlot item;
};

enum class JobOutcome : std::uint8_t { finished, withdrawn, open };

/// All that is to be told of a job beside its visits; written when it ends, or when the run does.
struct JobEnded {
  Instant at;
  SourceId source;
  KindId kind;
  Entity entity;  ///< its ordinal is within its source; its key is stable, see ItemListed
  Instant arrived_at;
  Instant due_at;  ///< never(): none
  JobOutcome outcome = JobOutcome::finished;
};

struct ClarificationAsked {
  Instant at;
  OrderSlot order;
  ItemSlot item;  ///< none: the whole order
};

struct ClarificationGiven {
  Instant at;
  OrderSlot order;
  ItemSlot item;
};

/// The authority looked at an order.
struct Looked {
  Instant at;
  OrderSlot order;
  std::uint32_t outstanding = 0;  ///< items due under its reading and not dark
  std::uint32_t due = 0;          ///< items due under its reading
};

struct RungClimbed {
  Instant at;
  OrderSlot order;
  AuthorityId authority;
  RungId rung;  ///< in the order's regime
};

struct NoticeNoticed {
  Instant at;
  OrderSlot order;
  RungId rung;
};

struct NoticeAcknowledged {
  Instant at;
  OrderSlot order;
  RungId rung;
};

struct DialogueAsked {
  Instant at;
  OrderSlot order;  ///< may be none in a script
};

struct StatusSent {
  Instant at;
  OrderSlot order;
};

/// A remark or signal; `act` is its place in the scenario's script.
struct Remarked {
  Instant at;
  AuthorityId authority;  ///< none: the platform
  std::uint32_t act = 0;
};

/// Reviewers of a limited pool on duty from now on. Written at the start and at every change.
struct PoolStaffed {
  Instant at;
  PoolId pool;
  std::uint32_t on_duty = 0;    ///< present (scheduled less absent), or finishing work after the shift
  std::uint32_t scheduled = 0;  ///< on the plan, present or not: what is paid
};

/// State of a stage at a sample instant.
struct StageSampled {
  Instant at;
  StageId stage;
  std::uint32_t waiting = 0;
  std::uint32_t in_service = 0;
};

/// Every regular sample instant ends with one of these.
struct Sampled {
  Instant at;
};

/// Nothing can touch the item any more; it stays as visible or dark as it is. Its slot is free.
struct ItemRetired {
  Instant at;
  ItemSlot item;
};

/// All items of the order have retired and no rung can be climbed for it. Its slot is free.
struct OrderRetired {
  Instant at;
  OrderSlot order;
};

/// The last record.
struct RunEnded {
  Instant at;
  StopReason reason = StopReason::horizon;
};

using Record = std::variant<OrderServed, ItemListed, OrderNoticed, OrderAcknowledged, Visit, Decided, VisibilityChanged,
                            Answered, Withdrawn, JobEnded, ClarificationAsked, ClarificationGiven, Looked, RungClimbed,
                            NoticeNoticed, NoticeAcknowledged, DialogueAsked, StatusSent, Remarked, PoolStaffed,
                            StageSampled, Sampled, ItemRetired, OrderRetired, RunEnded>;

}  // namespace docket
