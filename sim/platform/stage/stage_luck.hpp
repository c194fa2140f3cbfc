// What luck decides about a visit to one stage: how much work it is, where it leads, how long it may wait.
//
// Most entities come once, so the luck of first visits is made in blocks; who comes again draws for himself.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "docket/core/hash.hpp"
#include "docket/order/entity.hpp"
#include "docket/platform/platform_spec.hpp"
#include "docket/random/luck_blocks.hpp"
#include "platform/stage/route_choice.hpp"

namespace docket {

class StageLuck {
 public:
  /// `hash` is the stage's, see hash_text(). REQUIRES: the stage outlives it.
  StageLuck(const StageSpec& stage, std::uint64_t hash)
      : stage_(&stage),
        hash_(hash),
        first_handling_(duration_blocks(stage.handling, purpose_of(DrawKind::handling, hash))),
        first_route_(unit_blocks(purpose_of(DrawKind::routing, hash))) {}

  /// `visit` counts the entity's visits to the stage from 0, here as below.
  [[nodiscard]] Duration handling(const Entity& entity, std::uint32_t visit) {
    if (visit == 0) [[likely]] {
      return first_handling_.at(entity.stream, entity.ordinal);
    }
    return later_handling(entity, visit);
  }

  /// When work begins anew after an interruption, the visit's first being number 1.
  [[nodiscard]] Duration handling_anew(const Entity& entity, std::uint32_t visit, std::uint32_t interruption) const {
    const Purpose purpose = purpose_of(DrawKind::handling_anew, combine_hashes(hash_, interruption), visit);
    return draw(stage_->handling, entity, purpose);
  }

  /// One draw a visit, however many routes lead on.
  [[nodiscard]] const Route& route(const Entity& entity, std::uint32_t visit) {
    const std::vector<Route>& routes = stage_->routes;
    if (routes.size() == 1) {
      return routes.front();
    }
    return route_at(routes, visit == 0 ? first_route_.at(entity.stream, entity.ordinal) : later_unit(entity, visit));
  }

  /// `patience` is the same object for all who share it, and outlives this.
  [[nodiscard]] Duration patience(const Distribution& patience, const Entity& entity, std::uint32_t visit) {
    Patience& known = known_patience(patience);
    if (known.always) {
      return *known.always;
    }
    return visit == 0 ? known.first.at(entity.stream, entity.ordinal)
                      : draw(patience, entity, purpose_of(DrawKind::patience, hash_, visit));
  }

 private:
  struct Patience {
    const Distribution* of;
    std::optional<Duration> always;  ///< where it leaves nothing to luck
    LuckBlocks<Duration> first;
  };

  // Out of line, for they are rare and long.
  [[nodiscard, gnu::noinline]] Duration later_handling(const Entity& entity, std::uint32_t visit) const {
    return draw(stage_->handling, entity, purpose_of(DrawKind::handling, hash_, visit));
  }
  [[nodiscard, gnu::noinline]] double later_unit(const Entity& entity, std::uint32_t visit) const {
    return entity.draws(purpose_of(DrawKind::routing, hash_, visit)).unit();
  }

  static Duration draw(const Distribution& seconds, const Entity& entity, Purpose purpose) {
    Draws draws = entity.draws(purpose);
    return sample_duration(seconds, draws);
  }
  Patience& known_patience(const Distribution& patience) {
    for (Patience& known : patience_) {
      if (known.of == &patience) {
        return known;
      }
    }
    const Purpose purpose = purpose_of(DrawKind::patience, hash_);
    std::optional<Duration> always;
    if (patience.is_constant()) {
      always = Duration::from_seconds(patience.mean());
    }
    return patience_.emplace_back(Patience{&patience, always, duration_blocks(patience, purpose)});
  }

  const StageSpec* stage_;
  std::uint64_t hash_;
  LuckBlocks<Duration> first_handling_;
  LuckBlocks<double> first_route_;
  std::vector<Patience> patience_;
};

}  // namespace docket
