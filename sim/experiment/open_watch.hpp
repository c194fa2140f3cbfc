// Follows the open orders of an opening through a replication.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "docket/journal/journal.hpp"
#include "docket/order/opening.hpp"

namespace docket::experiment_detail {

struct OpenOutcome {
  Instant due_at = Instant::never();  ///< of the first item to be due
  Instant done_at;                    ///< of the latest answer so far
  std::size_t open_items = 0;
  bool has_missed = false;  ///< an item was answered late, or gave up
  /// By pool, since the opening; none where it did not come.
  std::vector<std::optional<Duration>> waits;

  [[nodiscard]] bool is_done() const { return open_items == 0; }
  [[nodiscard]] bool is_in_time() const { return is_done() && !has_missed; }
};

class OpenWatch final : public JournalSink {
 public:
  OpenWatch(const Opening& opening, std::size_t pools);
  void read(std::span<const Record> records) override;

  [[nodiscard]] const OpenOutcome& operator[](std::size_t order) const { return outcomes_[order]; }
  [[nodiscard]] bool are_all_done() const { return open_orders_ == 0; }
  /// The instant of the last record.
  [[nodiscard]] Instant now() const { return now_; }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  struct WatchedItem {
    std::size_t order = kNone;
    Instant due_at;
  };

  void read(const OrderServed& served);
  void read(const ItemListed& listed);
  void read(const Answered& answered);
  void read(const Withdrawn& withdrawn);
  void read(const Visit& visit);
  void read(const ItemRetired& retired);
  void read(const OrderRetired& retired);
  template <class OtherRecord>
  void read(const OtherRecord& /*record*/) {}

  void item_ends(std::size_t item, Instant at, bool is_missed);
  [[nodiscard]] std::size_t order_at(OrderSlot slot) const;

  Instant opens_at_;
  std::vector<OpenOutcome> outcomes_;
  std::size_t served_ = 0;  // the opening's come first
  std::size_t open_orders_;
  std::vector<std::size_t> orders_;  // by slot
  std::vector<WatchedItem> items_;   // by slot
  Instant now_;
};

}  // namespace docket::experiment_detail
