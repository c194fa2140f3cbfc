// Whether a sanitizer watches this build: everything is many times slower then, and running out of memory is fatal.
#pragma once

#include <cstddef>

namespace docket::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kIsSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool kIsSanitized = true;
#else
inline constexpr bool kIsSanitized = false;
#endif
#else
inline constexpr bool kIsSanitized = false;
#endif

/// Of many cases that go the same ways, a build under a sanitizer takes one in `of`.
constexpr bool is_taken(std::size_t number, std::size_t of) { return !kIsSanitized || number % of == 0; }

}  // namespace docket::test
