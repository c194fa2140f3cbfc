// One of several equal parts of a sweep, for machines that know nothing of each other.
//
// All replications of all points stand in a row, point by point, and the row is cut into equal pieces; a cut may fall
// between two replications of a point. Which piece a replication belongs to depends on nothing but these numbers. A
// point whose number of replications only shows as it is played (a precision rule) is not cut.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace docket {

/// Replications from `first` up to `end`, which is not among them.
struct ReplicationSpan {
  std::uint32_t first = 0;
  std::uint32_t end = 0;

  [[nodiscard]] std::uint32_t count() const { return end - first; }
  bool operator==(const ReplicationSpan&) const = default;
};

inline constexpr std::uint32_t kMostShards = 1'000'000;

/// REQUIRES: 1 <= number <= of <= kMostShards.
struct Shard {
  std::uint32_t number = 1;
  std::uint32_t of = 1;

  [[nodiscard]] bool is_all() const { return of == 1; }
  /// "2/10".
  [[nodiscard]] std::string text() const;

  /// Whether it may have a part in the point, however many replications that has.
  [[nodiscard]] bool touches(std::size_t point, std::size_t points) const;
  /// Its part of the point's replications.
  [[nodiscard]] ReplicationSpan part_of(std::size_t point, std::size_t points, std::uint32_t replications) const;

  bool operator==(const Shard&) const = default;
};

/// "2/10"; nothing when it is none.
std::optional<Shard> shard_of(const std::string& text);

}  // namespace docket
