// How reviewers see an item: the one place of the platform where truth is read, through error.
#pragma once

#include <cstdint>
#include <vector>

#include "docket/order/case_file.hpp"
#include "docket/platform/platform_spec.hpp"
#include "docket/random/luck_blocks.hpp"
#include "platform/work_book.hpp"

namespace docket {

/// Whether a reviewer takes the trait to be there: with chance `sensitivity` where it is, 1 - `specificity` where not.
/// `hardness` is uniform in [0, 1): the same case serves any rates, so better rates never turn a right answer wrong.
[[nodiscard]] bool sees_trait(bool is_there, const ErrorRates& rates, double hardness);

/// The reviewers of one stage, as judges of items.
class Assessor {
 public:
  /// `trait_hashes` by TraitId. REQUIRES: the stage outlives it.
  Assessor(const StageSpec& stage, std::uint64_t stage_hash, const std::vector<std::uint64_t>& trait_hashes);

  /// Adds to the note what they make of the item in the note's visit; the latest view of a trait stands.
  void assess(const Item& item, ItemNote& note);

 private:
  /// How hard the cases are for one assessment.
  struct Hardness {
    DrawKind kind;
    std::uint64_t where;
    LuckBlocks<double> of_first_visits;
    [[nodiscard]] double at(const Entity& entity, std::uint32_t visit);
  };
  const StageSpec& stage_;
  std::vector<Hardness> hardness_;  // by assessment
};

/// Where and in which visit an order is checked.
struct OrderCheckPlace {
  std::uint64_t stage_hash = 0;
  std::uint32_t visit = 0;
};

/// The first test of a per-order stage that the order is judged to fail; null when it passes all.
[[nodiscard]] const OrderTest* failed_test(const StageSpec& stage, const Order& order, OrderCheckPlace place);

}  // namespace docket
