#include "docket/metrics/answer_series_sink.hpp"

#include <algorithm>

namespace docket {

void AnswerSeriesSink::read(std::span<const Record> records) {
  for (const Record& record : records) {
    if (const auto* listed = std::get_if<ItemListed>(&record)) {
      add(*listed);
    } else if (const auto* answered = std::get_if<Answered>(&record)) {
      add(*answered);
    } else if (const auto* job = std::get_if<JobEnded>(&record);
               job != nullptr && job->outcome == JobOutcome::finished) {
      series_.push_back({job->at, job->at - job->arrived_at});
    }
  }
}

void AnswerSeriesSink::add(const ItemListed& listed) {
  if (listed.is_new) {
    arrived_at_.resize(std::max<std::size_t>(arrived_at_.size(), listed.item.index() + std::size_t{1}));
    arrived_at_[listed.item.index()] = listed.at;
  }
}

void AnswerSeriesSink::add(const Answered& answered) {
  Instant& arrived_at = arrived_at_[answered.item.index()];
  if (!arrived_at.is_never()) {
    series_.push_back({answered.at, answered.at - arrived_at});
    arrived_at = Instant::never();
  }
}

}  // namespace docket
