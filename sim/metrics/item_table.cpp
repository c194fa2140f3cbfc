#include "docket/metrics/item_table.hpp"

#include <algorithm>
#include <tuple>

#include "docket/core/check.hpp"
#include "metrics/case_book.hpp"

namespace docket {

class ItemTable::Impl final : public metrics_detail::CaseListener {
 public:
  void read(std::span<const Record> records) {
    book_.read(records);
    if (!records.empty() && std::holds_alternative<RunEnded>(records.back())) {
      end(std::get<RunEnded>(records.back()).at);
    }
  }
  void item_closed(const ItemHistory& item) override { rows_.push_back(item); }

  [[nodiscard]] const std::vector<ItemHistory>& rows() const {
    ensure(has_ended_, "the table of items was asked for before the run had ended");
    return rows_;
  }

 private:
  void end(Instant at) {
    for (ItemHistory& row : rows_) {
      row.dark = row.dark_until(at);
      row.closed_at = at;
    }
    std::ranges::sort(rows_, {}, [](const ItemHistory& row) {
      return std::tuple(row.served_at, row.source, row.order_ordinal, row.position);
    });
    has_ended_ = true;
  }

  metrics_detail::CaseBook book_{*this};
  std::vector<ItemHistory> rows_;
  bool has_ended_ = false;
};

ItemTable::ItemTable() : impl_(std::make_unique<Impl>()) {}
ItemTable::~ItemTable() = default;
void ItemTable::read(std::span<const Record> records) { impl_->read(records); }
const std::vector<ItemHistory>& ItemTable::rows() const { return impl_->rows(); }

}  // namespace docket
