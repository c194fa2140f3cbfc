// Axes moved together until a comparison turns round; see flip_search.hpp.
#pragma once

#include <optional>
#include <vector>

#include "experiment/flip_player.hpp"
#include "experiment/sensitivity_rows.hpp"

namespace docket::experiment_detail {

/// Nothing where no point of the designs stays turned with fresh luck. `inputs`: what matters first.
std::optional<JointFlip> find_joint_flip(FlipPlayer& player, const WrittenSide& side, const std::vector<Row>& rows,
                                         const std::vector<InputSensitivity>& inputs);

}  // namespace docket::experiment_detail
