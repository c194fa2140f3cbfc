#include "random/first_words.hpp"

#include <array>

#include "docket/random/draws.hpp"
#include "random/wide_loop.hpp"

#ifdef DOCKET_HAS_X86_LANES
#include <immintrin.h>
#endif

namespace docket::random_detail {

namespace {

void make_first_words_plainly(StreamKey stream, std::uint64_t first_ordinal, Purpose purpose, std::size_t count,
                              FirstWords& words) {
  for (std::size_t i = 0; i < count; ++i) {
    Draws draws(stream, first_ordinal + i, purpose);
    words.first[i] = draws.bits();
    words.second[i] = draws.bits();
  }
}

}  // namespace

#ifdef DOCKET_HAS_X86_LANES

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

/// Eight counters side by side, as above.
struct EightCounters {
  __m512i x0, x1, x2, x3;
};

DOCKET_AVX512 inline __m512i in_each_of_eight(std::uint64_t value) {
  return _mm512_set1_epi64(static_cast<long long>(value));
}

DOCKET_AVX512 inline __m512i xor_of_three(__m512i a, __m512i b, __m512i c) {
  constexpr int kXor = 0x96;
  return _mm512_ternarylogic_epi64(a, b, c, kXor);
}

DOCKET_AVX512 inline void one_round(EightCounters& c, __m512i key_a, __m512i key_b) {
  const __m512i a = _mm512_mul_epu32(c.x0, in_each_of_eight(philox_detail::kMultiplierA));
  const __m512i b = _mm512_mul_epu32(c.x2, in_each_of_eight(philox_detail::kMultiplierB));
  c.x0 = xor_of_three(_mm512_srli_epi64(b, 32), c.x1, key_a);
  c.x2 = xor_of_three(_mm512_srli_epi64(a, 32), c.x3, key_b);
  c.x1 = b;
  c.x3 = a;
}

DOCKET_AVX512 inline void store(std::uint64_t* place, __m512i low, __m512i high) {
  _mm512_storeu_si512(place, _mm512_mask_blend_epi32(0xAAAA, low, _mm512_slli_epi64(high, 32)));
}

/// Two times eight, because one waits for its own last round half of the time.
DOCKET_AVX512 void make_first_words_by_sixteen(StreamKey stream, std::uint64_t first_ordinal, Purpose purpose,
                                               std::size_t count, FirstWords& words) {
  static_assert(FirstWords::kCapacity % 16 == 0);
  const __m512i step_a = in_each_of_eight(philox_detail::kKeyStep[0]);
  const __m512i step_b = in_each_of_eight(philox_detail::kKeyStep[1]);
  const __m512i zero = _mm512_setzero_si512();
  const __m512i for_what = in_each_of_eight(purpose.value);
  __m512i ordinals = _mm512_add_epi64(in_each_of_eight(first_ordinal), _mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0));
  for (std::size_t i = 0; i < count; i += 16) {
    const __m512i next = _mm512_add_epi64(ordinals, in_each_of_eight(8));
    EightCounters c = {ordinals, _mm512_srli_epi64(ordinals, 32), for_what, zero};
    EightCounters d = {next, _mm512_srli_epi64(next, 32), for_what, zero};
    __m512i key_a = in_each_of_eight(static_cast<std::uint32_t>(stream.value));
    __m512i key_b = in_each_of_eight(stream.value >> 32U);
    for (int round = 0; round < philox_detail::kRounds; ++round) {
      one_round(c, key_a, key_b);
      one_round(d, key_a, key_b);
      key_a = _mm512_add_epi64(key_a, step_a);
      key_b = _mm512_add_epi64(key_b, step_b);
    }
    store(&words.first[i], c.x0, c.x1);
    store(&words.second[i], c.x2, c.x3);
    store(&words.first[i + 8], d.x0, d.x1);
    store(&words.second[i + 8], d.x2, d.x3);
    ordinals = _mm512_add_epi64(next, in_each_of_eight(8));
  }
}

}  // namespace

std::vector<WayToMakeFirstWords> ways_to_make_first_words() {
  std::vector<WayToMakeFirstWords> ways = {make_first_words_plainly};
  if (__builtin_cpu_supports("avx2") != 0) {
    ways.push_back(make_first_words_by_four);
  }
  if (kHasAvx512) {
    ways.push_back(make_first_words_by_sixteen);
  }
  return ways;
}

#else

std::vector<WayToMakeFirstWords> ways_to_make_first_words() { return {make_first_words_plainly}; }

#endif

void make_first_words(StreamKey stream, std::uint64_t first_ordinal, Purpose purpose, std::size_t count,
                      FirstWords& words) {
  static const WayToMakeFirstWords fastest = ways_to_make_first_words().back();
  fastest(stream, first_ordinal, purpose, count, words);
}

}  // namespace docket::random_detail
