#include "docket/metrics/series_sink.hpp"

#include "metrics/case_book.hpp"

namespace docket {

class SeriesSink::Impl final : public metrics_detail::CaseListener {
 public:
  explicit Impl(const Scenario& scenario) {
    now_.waiting.resize(scenario.platform.stages.size());
    now_.in_service.resize(scenario.platform.stages.size());
    now_.dark.resize(scenario.sources.size());
  }

  void read(std::span<const Record> records) {
    for (const Record& record : records) {
      std::visit(
          [this](const auto& one) {
            book_.read(one);
            add(one);
          },
          record);
    }
  }
  void order_dark_changed(OrderSlot /*slot*/, const OrderHistory& order, std::uint32_t before, std::uint32_t after,
                          Instant /*at*/) override {
    now_.dark[order.source.index()] += after - before;  // modulo 2^32: right for decreases too
  }
  [[nodiscard]] const std::vector<SeriesRow>& rows() const { return rows_; }

 private:
  void add(const StageSampled& sampled) {
    now_.waiting[sampled.stage.index()] = sampled.waiting;
    now_.in_service[sampled.stage.index()] = sampled.in_service;
  }
  void add(const Sampled& sampled) {
    now_.at = sampled.at;
    rows_.push_back(now_);
  }
  template <class OtherRecord>
  void add(const OtherRecord& /*record*/) {}

  metrics_detail::CaseBook book_{*this};
  SeriesRow now_;
  std::vector<SeriesRow> rows_;
};

SeriesSink::SeriesSink(const Scenario& scenario) : impl_(std::make_unique<Impl>(scenario)) {}
SeriesSink::~SeriesSink() = default;
void SeriesSink::read(std::span<const Record> records) { impl_->read(records); }
const std::vector<SeriesRow>& SeriesSink::rows() const { return impl_->rows(); }

}  // namespace docket
