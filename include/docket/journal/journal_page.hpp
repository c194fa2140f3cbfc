// What was written since the sinks last read: a page of the journal.
//
// Two kinds of record come millions of times, and each is kept in a row of its own: who adds them up goes through a row
// without asking at each record what it is, which no processor can guess. Who needs all records in order has them put
// together.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <new>
#include <span>
#include <type_traits>
#include <vector>

#include "docket/journal/record.hpp"

namespace docket {

class JournalPage {
 public:
  [[nodiscard]] bool is_full() const { return count_ == kMost; }
  [[nodiscard]] bool is_empty() const { return count_ == 0; }

  /// What `make()` returns, which comes into being where it stays: a processor that copies what was just written in
  /// pieces waits for the pieces. REQUIRES: the page is not full; make() throws nothing.
  template <class Make>
  void write(const Make& make) {
    using R = decltype(make());
    if constexpr (std::is_same_v<R, Visit>) {
      order_[count_++] = Row::visits;
      ::new (static_cast<void*>(&visits_[visit_count_++])) Visit(make());
    } else if constexpr (std::is_same_v<R, JobEnded>) {
      order_[count_++] = Row::job_ends;
      ::new (static_cast<void*>(&job_ends_[job_end_count_++])) JobEnded(make());
    } else {
      order_[count_++] = Row::others;
      others_[other_count_++].template emplace<R>(MadeInPlace<Make>{make});
    }
  }
  void clear() { count_ = visit_count_ = job_end_count_ = other_count_ = 0; }

  /// Each in the order in which they were written.
  [[nodiscard]] std::span<const Visit> visits() const { return {visits_.data(), visit_count_}; }
  [[nodiscard]] std::span<const JobEnded> job_ends() const { return {job_ends_.data(), job_end_count_}; }
  /// All other records.
  [[nodiscard]] std::span<const Record> others() const { return {others_.data(), other_count_}; }

  /// All records in the order in which they were written. O(records).
  [[nodiscard]] std::vector<Record> in_order() const;

 private:
  static constexpr std::size_t kMost = 64;  // few enough to stay in the first-level cache until they are read
  enum class Row : std::uint8_t { visits, job_ends, others };

  /// Becomes what it makes only when the variant constructs it, in its own place.
  template <class Make>
  struct MadeInPlace {
    const Make& make;
    operator decltype(make())() const noexcept { return make(); }  // NOLINT(google-explicit-constructor): its use
  };

  std::size_t count_ = 0;
  std::size_t visit_count_ = 0;
  std::size_t job_end_count_ = 0;
  std::size_t other_count_ = 0;
  std::array<Row, kMost> order_{};
  std::array<Visit, kMost> visits_;
  std::array<JobEnded, kMost> job_ends_;
  std::array<Record, kMost> others_;
};

}  // namespace docket
