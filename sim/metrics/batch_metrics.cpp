#include "docket/metrics/batch_metrics.hpp"

#include <algorithm>

#include "docket/core/check.hpp"

namespace docket {
namespace {

// As the floors write what is open when a run ends.
Visit cut_off(Visit visit, Instant end) {
  if (visit.at > end) {
    visit.at = end;
    visit.outcome = VisitOutcome::open;
    if (visit.started_at > end) {
      visit.started_at = Instant::never();
      visit.is_rushed = false;
    }
  }
  return visit;
}

JobEnded cut_off(JobEnded job, Instant end) {
  if (job.at > end) {
    job.at = end;
    job.outcome = JobOutcome::open;
  }
  return job;
}

}  // namespace

BatchMetrics::BatchMetrics(const Scenario& scenario, const MetricCatalogue& catalogue, Instant from, Instant to,
                           std::uint32_t batches) {
  ensure(from < to && batches > 0, "a run was cut into batches that have no length");
  const std::int64_t length = (to - from).count_us();
  const auto border = [&](std::int64_t batch) {  // length * batch could overflow
    return from + Duration::microseconds(length / batches * batch + length % batches * batch / batches);
  };
  for (std::int64_t batch = 0; batch < batches; ++batch) {
    batches_.push_back(
        {border(batch), border(batch + 1), std::make_unique<MetricsSink>(scenario, catalogue, border(batch))});
  }
}

std::span<const BatchMetrics::Batch> BatchMetrics::open_at(Instant at) const {
  const auto first = std::ranges::lower_bound(batches_, at, {}, &Batch::to);
  return {first, batches_.end()};
}

void BatchMetrics::hand_on(const Visit& visit) {
  for (const Batch& batch : open_at(visit.enqueued_at)) {
    if (visit.at < batch.from) {
      return;
    }
    batch.read(cut_off(visit, batch.to));
  }
}

void BatchMetrics::hand_on(const JobEnded& job) {
  for (const Batch& batch : open_at(job.arrived_at)) {
    if (job.arrived_at < batch.from) {
      return;
    }
    batch.read(cut_off(job, batch.to));
  }
}

void BatchMetrics::hand_on(const RunEnded& ended) {
  for (const Batch& batch : batches_) {
    batch.read(RunEnded{std::min(ended.at, batch.to), ended.reason});
  }
}

template <class OtherRecord>
void BatchMetrics::hand_on(const OtherRecord& other) {
  for (const Batch& batch : open_at(other.at)) {
    batch.read(other);
  }
}

void BatchMetrics::read(std::span<const Record> records) {
  for (const Record& record : records) {
    std::visit([this](const auto& one) { hand_on(one); }, record);
  }
}

}  // namespace docket
