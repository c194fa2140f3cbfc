// The reviewers of one pool: who is on duty, who is idle, who serves what.
//
// A reviewer is off, idle or busy. At a change of shift the absent and the unscheduled go off: at once when idle; when
// busy either after the work at hand (finish) or at once, leaving it to others (hand over). Idle reviewers are taken
// last in, first out. Extra hands are on duty from the opening until their time, whatever the shift.
#pragma once

#include <cstdint>
#include <vector>

#include "docket/journal/actor_context.hpp"
#include "docket/order/opening.hpp"
#include "docket/platform/platform_spec.hpp"
#include "platform/ticket.hpp"

namespace docket {

class Crew {
 public:
  /// `hours` is null for a pool that is always on duty. REQUIRES: all arguments but `extra` outlive it.
  Crew(ActorContext& context, const PoolSpec& spec, PoolId pool, const OpeningHours* hours,
       const ExtraHands& extra = {});

  [[nodiscard]] bool is_unlimited() const { return !spec_.reviewers; }
  [[nodiscard]] bool has_idle() const { return idle_ > 0; }

  /// Staffs the pool for the first time. Call once.
  void open();
  /// Staffs the pool for the present occurrence of its shift, and schedules the next change. Returns the reviewers
  /// who must hand over what they serve.
  std::vector<std::uint32_t> change_shift();

  /// Takes an idle reviewer into service until `finishes_at`. REQUIRES: has_idle().
  std::uint32_t start(Ticket ticket, Instant finishes_at);
  [[nodiscard]] Ticket serving(std::uint32_t reviewer) const { return reviewers_[reviewer].serving; }
  /// Calls visit(ticket) for what each reviewer on duty has in hand; not for what is finished after the shift.
  template <class Function>
  void for_each_in_hand(Function&& visit) const {
    for (const Reviewer& reviewer : reviewers_) {
      if (reviewer.duty == Duty::busy) {
        visit(reviewer.serving);
      }
    }
  }
  /// The reviewer's work has ended, in whatever way.
  void release(std::uint32_t reviewer);

 private:
  enum class Duty : std::uint8_t { off, idle, busy, busy_till_done };
  struct Reviewer {
    Ticket serving;
    LeafId leaf;
    Duty duty = Duty::off;
    bool is_in_stack = false;
  };
  [[nodiscard]] bool are_extras_on() const { return context_.now() < extra_.until; }
  [[nodiscard]] bool is_absent(std::uint32_t reviewer, const OpenInterval& occurrence) const;
  [[nodiscard]] Instant next_change() const;
  [[nodiscard]] Instant next_change_of_shift() const;
  void come_on(Reviewer& reviewer, std::uint32_t index);
  bool go_off(Reviewer& reviewer);
  void put_idle(std::uint32_t index);
  void write_staffing();

  ActorContext& context_;
  const PoolSpec& spec_;
  PoolId pool_;
  const OpeningHours* hours_;
  ExtraHands extra_;
  StreamKey stream_;
  LeafId shift_leaf_;
  std::vector<Reviewer> reviewers_;
  std::vector<std::uint32_t> stack_;  // idle reviewers, and some that have gone off since
  std::uint32_t idle_ = 0;
  std::uint32_t on_duty_ = 0;
  std::uint32_t scheduled_ = 0;
};

}  // namespace docket
