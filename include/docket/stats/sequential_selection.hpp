// Finds the best of several systems, one replication of each at a time, and drops those that fall behind.
//
// The procedure KN of Kim and Nelson 2001, "A fully sequential procedure for indifference-zone selection in
// simulation", ACM Transactions on Modeling and Computer Simulation 11, with c = 1; best is the least mean here. With k
// systems, n first replications, the indifference d and the error e = 1 - confidence:
//
//   eta  = ((2 e / (k - 1))^(-2 / (n - 1)) - 1) / 2,  h² = 2 eta (n - 1)
//   S²il = variance of the paired differences of systems i and l in the first n replications
//   after r replications i is dropped when, for some l,  mean_i - mean_l > max(0, d / (2 r) (h² S²il / d² - r))
//
// so that nothing is dropped between equals before chance has had its say, and after the greatest h² S²il / d² at the
// latest one is left. Common random numbers are welcome: they make the S²il small. Where the best is better than all
// others by d or more, it is found with the chance `confidence`, for normal values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace docket {

class SequentialSelection {
 public:
  /// REQUIRES a row of values for each system, all of the same length of at least two, where equal places come from the
  /// same replication; indifference > 0, 1 / systems < confidence < 1. O(systems² replications).
  SequentialSelection(std::span<const std::vector<double>> first, double indifference, double confidence = 0.95);

  /// Systems that are not dropped, ascending; never empty.
  [[nodiscard]] const std::vector<std::size_t>& in_play() const { return in_play_; }
  [[nodiscard]] bool is_decided() const { return in_play_.size() == 1; }
  /// Replications so far, the first ones among them.
  [[nodiscard]] std::uint64_t taken() const { return taken_; }
  /// It is decided after so many at the latest; at least `taken`.
  [[nodiscard]] std::uint64_t most() const;

  /// The next replication: a value for each system in play, in their order. REQUIRES it is not decided.
  /// O(systems in play, squared).
  void add(std::span<const double> values);

 private:
  void screen();
  [[nodiscard]] bool falls_behind(std::size_t i) const;
  /// How far a mean may lie behind, by which it is not dropped yet.
  [[nodiscard]] double slack(std::size_t i, std::size_t l) const;
  /// h² S²il / d².
  [[nodiscard]] double reach(std::size_t i, std::size_t l) const { return reaches_[i * sums_.size() + l]; }

  double indifference_;
  std::vector<double> sums_;
  std::vector<double> reaches_;
  std::vector<std::size_t> in_play_;
  std::uint64_t taken_;
};

}  // namespace docket
