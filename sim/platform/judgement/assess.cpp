#include "platform/judgement/assess.hpp"

#include "docket/core/hash.hpp"

namespace docket {

bool sees_trait(bool is_there, const ErrorRates& rates, Draws draws) {
  // One uniform number says how hard the case is: below the rate the reviewer is right.
  const bool is_right = draws.chance(is_there ? rates.sensitivity : rates.specificity);
  return is_right == is_there;
}

void assess(const StageSpec& stage, const std::vector<std::uint64_t>& trait_hashes, const Item& item,
            AssessmentPlace place, ItemNote& note) {
  for (const Assessment& assessment : stage.assessments) {
    const auto kind = assessment.is_judgement ? DrawKind::judgement : DrawKind::perception;
    const auto where = combine_hashes(place.stage_hash, trait_hashes[assessment.trait.index()]);
    const ErrorRates& rates = note.visit.is_rushed ? assessment.rushed : assessment.unhurried;
    const bool is_seen =
        sees_trait(item.truth.has(assessment.trait), rates, item.entity.draws(purpose_of(kind, where, place.visit)));
    KnownTraits& view = assessment.is_judgement ? note.judged : note.perceived;
    view.learn(assessment.trait, is_seen);
    note.is_reviewed = note.is_reviewed || assessment.is_judgement;
  }
}

const OrderTest* failed_test(const StageSpec& stage, const Order& order, AssessmentPlace place) {
  for (const OrderTest& test : stage.order_tests) {
    const auto trait = static_cast<std::uint8_t>(test.trait);
    const auto where = combine_hashes(place.stage_hash, trait);
    const Draws draws = order.entity.draws(purpose_of(DrawKind::order_test, where, place.visit));
    if (!sees_trait(order.truth[trait], test.rates, draws)) {
      return &test;
    }
  }
  return nullptr;
}

}  // namespace docket
