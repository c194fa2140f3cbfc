// Normal values of several systems that share a part of their luck, for tests of what compares them.
#pragma once

#include <cmath>
#include <vector>

#include "stats/sample_source.hpp"

namespace docket::test {

class SystemsWithCommonLuck {
 public:
  /// `correlation` of any two systems, which all have variance 1.
  SystemsWithCommonLuck(std::vector<double> means, double correlation, std::uint64_t seed)
      : means_(std::move(means)), shared_(std::sqrt(correlation)), own_(std::sqrt(1 - correlation)), source_(seed) {}

  /// One value of each system.
  std::vector<double> replication() {
    const double luck = shared_ * source_.normal();
    std::vector<double> values;
    for (const double mean : means_) {
      values.push_back(mean + luck + own_ * source_.normal());
    }
    return values;
  }
  /// A row of so many values for each system.
  std::vector<std::vector<double>> replications(std::size_t count) {
    std::vector<std::vector<double>> rows(means_.size());
    for (std::size_t r = 0; r < count; ++r) {
      const std::vector<double> values = replication();
      for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].push_back(values[i]);
      }
    }
    return rows;
  }

 private:
  std::vector<double> means_;
  double shared_;
  double own_;
  SampleSource source_;
};

}  // namespace docket::test
