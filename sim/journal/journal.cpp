#include "docket/journal/journal.hpp"

#include <utility>

namespace docket {

Journal::Journal(std::vector<JournalSink*> sinks) : sinks_(std::move(sinks)) { buffer_.reserve(kSpan); }

void Journal::flush() {
  for (JournalSink* sink : sinks_) {
    sink->read(buffer_);
  }
  buffer_.clear();
}

}  // namespace docket
