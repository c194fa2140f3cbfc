#include "random/first_words.hpp"

#include <array>

#include "docket/random/draws.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#define DOCKET_HAS_AVX2_PATH 1
#include <immintrin.h>
#endif

namespace docket::random_detail {

void make_first_words_plainly(StreamKey stream, std::uint64_t first_ordinal, Purpose purpose, std::size_t count,
                              FirstWords& words) {
  for (std::size_t i = 0; i < count; ++i) {
    Draws draws(stream, first_ordinal + i, purpose);
    words.first[i] = draws.bits();
    words.second[i] = draws.bits();
  }
}

#ifdef DOCKET_HAS_AVX2_PATH

namespace {

/// Four counters side by side. Each 32-bit word has a 64-bit lane to itself; what stands in the upper half of a lane
/// is ignored by the multiplication and cut off at the end.
struct FourCounters {
  __m256i x0, x1, x2, x3;
};

__attribute__((target("avx2"))) inline __m256i in_each_lane(std::uint64_t value) {
  return _mm256_set1_epi64x(static_cast<long long>(value));
}

/// The key of one round, ready for four counters.
struct RoundKey {
  __m256i a, b;
};

__attribute__((target("avx2"))) inline std::array<RoundKey, philox_detail::kRounds> round_keys(StreamKey stream) {
  std::array<RoundKey, philox_detail::kRounds> keys;  // NOLINT(*-member-init): written below
  PhiloxKey key = {static_cast<std::uint32_t>(stream.value), static_cast<std::uint32_t>(stream.value >> 32U)};
  for (RoundKey& round : keys) {
    round = {in_each_lane(key[0]), in_each_lane(key[1])};
    key = {key[0] + philox_detail::kKeyStep[0], key[1] + philox_detail::kKeyStep[1]};
  }
  return keys;
}

__attribute__((target("avx2"))) inline void one_round(FourCounters& c, const RoundKey& key) {
  const __m256i a = _mm256_mul_epu32(c.x0, in_each_lane(philox_detail::kMultiplierA));
  const __m256i b = _mm256_mul_epu32(c.x2, in_each_lane(philox_detail::kMultiplierB));
  c.x0 = _mm256_xor_si256(_mm256_srli_epi64(b, 32), _mm256_xor_si256(c.x1, key.a));
  c.x2 = _mm256_xor_si256(_mm256_srli_epi64(a, 32), _mm256_xor_si256(c.x3, key.b));
  c.x1 = b;
  c.x3 = a;
}

/// Two lanes of 32 bits as one word of 64.
__attribute__((target("avx2"))) inline __m256i joined(__m256i low, __m256i high) {
  return _mm256_blend_epi32(low, _mm256_slli_epi64(high, 32), 0b10101010);
}

__attribute__((target("avx2"))) inline void store(std::uint64_t* place, __m256i words) {
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(place), words);
}

__attribute__((target("avx2"))) void make_first_words_by_four(StreamKey stream, std::uint64_t first_ordinal,
                                                              Purpose purpose, std::size_t count, FirstWords& words) {
  const std::array<RoundKey, philox_detail::kRounds> keys = round_keys(stream);
  __m256i ordinals = _mm256_add_epi64(in_each_lane(first_ordinal), _mm256_set_epi64x(3, 2, 1, 0));
  for (std::size_t i = 0; i < count; i += 4) {
    FourCounters c = {ordinals, _mm256_srli_epi64(ordinals, 32), in_each_lane(purpose.value), _mm256_setzero_si256()};
    for (const RoundKey& key : keys) {
      one_round(c, key);
    }
    store(&words.first[i], joined(c.x0, c.x1));
    store(&words.second[i], joined(c.x2, c.x3));
    ordinals = _mm256_add_epi64(ordinals, in_each_lane(4));
  }
}

}  // namespace

void make_first_words(StreamKey stream, std::uint64_t first_ordinal, Purpose purpose, std::size_t count,
                      FirstWords& words) {
  static const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;
  (has_avx2 ? make_first_words_by_four : make_first_words_plainly)(stream, first_ordinal, purpose, count, words);
}

#else

void make_first_words(StreamKey stream, std::uint64_t first_ordinal, Purpose purpose, std::size_t count,
                      FirstWords& words) {
  make_first_words_plainly(stream, first_ordinal, purpose, count, words);
}

#endif

}  // namespace docket::random_detail
