// Jobs: work that nobody decides. A job comes one at a time, nothing is alleged or true of it, it only passes stages
// and leaves; everyday reports and the customers of queueing theory are jobs. So it needs no case and no notes: what it
// has is its luck, its arrival, its due time and the visit it is on. Everything else in a work stream is an item.
#pragma once

#include <cstdint>
#include <vector>

#include "docket/core/time.hpp"
#include "docket/order/entity.hpp"
#include "docket/order/ids.hpp"
#include "platform/visit_note.hpp"

namespace docket {

struct Job {
  Entity entity;
  SourceId source;
  std::uint32_t stream = 0;  ///< which work stream of the scenario
  std::int32_t priority = 1;
  Instant arrived_at;
  Instant due_at = Instant::never();
  VisitNote visit;
  bool is_live = false;
};

class JobTable {
 public:
  /// A slot for a new job, which still holds what its last holder left; used again after `retire`. References to
  /// others may move.
  JobSlot add() {
    if (free_.empty()) {
      free_.emplace_back(jobs_.size());
      jobs_.emplace_back();
    }
    const JobSlot slot = free_.back();
    free_.pop_back();
    jobs_[slot.index()].is_live = true;
    return slot;
  }
  void retire(JobSlot slot) {
    jobs_[slot.index()].is_live = false;
    free_.push_back(slot);
  }

  [[nodiscard]] Job& operator[](JobSlot slot) { return jobs_[slot.index()]; }
  [[nodiscard]] const Job& operator[](JobSlot slot) const { return jobs_[slot.index()]; }
  /// Slots ever used.
  [[nodiscard]] std::size_t slots() const { return jobs_.size(); }

  /// Calls function(slot) for every living job.
  template <class Function>
  void for_each(Function&& function) const {
    for (std::size_t i = 0; i < jobs_.size(); ++i) {
      if (jobs_[i].is_live) {
        function(JobSlot(i));
      }
    }
  }

 private:
  std::vector<Job> jobs_;
  std::vector<JobSlot> free_;
};

}  // namespace docket
