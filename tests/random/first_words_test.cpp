#include "random/first_words.hpp"

#include <gtest/gtest.h>

#include "docket/random/draws.hpp"

namespace docket::random_detail {
namespace {

TEST(FirstWords, AreThoseOfEachAddressInEveryWayThatTheProcessorHas) {
  const StreamKey stream = make_stream_key(3, 1, 4);
  std::vector<WayToMakeFirstWords> ways = ways_to_make_first_words();
  ways.push_back(make_first_words);
  for (const WayToMakeFirstWords way : ways) {
    for (const std::uint64_t first_ordinal : {0ULL, 7ULL, (1ULL << 32U) - 20, ~0ULL - 30}) {
      for (const std::size_t count : {std::size_t{1}, std::size_t{4}, std::size_t{37}, FirstWords::kCapacity}) {
        FirstWords words{};
        way(stream, first_ordinal, make_purpose(200, 5, 6), count, words);
        for (std::size_t i = 0; i < count; ++i) {
          Draws draws(stream, first_ordinal + i, make_purpose(200, 5, 6));
          const std::uint64_t first = draws.bits();
          const std::uint64_t second = draws.bits();
          ASSERT_EQ(words.first[i], first);
          ASSERT_EQ(words.second[i], second);
          Draws prepared(stream, first_ordinal + i, make_purpose(200, 5, 6), first, second);
          ASSERT_EQ(prepared.bits(), first);
          ASSERT_EQ(prepared.bits(), second);
          ASSERT_EQ(prepared.bits(), draws.bits()) << "the second block";
        }
      }
    }
  }
}

}  // namespace
}  // namespace docket::random_detail
