// The hinge between what happens and what is measured.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "docket/journal/journal_page.hpp"
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
  /// What the journal calls. It has read() do the work, for which it copies the page in order; who can do without the
  /// order among records of different kinds overrides it.
  virtual void read_page(const JournalPage& page) { read(page.in_order()); }
};

/// Collects records and hands them to its sinks in pages. Sinks must outlive it; call flush() before they are read.
class Journal {
 public:
  explicit Journal(std::vector<JournalSink*> sinks);
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  template <class R>
  void write(const R& record) {
    write_made([&record] { return record; });
  }
  /// The same of what `make()` returns, for what is written millions of times a second: see JournalPage::write.
  /// REQUIRES: make() writes nothing to the journal.
  template <class Make>
  void write_made(const Make& make) {
    if (page_->is_full()) [[unlikely]] {
      flush();
    }
    page_->write(make);
  }
  void flush();

 private:
  std::vector<JournalSink*> sinks_;
  std::unique_ptr<JournalPage> page_ = std::make_unique<JournalPage>();
};

}  // namespace docket
