// A loop over neighbours in lanes of eight, where the processor has AVX-512: compilers vectorise a plain loop by
// themselves once they may use its instructions. The bits are those of the plain loop in any case, for each lane does
// the same + - * / on doubles and words, and nothing is contracted (-ffp-contract=off).
//
//   in_wide_lanes([count, in = words.data(), out = values.data()]() DOCKET_WIDE_BODY {
//     DOCKET_LANES_ARE_APART
//     for (std::size_t i = 0; i < count; ++i) out[i] = ...;
//   });
//
// For compilers to see how often the loop turns, everything is captured by value. AVX2 alone is not enough: without its
// conversions between words and doubles such loops were slower than plain ones.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__)
#define DOCKET_HAS_X86_LANES 1
#define DOCKET_AVX512 __attribute__((target("avx512f,avx512dq,avx512vl")))
#endif

/// Stands between the parameters and the body of a lambda that is such a loop, or what it does.
#define DOCKET_WIDE_BODY __attribute__((always_inline))

/// What one turn of the loop that follows writes, no other one reads. Clang looks for itself.
#ifdef __clang__
#define DOCKET_LANES_ARE_APART
#else
#define DOCKET_LANES_ARE_APART _Pragma("GCC ivdep")
#endif

namespace docket::random_detail {

#ifdef DOCKET_HAS_X86_LANES

inline const bool kHasAvx512 = __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
                               __builtin_cpu_supports("avx512vl") != 0;

// A copy of its own tells the compiler that nothing else changes it. It is made here, field by field: made by the
// caller it would go through words twice as wide, for which a processor waits that has just written the fields.
template <class Loop>
DOCKET_AVX512 void in_eight_lanes(const Loop& loop) {
  const Loop own = loop;
  own();
}

template <class Loop>
void in_wide_lanes(const Loop& loop) {
  if (kHasAvx512) {
    in_eight_lanes(loop);
  } else {
    loop();
  }
}

#else

template <class Loop>
void in_wide_lanes(const Loop& loop) {
  loop();
}

#endif

}  // namespace docket::random_detail
