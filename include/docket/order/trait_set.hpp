// Traits of an item: what it is (truth), what an order says it is (allegation), what reviewers take it for.
#pragma once

#include <cstdint>

#include "docket/order/ids.hpp"

namespace docket {

/// A scenario names its traits freely, at most 32. Two have a meaning of their own and always stand first.
inline constexpr std::uint32_t kMaxTraits = 32;
inline constexpr TraitId kUnlawful{std::uint32_t{0}};  ///< named "unlawful": over- and underblocking are measured on it
inline constexpr TraitId kBreaksOwnRules{
    std::uint32_t{1}};  ///< named "breaks_own_rules": against the platform's own rules

class TraitSet {
 public:
  constexpr TraitSet() = default;

  [[nodiscard]] constexpr bool has(TraitId trait) const { return ((bits_ >> trait.index()) & 1U) != 0; }
  constexpr void set(TraitId trait, bool value) {
    const std::uint32_t bit = std::uint32_t{1} << trait.index();
    bits_ = value ? (bits_ | bit) : (bits_ & ~bit);
  }
  [[nodiscard]] constexpr std::uint32_t bits() const { return bits_; }
  constexpr bool operator==(const TraitSet&) const = default;

 private:
  std::uint32_t bits_ = 0;
};

/// Traits of which some are known. An unknown trait matches no rule, neither value.
struct KnownTraits {
  TraitSet known;
  TraitSet value;

  constexpr void learn(TraitId trait, bool is_true) {
    known.set(trait, true);
    value.set(trait, is_true);
  }
  constexpr bool operator==(const KnownTraits&) const = default;
};

/// A demand on traits: each wanted trait must have the wanted value.
struct TraitDemand {
  TraitSet wanted;
  TraitSet value;

  constexpr void want(TraitId trait, bool is_true) {
    wanted.set(trait, true);
    value.set(trait, is_true);
  }
  [[nodiscard]] constexpr bool is_met_by(const KnownTraits& traits) const {
    const auto is_known = (wanted.bits() & ~traits.known.bits()) == 0;
    return is_known && ((traits.value.bits() ^ value.bits()) & wanted.bits()) == 0;
  }
  constexpr bool operator==(const TraitDemand&) const = default;
};

}  // namespace docket
