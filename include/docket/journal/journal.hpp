// The hinge between what happens and what is measured.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
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
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  template <class R>
  void write(const R& record) {
    next().template emplace<R>(record);
  }
  /// The same of what `make()` returns, for what is written millions of times a second: the record comes into being
  /// where it stays, because a processor that copies what was just written in pieces waits for the pieces.
  /// REQUIRES: make() throws nothing, and writes nothing to the journal.
  template <class Make>
  void write_made(const Make& make) {
    using R = decltype(make());
    next().template emplace<R>(MadeInPlace<Make>{make});
  }
  void flush();

 private:
  static constexpr std::size_t kSpan = 64;  // few enough to stay in the first-level cache until they are read
  using Buffer = std::array<Record, kSpan>;

  /// Becomes what it makes only when the variant constructs it, in its own place.
  template <class Make>
  struct MadeInPlace {
    const Make& make;
    operator decltype(make())() const noexcept { return make(); }  // NOLINT(google-explicit-constructor): its use
  };

  Record& next() {
    if (next_ == buffer_->data() + kSpan) [[unlikely]] {
      flush();
    }
    return *next_++;
  }

  std::vector<JournalSink*> sinks_;
  std::unique_ptr<Buffer> buffer_ = std::make_unique<Buffer>();
  Record* next_ = buffer_->data();
};

}  // namespace docket
