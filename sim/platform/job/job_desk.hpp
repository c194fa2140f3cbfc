// Leads jobs through the stages and tells their ends.
#pragma once

#include "docket/journal/actor_context.hpp"
#include "platform/intake/work_arrivals.hpp"
#include "platform/stage/review_floor.hpp"
#include "platform/work_book.hpp"

namespace docket {

class JobDesk {
 public:
  /// REQUIRES: all arguments outlive it.
  JobDesk(ActorContext& context, WorkArrivals& arrivals, WorkBook& book, ReviewFloor& floor)
      : context_(context), arrivals_(arrivals), book_(book), floor_(floor) {}

  void on_arrival(std::uint32_t stream);
  VisitOutcome on_visit_finished(JobSlot job, StageId stage);
  void on_gave_up(JobSlot job) { end(job, JobOutcome::withdrawn); }
  /// Lets a finished job go. Waits for the end of an event, so that its last visit is written first.
  void let_go();
  /// Writes the jobs that are still there when the run ends.
  void write_open();

 private:
  void enter(JobSlot job, StageId stage);
  void end(JobSlot job, JobOutcome outcome);
  void write_end(JobSlot job, JobOutcome outcome) const;

  ActorContext& context_;
  WorkArrivals& arrivals_;
  WorkBook& book_;
  ReviewFloor& floor_;
  JobSlot finished_;
};

}  // namespace docket
