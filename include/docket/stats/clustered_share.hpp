// The share of things to which something happened, where things come in clusters that have their luck in common: the
// missed orders of replications.
//
// Orders of one replication stand in the same queue: a thousand of them can tell less than a thousand coins. How much
// less is their design effect: the variance of the share between clusters over that of as many coins, at least 1. The
// interval is that of Clopper and Pearson 1934 for the things divided by this effect, widened by Student's t for the
// few clusters from which the effect was estimated (Korn and Graubard 1998, Survey Methodology 24). Where all clusters
// are single things it is the exact interval. Where it happened never or always, nothing can be said of the effect:
// then each cluster counts as one thing.
#pragma once

#include <cstdint>

#include "docket/stats/interval.hpp"

namespace docket {

class ClusteredShare {
 public:
  /// Of `things` in one cluster it happened to `hits`. A cluster without things counts for nothing. O(1).
  /// REQUIRES: 0 <= hits <= things.
  void add(double hits, double things);

  [[nodiscard]] std::uint64_t clusters() const { return clusters_; }
  [[nodiscard]] double design_effect() const;  ///< 1 while there are fewer than two clusters
  /// `count` is that of clusters. REQUIRES: 0 < confidence < 1.
  [[nodiscard]] ShareInterval interval(double confidence = 0.95) const;

 private:
  [[nodiscard]] double share() const { return hits_ / things_; }
  [[nodiscard]] double effective_things(double confidence) const;

  std::uint64_t clusters_ = 0;
  double hits_ = 0;
  double things_ = 0;
  double hits_squared_ = 0;
  double things_squared_ = 0;
  double products_ = 0;
};

}  // namespace docket
