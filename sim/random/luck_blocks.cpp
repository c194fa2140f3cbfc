#include "docket/random/luck_blocks.hpp"

#include <algorithm>

#include "core/nearest_duration.hpp"
#include "docket/random/draws.hpp"
#include "random/first_words.hpp"

namespace docket {

LuckBlocks<Duration> duration_blocks(const Distribution& seconds, Purpose purpose) {
  return LuckBlocks<Duration>([&seconds, purpose](StreamKey stream, std::uint64_t first_ordinal,
                                                  std::span<Duration> out) {
    std::array<double, random_detail::FirstWords::kCapacity> drawn;  // NOLINT(*-member-init): written before it is read
    const std::span<double> in_seconds(drawn.data(), out.size());
    seconds.sample_block(stream, first_ordinal, purpose, in_seconds);
    std::ranges::transform(in_seconds, out.begin(), [](double one) { return nearest_duration(one); });
  });
}

LuckBlocks<double> unit_blocks(Purpose purpose) {
  return LuckBlocks<double>([purpose](StreamKey stream, std::uint64_t first_ordinal, std::span<double> out) {
    draw_units(stream, first_ordinal, purpose, out);
  });
}

void draw_units(StreamKey stream, std::uint64_t first_ordinal, Purpose purpose, std::span<double> out) {
  random_detail::FirstWords words;
  for (std::size_t done = 0; done < out.size(); done += random_detail::FirstWords::kCapacity) {
    const std::size_t count = std::min(out.size() - done, random_detail::FirstWords::kCapacity);
    random_detail::make_first_words(stream, first_ordinal + done, purpose, count, words);
    for (std::size_t i = 0; i < count; ++i) {
      out[done + i] = Draws(stream, first_ordinal + done + i, purpose, words.first[i], words.second[i]).unit();
    }
  }
}

}  // namespace docket
