#include "docket/metrics/catalogue.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

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

using Key = std::tuple<std::string_view, MetricScope, std::string_view>;

Key key_of(const MetricInfo& info) { return {info.name, info.scope, info.subject}; }

}  // namespace

MetricCatalogue::MetricCatalogue(const Scenario& scenario) {
  InfoWriter writer(infos_);
  metrics_detail::Measures(scenario, Instant()).write(writer);
  by_name_.resize(infos_.size());
  std::iota(by_name_.begin(), by_name_.end(), std::size_t{0});
  std::ranges::sort(by_name_, {}, [this](std::size_t index) { return key_of(infos_[index]); });
}

std::optional<std::size_t> MetricCatalogue::find(MetricScope scope, std::string_view subject,
                                                 std::string_view name) const {
  const Key wanted{name, scope, subject};
  const auto key_at = [this](std::size_t index) { return key_of(infos_[index]); };
  const auto found = std::ranges::lower_bound(by_name_, wanted, {}, key_at);
  return found != by_name_.end() && key_at(*found) == wanted ? std::optional(*found) : std::nullopt;
}

std::optional<std::size_t> MetricCatalogue::find_first(std::string_view name) const {
  const auto found = std::ranges::find(infos_, name, &MetricInfo::name);
  return found == infos_.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - infos_.begin()));
}

}  // namespace docket
