#include <algorithm>

#include "docket/core/nearest_word.hpp"
#include "scenario/formats.hpp"
#include "scenario/whole_checks.hpp"

namespace docket::scenario_detail {

namespace {

using Ladder = std::vector<Rung>;

std::vector<std::string> ids_of(const Ladder& ladder) {
  std::vector<std::string> ids;
  std::ranges::transform(ladder, std::back_inserter(ids), &Rung::id);
  return ids;
}

const Rung* find_rung(const Ladder& ladder, const std::string& id) {
  const auto rung = std::ranges::find(ladder, id, &Rung::id);
  return rung == ladder.end() ? nullptr : &*rung;
}

/// The rungs of all laws under which an authority gives orders; any authority's where none is named.
Ladder rungs_in_use(const Scenario& scenario, AuthorityId authority) {
  Ladder rungs;
  for (const Source& source : scenario.sources) {
    if (!source.regime.is_none() && (authority.is_none() || source.authority == authority)) {
      const Ladder& ladder = scenario.regimes[source.regime.index()].ladder;
      rungs.insert(rungs.end(), ladder.begin(), ladder.end());
    }
  }
  return rungs;
}

void say_unused(Reader& reader, const Node& at, const std::string& id, const Ladder& ladder, const std::string& whose) {
  reader.error(at, "no law of " + whose + " has the rung " + quoted(id) + ", so this would never happen",
               nearest_word(id, ids_of(ladder)));
}

void check_added_items(Reader& reader, const Scenario& scenario) {
  for (std::size_t i = 0; i < scenario.authorities.size(); ++i) {
    const AuthoritySpec& authority = scenario.authorities[i];
    const Ladder ladder = rungs_in_use(scenario, AuthorityId(i));
    const Node written = reader.root().member("authorities").member(authority.id).member("escalation");
    for (const AlsoCovers& covers :
         authority.escalation ? authority.escalation->also_covers : std::vector<AlsoCovers>{}) {
      if (!ladder.empty() && find_rung(ladder, covers.rung) == nullptr) {
        say_unused(reader, written.member("also_covers").member(covers.rung), covers.rung, ladder, "its orders");
      }
    }
  }
}

void check_dialogue(Reader& reader, const Scenario& scenario) {
  const Ladder ladder = rungs_in_use(scenario, AuthorityId::none());
  const auto& dialogue = scenario.platform.dialogue;
  if (dialogue && !ladder.empty() && find_rung(ladder, dialogue->asked_at_rung) == nullptr) {
    say_unused(reader, reader.root().member("platform").member("dialogue").member("asked_at_rung"),
               dialogue->asked_at_rung, ladder, "any order");
  }
}

/// The rung of a record's test must be one of the order's own law.
const Rung* check_tested(Reader& reader, const Scenario& scenario, const Node& at, SourceId order,
                         const std::string& id) {
  const Source& source = scenario.sources[order.index()];
  const Ladder& ladder = scenario.regimes[source.regime.index()].ladder;
  const Rung* rung = find_rung(ladder, id);
  if (rung == nullptr) {
    reader.error(at, "the law of order " + quoted(source.id) + " has no rung " + quoted(id),
                 nearest_word(id, ids_of(ladder)));
  }
  return rung;
}

void check_record(Reader& reader, const Scenario& scenario) {
  for (const RecordCheck& check : scenario.record) {
    const Node written = reader.root().member("record").member(check.id);
    if (const auto& test = check.rung_reached) {
      (void)check_tested(reader, scenario, written.member("rung_reached").member("rung"), test->order, test->rung);
    }
    if (const auto& test = check.notice_acknowledged) {
      const Node at = written.member("notice_acknowledged").member("rung");
      const Rung* rung = check_tested(reader, scenario, at, test->order, test->rung);
      if (rung != nullptr && !rung->is_notice) {
        reader.error(at, "rung " + quoted(rung->id) + " serves no notice, so none can be acknowledged");
      }
    }
  }
}

}  // namespace

void check_rungs(Reader& reader, const Scenario& scenario) {
  check_added_items(reader, scenario);
  check_dialogue(reader, scenario);
  check_record(reader, scenario);
}

}  // namespace docket::scenario_detail
