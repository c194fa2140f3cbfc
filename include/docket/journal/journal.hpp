// The hinge between what happens and what is measured.
#pragma once

#include <span>
#include <vector>

#include "docket/journal/record.hpp"

namespace docket {

/// Reads records in the order in which they were written.
class JournalSink {
 public:
  virtual ~JournalSink() = default;
  JournalSink() = default;
  JournalSink(const JournalSink&) = delete;
  JournalSink& operator=(const JournalSink&) = delete;

  virtual void read(std::span<const Record> records) = 0;
};

/// Collects records and hands them to its sinks in spans. Sinks must outlive it; call flush() before they are read.
class Journal {
 public:
  explicit Journal(std::vector<JournalSink*> sinks);

  template <class R>
  void write(const R& record) {
    buffer_.emplace_back(record);
    if (buffer_.size() == kSpan) {
      flush();
    }
  }
  void flush();

 private:
  static constexpr std::size_t kSpan = 256;
  std::vector<JournalSink*> sinks_;
  std::vector<Record> buffer_;
};

}  // namespace docket
