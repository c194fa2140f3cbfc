#include "docket/journal/journal_page.hpp"

namespace docket {

std::vector<Record> JournalPage::in_order() const {
  std::vector<Record> records;
  records.reserve(count_);
  auto visit = visits().begin();
  auto job_end = job_ends().begin();
  auto other = others().begin();
  for (std::size_t i = 0; i < count_; ++i) {
    switch (order_[i]) {
      case Row::visits:
        records.emplace_back(*visit++);
        break;
      case Row::job_ends:
        records.emplace_back(*job_end++);
        break;
      case Row::others:
        records.push_back(*other++);
        break;
    }
  }
  return records;
}

}  // namespace docket
