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
    add<R>() = record;
  }
  /// A new record to fill in, field by field, before anything else is written. What is written millions of times a
  /// second is made where it stays: a processor that copies what was just written in pieces waits for the pieces.
  template <class R>
  R& add() {
    if (buffer_.size() == kSpan) [[unlikely]] {
      flush();
    }
    return *std::get_if<R>(&buffer_.emplace_back(std::in_place_type<R>));
  }
  void flush();

 private:
  static constexpr std::size_t kSpan = 64;  // few enough to stay in the first-level cache until they are read
  std::vector<JournalSink*> sinks_;
  std::vector<Record> buffer_;
};

}  // namespace docket
