// What was measured on one subject, over all replications.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docket/report/run_report.hpp"
#include "docket/stats/interval.hpp"

namespace docket {

/// What to say of a measure that is not defined in every replication.
enum class ShareDefined : std::uint8_t { shown, hidden };

class Measured {
 public:
  Measured(const RunReport& report, MetricScope scope, std::string subject, ShareDefined share = ShareDefined::shown)
      : report_(report), scope_(scope), subject_(std::move(subject)), share_(share) {}

  /// Of the replications in which it is defined. Undefined for what is not measured on the subject.
  [[nodiscard]] Interval of(std::string_view name) const;
  [[nodiscard]] std::vector<double> values(std::string_view name) const;
  /// More than zero in any replication.
  [[nodiscard]] bool any(std::string_view name) const;
  [[nodiscard]] std::uint64_t replications() const { return report_.replications.results.size(); }

  [[nodiscard]] std::string plain(std::string_view name) const;
  [[nodiscard]] std::string percent(std::string_view name) const;
  /// A metric in hours. "–" where it is never defined; the share of replications where it is not always.
  [[nodiscard]] std::string time(std::string_view name) const;

 private:
  [[nodiscard]] std::string with_share_defined(std::string text, const Interval& value) const;

  const RunReport& report_;
  MetricScope scope_;
  std::string subject_;
  ShareDefined share_;
};

}  // namespace docket
