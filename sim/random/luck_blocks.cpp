#include "docket/random/luck_blocks.hpp"

#include <algorithm>
#include <cmath>

#include "core/nearest_duration.hpp"
#include "docket/random/draws.hpp"
#include "random/first_words.hpp"
#include "random/wide_loop.hpp"

namespace docket {

namespace {

void nearest_durations(std::span<const double> seconds, std::span<Duration> out) {
  ensure(std::ranges::none_of(seconds, [](double one) { return std::isnan(one); }),
         "a duration was computed that is not a number");
  random_detail::in_wide_lanes([count = seconds.size(), in = seconds.data(), to = out.data()]() DOCKET_WIDE_BODY {
    DOCKET_LANES_ARE_APART
    for (std::size_t i = 0; i < count; ++i) {
      to[i] = Duration::microseconds(nearest_us(in[i]));
    }
  });
}

}  // namespace

LuckBlocks<Duration> duration_blocks(const Distribution& seconds, Purpose purpose) {
  const auto fill = [&seconds, purpose](StreamKey stream, std::uint64_t first_ordinal, std::span<Duration> out) {
    std::array<double, random_detail::FirstWords::kCapacity> drawn;  // NOLINT(*-member-init): written before it is read
    ensure(out.size() <= drawn.size(), "a block of luck is too long");
    const std::span<double> in_seconds(drawn.data(), out.size());
    seconds.sample_block(stream, first_ordinal, purpose, in_seconds);
    nearest_durations(in_seconds, out);
  };
  const auto draw = [&seconds, purpose](StreamKey stream, std::uint64_t ordinal) {
    Draws draws(stream, ordinal, purpose);
    return sample_duration(seconds, draws);
  };
  return {fill, draw};
}

LuckBlocks<double> unit_blocks(Purpose purpose) {
  const auto fill = [purpose](StreamKey stream, std::uint64_t first_ordinal, std::span<double> out) {
    draw_units(stream, first_ordinal, purpose, out);
  };
  const auto draw = [purpose](StreamKey stream, std::uint64_t ordinal) {
    return Draws(stream, ordinal, purpose).unit();
  };
  return {fill, draw};
}

void draw_units(StreamKey stream, std::uint64_t first_ordinal, Purpose purpose, std::span<double> out) {
  random_detail::FirstWords words;
  for (std::size_t done = 0; done < out.size(); done += random_detail::FirstWords::kCapacity) {
    const std::size_t count = std::min(out.size() - done, random_detail::FirstWords::kCapacity);
    random_detail::make_first_words(stream, first_ordinal + done, purpose, count, words);
    random_detail::in_wide_lanes([count, word = words.first.data(), to = out.data() + done]() DOCKET_WIDE_BODY {
      DOCKET_LANES_ARE_APART
      for (std::size_t i = 0; i < count; ++i) {
        to[i] = Draws::unit_of(word[i]);
      }
    });
  }
}

}  // namespace docket
