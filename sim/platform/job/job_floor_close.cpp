// When the run is over: jobs that are not done are written as they stand.
#include <vector>

#include "platform/job/job_floor.hpp"

namespace docket {

void JobFloor::write_open() const {
  std::vector<bool> is_idle(desks_.size());
  for (const JobPool& pool : pools_) {
    for (std::uint32_t i = 0; i < pool.idle_now; ++i) {
      is_idle[pool.idle[i]] = true;
    }
  }
  std::vector<std::uint32_t> reviewers(jobs_.size(), kNobody);
  for (std::uint32_t desk = 0; desk < desks_.size(); ++desk) {
    if (!is_idle[desk]) {
      reviewers[desks_[desk].job] = desk - desks_[desk].pool->first_desk;
    }
  }
  for (std::size_t slot = 0; slot < jobs_.size(); ++slot) {
    if (jobs_[slot].stage != nullptr) {
      write_visit(jobs_[slot], VisitOutcome::open, reviewers[slot], context_.now());
    }
  }
  for (const Job& job : jobs_) {
    if (job.stage != nullptr) {
      write_end(job, JobOutcome::open, context_.now());
    }
  }
}

}  // namespace docket
