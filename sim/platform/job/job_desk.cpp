#include "platform/job/job_desk.hpp"

namespace docket {

void JobDesk::on_arrival(std::uint32_t stream) {
  const JobSlot job = arrivals_.on_job(stream, book_.jobs());
  floor_.make_room();
  enter(job, arrivals_.stream(stream).entry);
}

void JobDesk::enter(JobSlot job, StageId stage) {
  const auto& patience = arrivals_.stream(book_.jobs()[job].stream).patience;
  floor_.enter(Ticket(job), stage, patience ? &*patience : nullptr);
}

VisitOutcome JobDesk::on_visit_finished(JobSlot job, StageId stage) {
  const Route& route = floor_.draw_route(Ticket(job), stage);
  if (route.end == RouteEnd::stage) {
    enter(job, route.stage);
    return VisitOutcome::routed;
  }
  finished_ = job;
  return VisitOutcome::left;
}

void JobDesk::let_go() {
  if (!finished_.is_none()) {
    context_.cases.count_finished_job(book_.jobs()[finished_].arrived_at);
    end(finished_, JobOutcome::finished);
    finished_ = JobSlot::none();
  }
}

void JobDesk::end(JobSlot job, JobOutcome outcome) {
  write_end(job, outcome);
  floor_.forget(Ticket(job));
  book_.jobs().retire(job);
}

void JobDesk::write_end(JobSlot slot, JobOutcome outcome) const {
  const Job& job = book_.jobs()[slot];
  context_.journal.write(JobEnded{context_.now(), job.source, arrivals_.stream(job.stream).mix.kinds.front().kind,
                                  job.entity.ordinal, job.entity.key(), job.arrived_at, job.due_at, outcome});
}

void JobDesk::write_open() {
  book_.jobs().for_each([this](JobSlot job) { write_end(job, JobOutcome::open); });
}

}  // namespace docket
