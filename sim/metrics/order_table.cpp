#include "docket/metrics/order_table.hpp"

#include <algorithm>
#include <tuple>

#include "docket/core/check.hpp"
#include "metrics/case_book.hpp"

namespace docket {

class OrderTable::Impl final : public metrics_detail::CaseListener {
 public:
  void read(std::span<const Record> records) {
    book_.read(records);
    if (!records.empty() && std::holds_alternative<RunEnded>(records.back())) {
      std::ranges::sort(rows_, {},
                        [](const OrderHistory& row) { return std::tuple(row.served_at, row.source, row.ordinal); });
      has_ended_ = true;
    }
  }
  void order_closed(OrderSlot /*slot*/, const OrderHistory& order) override { rows_.push_back(order); }

  [[nodiscard]] const std::vector<OrderHistory>& rows() const {
    ensure(has_ended_, "the table of orders was asked for before the run had ended");
    return rows_;
  }

 private:
  metrics_detail::CaseBook book_{*this};
  std::vector<OrderHistory> rows_;
  bool has_ended_ = false;
};

OrderTable::OrderTable() : impl_(std::make_unique<Impl>()) {}
OrderTable::~OrderTable() = default;
void OrderTable::read(std::span<const Record> records) { impl_->read(records); }
const std::vector<OrderHistory>& OrderTable::rows() const { return impl_->rows(); }

}  // namespace docket
