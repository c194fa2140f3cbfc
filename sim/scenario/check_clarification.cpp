#include <algorithm>

#include "scenario/json_text.hpp"
#include "scenario/whole_checks.hpp"

namespace docket::scenario_detail {

namespace {

bool may_be_one_of(const auto& ids, const auto& id) { return ids.empty() || std::ranges::find(ids, id) != ids.end(); }

bool has_kind_of(const ItemMix& mix, const std::vector<KindId>& kinds) {
  return std::ranges::any_of(mix.kinds, [&](const KindAmount& kind) { return may_be_one_of(kinds, kind.kind); });
}

bool is_instant(const Distribution& time) { return time.is_constant() && time.mean() <= 0; }

/// Looks through the rules that ask. A rule behind one that always applies is never asked itself.
class ClarificationCheck {
 public:
  ClarificationCheck(Reader& reader, const Scenario& scenario) : reader_(reader), scenario_(scenario) {}

  void run() {
    for (const Rule& rule : scenario_.platform.policy) {
      if (rule.decide == Decision::ask_clarification) {
        check_streams(rule);
        check_answers(rule);
      }
      if (rule.when == Condition{}) {
        break;
      }
    }
    check_order_stages();
  }

 private:
  [[nodiscard]] Node written(const Rule& rule) const {
    return reader_.root().member("platform").member("policy").member("rules").member(rule.id).member("decide");
  }

  /// By stage: work that enters at `entry` may come there.
  [[nodiscard]] std::vector<bool> reached_from(StageId entry) const {
    const std::vector<StageSpec>& stages = scenario_.platform.stages;
    std::vector<bool> is_reached(stages.size());
    std::vector<StageId> ahead = {entry};
    while (!ahead.empty()) {
      const StageId stage = ahead.back();
      ahead.pop_back();
      if (is_reached[stage.index()]) {
        continue;
      }
      is_reached[stage.index()] = true;
      for (const Route& route : stages[stage.index()].routes) {
        if (route.end == RouteEnd::stage && route.share > 0) {
          ahead.push_back(route.stage);
        }
      }
    }
    return is_reached;
  }

  [[nodiscard]] bool is_decided(const WorkStreamSpec& stream) const {
    const std::vector<bool> is_reached = reached_from(stream.entry);
    for (std::size_t i = 0; i < is_reached.size(); ++i) {
      const auto decides = [](const Route& route) { return route.end == RouteEnd::decide && route.share > 0; };
      if (is_reached[i] && std::ranges::any_of(scenario_.platform.stages[i].routes, decides)) {
        return true;
      }
    }
    return false;
  }

  void check_streams(const Rule& rule) {
    for (const WorkStreamSpec& stream : scenario_.work_streams) {
      if (may_be_one_of(rule.when.sources, stream.source) && has_kind_of(stream.mix, rule.when.kinds) &&
          is_decided(stream)) {
        reader_.error(written(rule),
                      "items of work stream " + quoted(stream.id) +
                          " may meet this rule, and they have no order whose authority could be asked",
                      {}, "name the orders and order streams in \"sources\" that it is for");
      }
    }
  }

  /// Orders that a rule may speak of, by whom gives them.
  [[nodiscard]] std::vector<AuthorityId> asked_by(const Rule& rule) const {
    std::vector<AuthorityId> asked;
    for (std::size_t i = 0; i < scenario_.sources.size(); ++i) {
      const Source& source = scenario_.sources[i];
      const bool is_meant = !source.authority.is_none() && may_be_one_of(rule.when.sources, SourceId(i));
      if (is_meant && std::ranges::find(asked, source.authority) == asked.end()) {
        asked.push_back(source.authority);
      }
    }
    return asked;
  }

  void check_answers(const Rule& rule) {
    const bool learns_nothing = rule.when.judged.wanted.bits() == 0 && rule.when.perceived.wanted.bits() == 0;
    for (const AuthorityId id : asked_by(rule)) {
      const AuthoritySpec& authority = scenario_.authorities[id.index()];
      if (!authority.clarifies) {
        warn_of_silence(written(rule), authority);
      } else if (learns_nothing && is_instant(*authority.clarifies) && decides_at_once()) {
        reader_.error(
            written(rule), "this asks, is answered and asks again for ever, without any time passing", {},
            "let the answer of " + quoted(authority.id) + " or the work take time, or let another rule decide");
      } else if (learns_nothing) {
        reader_.warn(written(rule), "an answer changes nothing that this rule asks for, so it asks again whenever " +
                                        quoted(authority.id) + " has answered");
      }
    }
  }

  [[nodiscard]] bool decides_at_once() const {
    return std::ranges::any_of(scenario_.platform.stages, [](const StageSpec& stage) {
      const auto decides = [](const Route& route) { return route.end == RouteEnd::decide && route.share > 0; };
      return !stage.is_per_order && is_instant(stage.handling) && std::ranges::any_of(stage.routes, decides);
    });
  }

  void check_order_stages() {
    for (const StageSpec& stage : scenario_.platform.stages) {
      const auto asks = [](const OrderTest& test) { return test.otherwise == Decision::ask_clarification; };
      if (std::ranges::none_of(stage.order_tests, asks)) {
        continue;
      }
      for (const AuthorityId id : asked_by({})) {
        if (const AuthoritySpec& authority = scenario_.authorities[id.index()]; !authority.clarifies) {
          warn_of_silence(reader_.root().member("platform").member("stages").member(stage.id).member("judgement"),
                          authority);
        }
      }
    }
  }

  void warn_of_silence(const Node& at, const AuthoritySpec& authority) {
    reader_.warn(
        at, "authority " + quoted(authority.id) + " never clarifies, so what it is asked about stays on hold for ever",
        {}, "give it \"clarifies\", the time that it takes to answer");
  }

  Reader& reader_;
  const Scenario& scenario_;
};

}  // namespace

void check_clarification(Reader& reader, const Scenario& scenario) {
  if (!scenario.is_platform_replayed()) {
    ClarificationCheck(reader, scenario).run();
  }
}

}  // namespace docket::scenario_detail
