#include "docket/metrics/metrics_sink.hpp"

#include <type_traits>
#include <utility>

#include "docket/core/check.hpp"
#include "metrics/case_book.hpp"
#include "metrics/measures.hpp"

namespace docket {
namespace {

class ValueWriter final : public metrics_detail::MeasureWriter {
 public:
  explicit ValueWriter(std::vector<double>& values) : values_(values) {}
  void on(MetricScope /*scope*/, const metrics_detail::Words& /*subject*/) override {}
  void write(const metrics_detail::Words& /*name*/, const metrics_detail::Words& /*meaning*/, double value) override {
    values_.push_back(value);
  }

 private:
  std::vector<double>& values_;
};

}  // namespace

// Only hands on: records to the book and the collectors that read them, stories to the collectors that measure them.
class MetricsSink::Impl final : public metrics_detail::CaseListener {
 public:
  Impl(const Scenario& scenario, const MetricCatalogue& catalogue, Instant measures_from)
      : scenario_(scenario),
        catalogue_(catalogue),
        from_(measures_from),
        measures_(scenario, measures_from),
        book_(*this) {}

  void read(std::span<const Record> records) {
    for (const Record& record : records) {
      std::visit([this](const auto& one) { take(one); }, record);
    }
  }

  // The end of the run is among the others, so they come last.
  void read_page(const JournalPage& page) {
    for (const Visit& visit : page.visits()) {
      add(visit);
    }
    for (const JobEnded& job : page.job_ends()) {
      add(job);
    }
    read(page.others());
  }

  [[nodiscard]] std::vector<double> values() const {
    ensure(has_ended_, "measures were asked for before the run had ended");
    std::vector<double> values;
    values.reserve(catalogue_.size());
    ValueWriter writer(values);
    measures_.write(writer);
    ensure(values.size() == catalogue_.size(), "measures were asked for by the catalogue of another scenario");
    return values;
  }

  void order_opened(OrderSlot slot, const OrderHistory& order) override {
    measures_.ladder.open(slot);
    if (is_measured(order)) {
      measures_.compliance.open(slot, order);
    }
  }
  void order_dark_changed(OrderSlot slot, const OrderHistory& order, std::uint32_t before, std::uint32_t after,
                          Instant at) override {
    measures_.record.add_dark(order, before, after, at);
    if (is_measured(order)) {
      measures_.compliance.set_dark(slot, at, after);
    }
  }
  void order_closed(OrderSlot slot, const OrderHistory& order) override {
    if (is_measured(order)) {
      measures_.compliance.close(slot, order.closed_at);
      measures_.orders.add(order);
    }
  }
  void item_opened(const ItemHistory& item, Visibility visibility) override {
    if (is_measured(item)) {
      measures_.speech.open(item, visibility);
    }
  }
  void item_changed(const ItemHistory& item, const VisibilityChanged& change, Duration was_dark) override {
    if (is_measured(item)) {
      measures_.speech.change(item, change, was_dark);
    }
  }
  void item_closed(const ItemHistory& item) override {
    if (is_measured(item)) {
      measures_.run.add(item);
      measures_.items.add(item);
      measures_.effect.add(item);
      measures_.compliance.add(item);
      measures_.speech.close(item);
    }
  }

 private:
  template <class History>
  [[nodiscard]] bool is_measured(const History& history) const {
    return history.served_at >= from_;
  }

  // Visits make no story, and jobs none but their end, which is measured as it is.
  template <class OneRecord>
  void take(const OneRecord& one) {
    if constexpr (!std::is_same_v<OneRecord, JobEnded> && !std::is_same_v<OneRecord, Visit>) {
      book_.read(one);
    }
    add(one);
  }

  [[gnu::always_inline]] void add(const Visit& visit) {
    measures_.stages.add(visit);
    if (is_measured(visit)) {
      measures_.items.add_visit(visit.source, visit);
    }
  }
  [[gnu::always_inline]] void add(const JobEnded& job) {
    if (job.arrived_at >= from_) {
      measures_.jobs.add(job);
    }
  }
  void add(const RungClimbed& climbed) {
    const OrderHistory& order = book_.order(climbed.order);
    measures_.record.add(order.source, climbed);
    if (is_measured(order)) {
      measures_.ladder.add(order.source, climbed);
      measures_.regimes.add_climbed(scenario_.sources[order.source.index()].regime, climbed.rung);
    }
  }
  void add(const NoticeAcknowledged& acknowledged) {
    const OrderHistory& order = book_.order(acknowledged.order);
    measures_.record.add(order.source, acknowledged);
    if (is_measured(order)) {
      measures_.ladder.add(order.source, acknowledged);
    }
  }
  void add(const DialogueAsked& asked) {
    measures_.run.add(asked);
    measures_.record.add(asked);
  }
  void add(const Looked& looked) { measures_.run.add(looked); }
  void add(const Remarked& remarked) { measures_.run.add(remarked); }
  void add(const StatusSent& sent) { measures_.run.add(sent); }
  void add(const ClarificationAsked& asked) { measures_.run.add(asked); }
  void add(const PoolStaffed& staffed) { measures_.pools.add(staffed); }
  void add(const StageSampled& sampled) {
    if (sampled.at >= from_) {
      measures_.samples.add(sampled);
    }
  }
  void add(const RunEnded& ended) {
    measures_.finish(std::max(ended.at, from_));
    has_ended_ = true;
  }
  template <class OtherRecord>
  void add(const OtherRecord& /*record*/) {}

  const Scenario& scenario_;
  const MetricCatalogue& catalogue_;
  Instant from_;
  metrics_detail::Measures measures_;
  metrics_detail::CaseBook book_;
  bool has_ended_ = false;
};

MetricsSink::MetricsSink(const Scenario& scenario, const MetricCatalogue& catalogue, Instant measures_from)
    : impl_(std::make_unique<Impl>(scenario, catalogue, measures_from)) {}

MetricsSink::~MetricsSink() = default;

void MetricsSink::read(std::span<const Record> records) { impl_->read(records); }

void MetricsSink::read_page(const JournalPage& page) { impl_->read_page(page); }

std::vector<double> MetricsSink::values() const { return impl_->values(); }

}  // namespace docket
