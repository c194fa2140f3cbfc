// The address of a random draw. There is no sequence of random numbers in docket: what is drawn depends only on who
// draws it and what for, so the same item has the same nature, needs and luck under every policy, and adding a stage,
// a list or a pool re-deals nothing else.
//
//   StreamKey - (seed, replication, source); a source is an order list, an order, a work stream, a reviewer, ...
//   ordinal   - which one of that source: the seventh order, item 12 of the order
//   Purpose   - (kind of draw, place, visit): handling time at stage "legal", second visit
#pragma once

#include <compare>
#include <cstdint>

#include "docket/core/hash.hpp"

namespace docket {

/// One source's stream in one replication. Make it once per source, not once per draw.
struct StreamKey {
  std::uint64_t value = 0;

  auto operator<=>(const StreamKey&) const = default;
};

/// `source_hash` is a hash of the source's stable name (hash_text), combined with an ordinal where one name stands
/// for many sources (combine_hashes). Different sources share a stream with probability 2^-64 a pair.
constexpr StreamKey make_stream_key(std::uint64_t seed, std::uint32_t replication, std::uint64_t source_hash) {
  return {combine_hashes(combine_hashes(seed, replication), source_hash)};
}

/// What a draw is for.
struct Purpose {
  std::uint32_t value = 0;

  auto operator<=>(const Purpose&) const = default;
};

/// `kind_of_draw` is numbered by whoever draws; 0 is taken by arrivals (see arrivals.hpp). Kinds never collide, nor do
/// the first 2^24 visits of one place; two places of one kind share a purpose with probability 2^-24 a pair of visits.
constexpr Purpose make_purpose(std::uint8_t kind_of_draw, std::uint64_t place_hash = 0, std::uint32_t visit = 0) {
  const auto place = static_cast<std::uint32_t>(mix_bits(place_hash) >> 40U);
  return {(std::uint32_t{kind_of_draw} << 24U) | ((place + visit) & 0xFFFFFFU)};
}

}  // namespace docket
