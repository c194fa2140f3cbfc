#include "docket/journal/journal.hpp"

#include <utility>

namespace docket {

Journal::Journal(std::vector<JournalSink*> sinks) : sinks_(std::move(sinks)) {}

void Journal::flush() {
  for (JournalSink* sink : sinks_) {
    sink->read({buffer_->data(), next_});
  }
  next_ = buffer_->data();
}

}  // namespace docket
