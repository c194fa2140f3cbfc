#include "docket/experiment/stored_variants.hpp"

#include <algorithm>
#include <set>

namespace docket {
namespace {

std::string name_of(std::size_t point) { return "point " + std::to_string(point); }

/// What was drawn from ranges of the evidence is named by pointers, and too much to be shown.
std::string inputs_of(const StoredPoint& point, const StoreHead& head) {
  constexpr std::size_t kMostInputs = 4;
  std::string text;
  for (std::size_t i = 0; i < head.inputs.size(); ++i) {
    if (head.inputs.size() <= kMostInputs || !head.inputs[i].starts_with('/')) {
      text += (text.empty() ? "" : ", ") + head.inputs[i] + " = " + point.inputs[i];
    }
  }
  return text;
}

/// Why the point cannot be compared; empty: it can.
std::string flaw_of(const StoredPoint& point, const std::vector<StoredRun>& runs) {
  if (point.status != PointStatus::done) {
    return point.status == PointStatus::failed ? "failed"
           : runs.empty()                      ? "not played yet"
                                               : "not all of its replications are played";
  }
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (!runs[i].limit.empty()) {
      return "cut short by a limit (" + runs[i].limit + ") in replication " + std::to_string(runs[i].replication);
    }
    if (runs[i].replication != i) {
      return "replication " + std::to_string(i) + " is missing";
    }
  }
  return runs.empty() ? "no replications" : "";
}

class Gathering {
 public:
  Gathering(const StoreHead& head, const std::vector<std::string>& titles) : head_(head) {
    for (const std::string& title : titles) {
      const auto found = std::ranges::find(head.metrics, title);
      const bool is_kept = found != head.metrics.end();
      if (is_kept) {
        kept_.push_back(static_cast<std::size_t>(found - head.metrics.begin()));
      }
      gathered_.values.emplace_back(is_kept ? std::optional(ValuesOfMetric()) : std::nullopt);
    }
  }

  /// Places of the metrics that the store keeps.
  [[nodiscard]] const std::vector<std::size_t>& kept() const { return kept_; }

  /// REQUIRES: the runs have the values of kept() alone.
  void add(const StoredPoint& point, const std::vector<StoredRun>& runs) {
    if (const std::string flaw = flaw_of(point, runs); !flaw.empty()) {
      leave_out(name_of(point.point) + ": " + flaw);
      return;
    }
    gathered_.variants.push_back({name_of(point.point), point.mode, inputs_of(point, head_)});
    std::size_t column = 0;
    for (auto& values : gathered_.values) {
      if (values) {
        std::vector<double>& row = values->emplace_back();
        for (const StoredRun& run : runs) {
          row.push_back(run.values[column]);
        }
        ++column;
      }
    }
    const auto count = static_cast<std::uint32_t>(runs.size());
    const std::uint32_t least = gathered_.replications;
    gathered_.have_more = gathered_.have_more || (gathered_.variants.size() > 1 && count != least);
    gathered_.replications = gathered_.variants.size() == 1 ? count : std::min(least, count);
  }
  void leave_out(const std::string& what) { gathered_.left_out.push_back(what); }

  StoredVariants take() {
    for (auto& values : gathered_.values) {
      for (std::size_t variant = 0; values && variant < values->size(); ++variant) {
        (*values)[variant].resize(gathered_.replications);
      }
    }
    return std::move(gathered_);
  }

 private:
  const StoreHead& head_;
  std::vector<std::size_t> kept_;
  StoredVariants gathered_;
};

}  // namespace

StoredVariants stored_variants(const ResultStore& store, const std::vector<std::string>& titles,
                               const std::vector<std::size_t>& points) {
  Gathering gathering(store.head(), titles);
  std::set<std::size_t> wanted(points.begin(), points.end());
  store.read(gathering.kept(), [&](const StoredPoint& point, const std::vector<StoredRun>& runs) {
    if (points.empty() || wanted.erase(point.point) > 0) {
      gathering.add(point, runs);
    }
  });
  if (const std::size_t absent = store.counts().absent; points.empty() && absent > 0) {
    gathering.leave_out(std::to_string(absent) + (absent == 1 ? " point" : " points") +
                        " of the study: not merged yet");
  }
  for (const std::size_t missing : wanted) {
    gathering.leave_out(name_of(missing) + ": there is none");
  }
  return gathering.take();
}

}  // namespace docket
