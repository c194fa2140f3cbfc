#include "platform/judgement/assess.hpp"

#include "docket/core/hash.hpp"

namespace docket {

bool sees_trait(bool is_there, const ErrorRates& rates, double hardness) {
  // Below the rate the reviewer is right.
  const bool is_right = hardness < (is_there ? rates.sensitivity : rates.specificity);
  return is_right == is_there;
}

Assessor::Assessor(const StageSpec& stage, std::uint64_t stage_hash, const std::vector<std::uint64_t>& trait_hashes)
    : stage_(stage) {
  for (const Assessment& assessment : stage.assessments) {
    const auto kind = assessment.is_judgement ? DrawKind::judgement : DrawKind::perception;
    const auto where = combine_hashes(stage_hash, trait_hashes[assessment.trait.index()]);
    hardness_.push_back({kind, where, unit_blocks(purpose_of(kind, where))});
  }
}

double Assessor::Hardness::at(const Entity& entity, std::uint32_t visit) {
  return visit == 0 ? of_first_visits.at(entity.stream, entity.ordinal)
                    : entity.draws(purpose_of(kind, where, visit)).unit();
}

void Assessor::assess(const Item& item, ItemNote& note) {
  for (std::size_t i = 0; i < hardness_.size(); ++i) {
    const Assessment& assessment = stage_.assessments[i];
    const ErrorRates& rates = note.visit.is_rushed ? assessment.rushed : assessment.unhurried;
    const double hardness = hardness_[i].at(item.entity, note.visit.number);
    KnownTraits& view = assessment.is_judgement ? note.judged : note.perceived;
    view.learn(assessment.trait, sees_trait(item.truth.has(assessment.trait), rates, hardness));
    note.is_reviewed = note.is_reviewed || assessment.is_judgement;
  }
}

const OrderTest* failed_test(const StageSpec& stage, const Order& order, OrderCheckPlace place) {
  for (const OrderTest& test : stage.order_tests) {
    const auto trait = static_cast<std::uint8_t>(test.trait);
    const auto where = combine_hashes(place.stage_hash, trait);
    Draws draws = order.entity.draws(purpose_of(DrawKind::order_test, where, place.visit));
    if (!sees_trait(order.truth[trait], test.rates, draws.unit())) {
      return &test;
    }
  }
  return nullptr;
}

}  // namespace docket
