#include "docket/experiment/shard.hpp"

#include <charconv>

namespace docket {
namespace {

/// How many of the point's replications stand before the cut that lies `ahead` of the point's begin, which is as long
/// as `whole`.
std::uint32_t before_cut(std::int64_t ahead, std::int64_t whole, std::uint32_t replications) {
  if (ahead <= 0) {
    return 0;
  }
  if (ahead >= whole) {
    return replications;
  }
  const std::int64_t cut = replications * ahead;
  return static_cast<std::uint32_t>(cut / whole + (cut % whole == 0 ? 0 : 1));
}

/// From the point's begin to the begin of the shard with that number, counted from 0. A point is as long as there are
/// shards, and a shard as long as there are points.
std::int64_t ahead_of(std::uint32_t shard, std::uint32_t shards, std::size_t point, std::size_t points) {
  return static_cast<std::int64_t>(shard) * static_cast<std::int64_t>(points) -
         static_cast<std::int64_t>(point) * static_cast<std::int64_t>(shards);
}

}  // namespace

std::string Shard::text() const { return std::to_string(number) + "/" + std::to_string(of); }

bool Shard::touches(std::size_t point, std::size_t points) const {
  return ahead_of(number - 1, of, point, points) < of && ahead_of(number, of, point, points) > 0;
}

ReplicationSpan Shard::part_of(std::size_t point, std::size_t points, std::uint32_t replications) const {
  return {before_cut(ahead_of(number - 1, of, point, points), of, replications),
          before_cut(ahead_of(number, of, point, points), of, replications)};
}

std::optional<Shard> shard_of(const std::string& text) {
  Shard shard;
  const char* end = text.data() + text.size();
  const auto number = std::from_chars(text.data(), end, shard.number);
  if (number.ec != std::errc() || number.ptr == end || *number.ptr != '/') {
    return std::nullopt;
  }
  const auto of = std::from_chars(number.ptr + 1, end, shard.of);
  const bool is_one =
      of.ec == std::errc() && of.ptr == end && shard.number >= 1 && shard.number <= shard.of && shard.of <= kMostShards;
  return is_one ? std::optional(shard) : std::nullopt;
}

}  // namespace docket
