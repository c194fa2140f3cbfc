#include "experiment/flip_search.hpp"

#include <algorithm>
#include <cmath>

#include "experiment/axis_flips.hpp"
#include "experiment/flip_player.hpp"
#include "experiment/joint_flip.hpp"

namespace docket::experiment_detail {
namespace {

void count_turned(const std::vector<Row>& rows, const WrittenSide& side, Flips& flips) {
  for (const Row& row : rows) {
    for (const Measured& at : row.values) {
      const double turned = side.turned_by(at);
      flips.points += turned != 0 ? 1U : 0U;
      flips.turned += turned > 0 ? 1U : 0U;
    }
  }
}

}  // namespace

void find_flips(const EvidenceSpace& space, VariantPlayer& player, const std::vector<Row>& rows,
                const SensitivityOptions& options, std::vector<MetricSensitivity>& metrics) {
  FlipPlayer flip_player(space, player, options);
  AxisFlips axis_flips(flip_player);
  for (std::size_t metric = 0; metric < metrics.size(); ++metric) {
    const Interval written = metrics[metric].written;
    Flips& flips = metrics[metric].flips.emplace();
    flips.written = written;
    flips.is_written_clear = written.low() > 0 || written.high() < 0;
    if (std::isnan(written.mean) || written.mean == 0) {
      continue;
    }
    const WrittenSide side{metric, written.mean > 0 ? 1.0 : -1.0};
    count_turned(rows, side, flips);
    flips.axes = axis_flips.search(side);
    if (std::ranges::none_of(flips.axes, &AxisFlip::is_shown) && player.limit() == Limit::none) {
      flips.joint = find_joint_flip(flip_player, side, rows, metrics[metric].inputs);
    }
  }
}

}  // namespace docket::experiment_detail
