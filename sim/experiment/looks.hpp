// When a sequence of replications is looked at, and how much of the allowed error each look may take.
//
// Looking often costs: every look needs a share of the error, so each interval is wider. The first look is there to
// learn the spread, the second is put where that spread lets one expect a verdict and takes most of the error; what
// comes later shares the rest. The shares add up to at most 1, so the error is kept however many looks are needed and
// wherever they are put (Bonferroni).
#pragma once

#include <cstdint>

namespace docket::experiment_detail {

class Looks {
 public:
  /// The first look is after `fewest` replications, the last after `most` at the latest. REQUIRES 1 <= fewest <= most.
  Looks(std::uint64_t fewest, std::uint64_t most) : next_(fewest), most_(most) {}

  /// After how many replications the next look is.
  [[nodiscard]] std::uint64_t next() const { return next_; }
  /// Of the error that the next look may take.
  [[nodiscard]] double share() const { return share_; }
  [[nodiscard]] std::uint64_t most() const { return most_; }
  [[nodiscard]] bool is_last() const { return next_ == most_; }

  /// What share the look after the next one may take: to plan with.
  [[nodiscard]] double following_share() const { return looks_ == 0 ? kSecond : looks_ == 1 ? kThird : share_ / 2; }
  /// The next look is over: another one when `wanted` replications are there, but not before a quarter more were
  /// played, and at the last at the latest. REQUIRES: that look was not the last.
  void plan(double wanted);

 private:
  static constexpr double kFirst = 0.1;
  static constexpr double kSecond = 0.7;
  static constexpr double kThird = 0.1;  // and half of the one before from then on: 0.2 in all

  std::uint64_t next_;
  std::uint64_t most_;
  std::uint64_t looks_ = 0;  // that are over
  double share_ = kFirst;
};

/// What is known of a mean that shall be found to lie within a margin.
struct NearMean {
  double count = 0;      ///< replications so far
  double off = 0;        ///< how far the mean lies off so far
  double deviation = 0;  ///< of one replication
};

/// After how many replications, `most` at the latest, the mean will probably lie within `margin`, an interval of
/// `critical` standard errors around it included: if the true mean is not off, what is off so far fades as others join.
double replications_to_agree(const NearMean& seen, double margin, double critical, double most);

}  // namespace docket::experiment_detail
