// How reviewers see an item: the one place of the platform where truth is read, through error.
#pragma once

#include <cstdint>

#include "docket/order/case_file.hpp"
#include "docket/platform/platform_spec.hpp"
#include "platform/work_book.hpp"

namespace docket {

/// Where and in which visit an assessment is made.
struct AssessmentPlace {
  std::uint64_t stage_hash = 0;
  std::uint32_t visit = 0;
};

/// Whether a reviewer takes the trait to be there: with chance `sensitivity` where it is, 1 - `specificity` where not.
/// The same draw serves any rates, so better rates never turn a right answer wrong.
[[nodiscard]] bool sees_trait(bool is_there, const ErrorRates& rates, Draws draws);

/// Adds to the note what the stage makes of the item; the latest view of a trait stands.
void assess(const StageSpec& stage, const std::vector<std::uint64_t>& trait_hashes, const Item& item,
            AssessmentPlace place, ItemNote& note);

/// The first test of a per-order stage that the order is judged to fail; null when it passes all.
[[nodiscard]] const OrderTest* failed_test(const StageSpec& stage, const Order& order, AssessmentPlace place);

}  // namespace docket
