// Stable 64-bit hashes: the same on every machine, compiler and run, because addresses of random draws and
// fingerprints are made of them. Not for hostile input.
#pragma once

#include <cstdint>
#include <string_view>

namespace docket {

/// A bijection of 64 bits that spreads every input bit (the finaliser of SplitMix64: Steele, Lea, Flood 2014).
constexpr std::uint64_t mix_bits(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31U);
}

/// Hash of an ordered pair.
constexpr std::uint64_t combine_hashes(std::uint64_t a, std::uint64_t b) {
  return mix_bits(mix_bits(a + 0x9e3779b97f4a7c15ULL) + b);
}

/// FNV-1a, then mixed. Source: Fowler, Noll, Vo (64-bit offset basis and prime).
constexpr std::uint64_t hash_text(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  }
  return mix_bits(hash);
}

}  // namespace docket
