#include "docket/metrics/catalogue.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "metrics/measures.hpp"

namespace docket {
namespace {

class InfoWriter final : public metrics_detail::MeasureWriter {
 public:
  explicit InfoWriter(std::vector<MetricInfo>& infos) : infos_(infos) {}

  void on(MetricScope scope, const metrics_detail::Words& subject) override {
    scope_ = scope;
    subject_ = subject.joined();
  }
  void write(const metrics_detail::Words& name, const metrics_detail::Words& meaning, double /*value*/) override {
    infos_.push_back({scope_, subject_, name.joined(), meaning.joined()});
  }

 private:
  std::vector<MetricInfo>& infos_;
  MetricScope scope_ = MetricScope::run;
  std::string subject_;
};

/// Is all that is written in the catalogue, in the same order, and nothing else?
class Comparison final : public metrics_detail::MeasureWriter {
 public:
  explicit Comparison(const MetricCatalogue& with) : with_(with) {}

  void on(MetricScope scope, const metrics_detail::Words& subject) override {
    scope_ = scope;
    subject_ = subject.joined();
  }
  void write(const metrics_detail::Words& name, const metrics_detail::Words& meaning, double /*value*/) override {
    if (is_same_ && next_ < with_.size()) {
      const MetricInfo& info = with_.info(next_);
      is_same_ = info.scope == scope_ && info.subject == subject_ && name.make(info.name) && meaning.make(info.meaning);
    }
    ++next_;
  }
  [[nodiscard]] bool is_same() const { return is_same_ && next_ == with_.size(); }

 private:
  const MetricCatalogue& with_;
  MetricScope scope_ = MetricScope::run;
  std::string subject_;
  std::size_t next_ = 0;
  bool is_same_ = true;
};

bool has_all_of(const metrics_detail::Measures& measures, const MetricCatalogue& catalogue) {
  Comparison comparison(catalogue);
  measures.write(comparison);
  return comparison.is_same();
}

using Key = std::tuple<std::string_view, MetricScope, std::string_view>;

Key key_of(const MetricInfo& info) { return {info.name, info.scope, info.subject}; }

}  // namespace

MetricCatalogue::MetricCatalogue(const Scenario& scenario, const MetricCatalogue* like) {
  const metrics_detail::Measures measures(scenario, Instant());
  entries_ = like != nullptr && has_all_of(measures, *like) ? like->entries_ : entries_of(measures);
}

std::shared_ptr<const MetricCatalogue::Entries> MetricCatalogue::entries_of(const metrics_detail::Measures& measures) {
  Entries entries;
  InfoWriter writer(entries.infos);
  measures.write(writer);
  entries.by_name.resize(entries.infos.size());
  std::iota(entries.by_name.begin(), entries.by_name.end(), std::size_t{0});
  std::ranges::sort(entries.by_name, {}, [&](std::size_t index) { return key_of(entries.infos[index]); });
  return std::make_shared<const Entries>(std::move(entries));
}

std::optional<std::size_t> MetricCatalogue::find(MetricScope scope, std::string_view subject,
                                                 std::string_view name) const {
  const Key wanted{name, scope, subject};
  const auto key_at = [this](std::size_t index) { return key_of(info(index)); };
  const auto& by_name = entries_->by_name;
  const auto found = std::ranges::lower_bound(by_name, wanted, {}, key_at);
  return found != by_name.end() && key_at(*found) == wanted ? std::optional(*found) : std::nullopt;
}

std::optional<std::size_t> MetricCatalogue::find_first(std::string_view name) const {
  const auto& infos = entries_->infos;
  const auto found = std::ranges::find(infos, name, &MetricInfo::name);
  return found == infos.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - infos.begin()));
}

}  // namespace docket
