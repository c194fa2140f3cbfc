// The list of everything that is measured on a scenario. Each replication yields one number for each entry.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docket/scenario/scenario.hpp"

namespace docket {

namespace metrics_detail {
struct Measures;
}

/// What a metric is measured on; its subject is an id of that sort.
enum class MetricScope : std::uint8_t {
  run,     ///< the whole run; subject is empty
  source,  ///< an order, a renewed order, an order stream, a work stream
  kind,    ///< a kind of item
  ladder,  ///< "<source>:<rung>"
  regime,
  stage,
  pool,
  record,  ///< a line of the record: 1 consistent, 0 not
};

struct MetricInfo {
  MetricScope scope = MetricScope::run;
  std::string subject;
  std::string name;     ///< carries its unit: time_to_effect_median_hours
  std::string meaning;  ///< one sentence
};

/// Built once per scenario; the order of its entries is the order of the scenario.
class MetricCatalogue {
 public:
  /// Where the scenario has all that `like` has, and in the same order, the two share it, which is faster.
  explicit MetricCatalogue(const Scenario& scenario, const MetricCatalogue* like = nullptr);

  /// That one is like the other was seen when it was made, or it is a copy.
  [[nodiscard]] bool shares_all_with(const MetricCatalogue& other) const { return entries_ == other.entries_; }

  [[nodiscard]] std::size_t size() const { return entries_->infos.size(); }
  [[nodiscard]] const MetricInfo& info(std::size_t index) const { return entries_->infos[index]; }
  /// Place of a metric; empty when it is not measured on that subject. O(log size).
  [[nodiscard]] std::optional<std::size_t> find(MetricScope scope, std::string_view subject,
                                                std::string_view name) const;
  /// The first entry of that name, on any subject. O(size).
  [[nodiscard]] std::optional<std::size_t> find_first(std::string_view name) const;

 private:
  struct Entries {
    std::vector<MetricInfo> infos;
    std::vector<std::size_t> by_name;
  };
  static std::shared_ptr<const Entries> entries_of(const metrics_detail::Measures& measures);

  std::shared_ptr<const Entries> entries_;
};

}  // namespace docket
