#include "docket/journal/journal.hpp"

#include <utility>

namespace docket {

Journal::Journal(std::vector<JournalSink*> sinks) : sinks_(std::move(sinks)) {}

void Journal::flush() {
  if (page_->is_empty()) {
    return;
  }
  for (JournalSink* sink : sinks_) {
    sink->read_page(*page_);
  }
  page_->clear();
}

}  // namespace docket
