#include "study/unit_samples.hpp"

#include <boost/random/sobol.hpp>
#include <cmath>
#include <numeric>
#include <utility>

#include "docket/random/draws.hpp"

namespace docket::study_detail {
namespace {

/// Purposes within the stream of one axis.
enum Purposes : std::uint8_t { kOfOrder = 1, kOfPlace = 2 };

std::size_t below(Draws draws, std::size_t count) {
  return static_cast<std::size_t>(std::floor(draws.unit() * static_cast<double>(count)));
}

/// Fisher and Yates' shuffle of 0, 1, …, count - 1.
std::vector<std::size_t> shuffled(std::size_t count, StreamKey stream) {
  std::vector<std::size_t> cells(count);
  std::iota(cells.begin(), cells.end(), std::size_t{0});
  for (std::size_t left = count; left > 1; --left) {
    std::swap(cells[left - 1], cells[below(Draws(stream, left, make_purpose(kOfOrder)), left)]);
  }
  return cells;
}

}  // namespace

UnitSamples latin_hypercube(const std::vector<std::string>& axes, std::size_t points, std::uint64_t seed) {
  UnitSamples samples(points, std::vector<double>(axes.size()));
  for (std::size_t axis = 0; axis < axes.size(); ++axis) {
    const StreamKey stream = make_stream_key(seed, 0, hash_text("study/latin-hypercube/" + axes[axis]));
    const std::vector<std::size_t> cells = shuffled(points, stream);
    for (std::size_t i = 0; i < points; ++i) {
      const double place = Draws(stream, i, make_purpose(kOfPlace)).unit();
      samples[i][axis] = (static_cast<double>(cells[i]) + place) / static_cast<double>(points);
    }
  }
  return samples;
}

UnitSamples sobol_sequence(std::size_t axes, std::size_t points) {
  if (axes == 0) {
    return UnitSamples(points);
  }
  boost::random::sobol sequence(axes);
  UnitSamples samples = {std::vector<double>(axes, 0.0)};  // which Boost leaves out
  while (samples.size() < points) {
    std::vector<double>& sample = samples.emplace_back(axes);
    for (double& coordinate : sample) {
      coordinate = static_cast<double>(sequence() >> 11U) * 0x1p-53;
    }
  }
  return samples;
}

}  // namespace docket::study_detail
