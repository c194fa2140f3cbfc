#include "docket/random/philox.hpp"

#include <Random123/philox.h>
#include <gtest/gtest.h>

#include "docket/core/hash.hpp"

#undef philox4x32  // a macro of Random123, whose types are enough here

namespace docket {
namespace {

TEST(Philox, GivesThePublishedKnownAnswers) {
  EXPECT_EQ(philox4x32({0, 0, 0, 0}, {0, 0}), (PhiloxBlock{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(philox4x32({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
            (PhiloxBlock{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox4x32({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (PhiloxBlock{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Philox, AgreesWithTheAuthorsImplementation) {
  for (std::uint64_t i = 0; i < 10'000; ++i) {
    const auto word = [i](std::uint64_t salt) { return static_cast<std::uint32_t>(mix_bits(i * 8 + salt)); };
    const r123::Philox4x32::ctr_type counter = {{word(0), word(1), word(2), word(3)}};
    const r123::Philox4x32::key_type key = {{word(4), word(5)}};
    const auto expected = r123::Philox4x32()(counter, key);
    const PhiloxBlock block = philox4x32({word(0), word(1), word(2), word(3)}, {word(4), word(5)});
    ASSERT_EQ(block, (PhiloxBlock{expected[0], expected[1], expected[2], expected[3]}));
  }
}

TEST(Philox, CanBeEvaluatedAtCompileTime) { static_assert(philox4x32({0, 0, 0, 0}, {0, 0})[0] == 0x6627e8d5); }

}  // namespace
}  // namespace docket
