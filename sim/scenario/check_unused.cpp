#include <algorithm>
#include <set>

#include "docket/core/nearest_word.hpp"
#include "scenario/whole_checks.hpp"

namespace docket::scenario_detail {

namespace {

using Used = std::set<std::uint32_t>;  // indices

template <class ThingId>
void use(Used& used, ThingId id) {
  if (!id.is_none()) {
    used.insert(id.index());
  }
}

/// Warns of each of `things` that is not among the used ones. `says`: what nobody does with it.
template <class Thing>
void warn_of_unused(Reader& reader, const Node& parent, const std::vector<Thing>& things, const Used& used,
                    const std::string& says) {
  std::vector<std::string> words;
  for (const std::uint32_t index : used) {
    words.push_back(things[index].id);
  }
  for (std::uint32_t i = 0; i < things.size(); ++i) {
    const Node at = parent ? parent.member(things[i].id) : Node{};
    if (!used.contains(i) && at) {
      reader.warn(at, says + ", so this changes nothing", nearest_word(things[i].id, words));
    }
  }
}

void check_platform(Reader& reader, const PlatformSpec& platform) {
  Used pools;
  for (const StageSpec& stage : platform.stages) {
    use(pools, stage.pool);
  }
  Used shifts;
  for (const PoolSpec& pool : platform.pools) {
    use(shifts, pool.shift);
  }
  for (const ChannelSpec& channel : platform.channels) {
    use(shifts, channel.watched);
  }
  const Node written = reader.root().member("platform");
  if (written) {
    warn_of_unused(reader, written.member("pools"), platform.pools, pools, "no stage uses this pool");
    warn_of_unused(reader, written.member("shifts"), platform.shifts, shifts, "no pool or channel has this shift");
  }
}

void check_law(Reader& reader, const Scenario& scenario) {
  Used regimes;
  Used authorities;
  for (const Source& source : scenario.sources) {
    use(regimes, source.regime);
    use(authorities, source.authority);
  }
  for (const Act& act : scenario.script) {
    use(authorities, act.authority);
  }
  warn_of_unused(reader, reader.root().member("regimes"), scenario.regimes, regimes,
                 "no order is given under this law");
  warn_of_unused(reader, reader.root().member("authorities"), scenario.authorities, authorities,
                 "no order comes from this authority");
}

void check_lists(Reader& reader, const Scenario& scenario) {
  Used groups;
  const auto use_all = [&groups](const std::vector<GroupId>& ids) {
    std::ranges::for_each(ids, [&groups](GroupId id) { use(groups, id); });
  };
  for (const OrderSpec& order : scenario.orders) {
    use_all(order.items);
  }
  for (const Act& act : scenario.script) {
    use_all(act.also_covers);
  }
  for (const AuthoritySpec& authority : scenario.authorities) {
    for (const AlsoCovers& covers :
         authority.escalation ? authority.escalation->also_covers : std::vector<AlsoCovers>{}) {
      use_all(covers.groups);
    }
  }
  warn_of_unused(reader, reader.root().member("item_groups"), scenario.item_groups, groups, "no order names this list");
}

/// An authority that looks again and again keeps a run going.
void check_length(Reader& reader, const Scenario& scenario) {
  bool somebody_looks = false;
  for (std::size_t i = 0; i < scenario.authorities.size(); ++i) {
    const bool is_simulated = !scenario.is_authority_replayed(AuthorityId(i));
    somebody_looks = somebody_looks || (is_simulated && scenario.authorities[i].looks_every);
  }
  if (!scenario.run.ends_at && !scenario.run.ends_after_items && somebody_looks) {
    reader.warn(reader.root().member("run"),
                "without an end the run goes on for as long as the authority looks, up to 100 years", {},
                "add \"ends_at\"");
  }
}

}  // namespace

void check_unused(Reader& reader, const Scenario& scenario) {
  check_platform(reader, scenario.platform);
  check_law(reader, scenario);
  check_lists(reader, scenario);
  check_length(reader, scenario);
}

}  // namespace docket::scenario_detail
