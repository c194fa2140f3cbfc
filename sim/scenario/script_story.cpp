#include "scenario/script_story.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "docket/core/utc_text.hpp"
#include "scenario/dark_span.hpp"
#include "scenario/json_text.hpp"

namespace docket::scenario_detail {

namespace {

/// What has happened to the ladder of a written order, which it shares with its renewals.
struct LadderStory {
  std::size_t rungs_climbed = 0;
  std::map<std::string, std::string> climbed_by;       ///< rung to act
  std::map<std::string, std::string> acknowledged_by;  ///< notice's rung to act
  std::set<GroupId> groups;                            ///< of the order, and what rungs added
};

class Story {
 public:
  Story(Reader& reader, const Scenario& scenario, const std::vector<ToldAct>& acts)
      : reader_(reader), scenario_(scenario), acts_(acts) {
    for (const OrderSpec& order : scenario.orders) {
      orders_[order.id] = &order;
      ladders_[order.id].groups.insert(order.items.begin(), order.items.end());
    }
  }

  void check() {
    for (const ToldAct& told : acts_) {
      if (!told.act->order.is_none() && exists(told)) {
        follow(told);
      }
    }
  }

 private:
  void follow(const ToldAct& told) {
    switch (told.act->kind) {
      case ActKind::withhold:
      case ActKind::block:
      case ActKind::reject:
      case ActKind::restore:
        show(told);
        break;
      case ActKind::acknowledge_order:
        acknowledge(told, "order", orders_acknowledged_[source_of(told).id]);
        break;
      case ActKind::acknowledge_notice:
        acknowledge_notice(told);
        break;
      case ActKind::climb:
        climb(told);
        break;
      default:
        break;
    }
  }

  // ---- orders ----

  [[nodiscard]] const Source& source_of(const ToldAct& told) const {
    return scenario_.sources[told.act->order.index()];
  }

  /// The written order that this one is or renews.
  [[nodiscard]] std::string root_of(const ToldAct& told) const {
    const std::string& id = source_of(told).id;
    return id.substr(0, id.find('/'));
  }

  bool exists(const ToldAct& told) {
    const Source& source = source_of(told);
    const OrderSpec& root = *orders_.at(root_of(told));
    if (told.act->at < root.served_at) {
      say(told, "order",
          "order " + quoted(root.id) + " is served only at " + shown_at(root.served_at) + ", after this act at " +
              shown_at(told.act->at));
      return false;
    }
    return source.kind == SourceKind::order || renewal_exists(told, source);
  }

  bool renewal_exists(const ToldAct& told, const Source& source) {
    if (renewals_.contains(source.id)) {
      return true;
    }
    const std::string rung = source.id.substr(source.id.find('/') + 1);
    if (!is_replayed(source.authority)) {
      reader_.warn(told.node.member("order"),
                   "there may be no order " + quoted(source.id) +
                       " by then: its authority is simulated, and if it has not climbed to " + quoted(rung) +
                       ", this act does nothing");
      return false;
    }
    const auto climbed = ladders_.at(root_of(told)).climbed_by.find(rung);
    say(told, "order",
        climbed == ladders_.at(root_of(told)).climbed_by.end()
            ? "there is no order " + quoted(source.id) + " yet: no act before this one climbs to " + quoted(rung)
            : "there is no order " + quoted(source.id) + ": act " + quoted(climbed->second) +
                  " renews nothing, because nothing was visible then and it adds nothing");
    return false;
  }

  [[nodiscard]] bool is_replayed(AuthorityId authority) const {
    return std::ranges::any_of(acts_, [&](const ToldAct& told) { return told.act->authority == authority; });
  }

  // ---- the platform ----

  void show(const ToldAct& told) {
    const bool is_restoring = told.act->kind == ActKind::restore;
    const bool makes_visible = is_restoring || told.act->kind == ActKind::reject;
    bool changes = false;
    for (const GroupId group : groups_of(told)) {
      DarkSpan& dark = dark_[group];
      changes = (makes_visible ? dark.show(told.act->share) : dark.hide(told.act->share)) || changes;
    }
    if (!changes && told.act->share > 0) {
      say_idle(told);
    }
    last_shown_by_[source_of(told).id] = told.act->id;
  }

  void say_idle(const ToldAct& told) {
    const auto before = last_shown_by_.find(source_of(told).id);
    const std::string after = before == last_shown_by_.end() ? "" : " after act " + quoted(before->second);
    if (told.act->kind == ActKind::restore) {
      say(told, "",
          before == last_shown_by_.end()
              ? "this restores what was never dark: no act before it withholds or blocks items of order " +
                    quoted(source_of(told).id)
              : "this restores nothing: no item of order " + quoted(source_of(told).id) + " is dark" + after);
    } else if (told.act->kind != ActKind::reject && before != last_shown_by_.end()) {
      reader_.warn(told.node, "this changes nothing: these items of order " + quoted(source_of(told).id) +
                                  " are dark already" + after);
    }
  }

  [[nodiscard]] std::set<GroupId> groups_of(const ToldAct& told) const {
    const bool is_renewal = source_of(told).kind == SourceKind::renewed_order;
    const auto& written = orders_.at(root_of(told))->items;
    return is_renewal ? ladders_.at(root_of(told)).groups : std::set<GroupId>(written.begin(), written.end());
  }

  void acknowledge(const ToldAct& told, const char* key, std::string& acknowledged_by) {
    if (acknowledged_by.empty()) {
      acknowledged_by = told.act->id;
    } else {
      say(told, key, "act " + quoted(acknowledged_by) + " has acknowledged this already");
    }
  }

  void acknowledge_notice(const ToldAct& told) {
    LadderStory& ladder = ladders_.at(root_of(told));
    if (!ladder.climbed_by.contains(told.act->rung)) {
      say(told, "notice", "the notice is acknowledged before it is served");
      return;
    }
    acknowledge(told, "notice", ladder.acknowledged_by[told.act->rung]);
  }

  // ---- the authority ----

  void climb(const ToldAct& told) {
    const Act& act = *told.act;
    LadderStory& ladder = ladders_.at(root_of(told));
    const std::vector<Rung>& rungs = scenario_.regimes[source_of(told).regime.index()].ladder;
    const auto rung = std::ranges::find(rungs, act.rung, &Rung::id);
    const auto index = static_cast<std::size_t>(rung - rungs.begin());
    if (const auto before = ladder.climbed_by.find(act.rung); before != ladder.climbed_by.end()) {
      say(told, "rung", "act " + quoted(before->second) + " has climbed to " + quoted(act.rung) + " already");
    } else if (index < ladder.rungs_climbed) {
      say(told, "rung",
          quoted(act.rung) + " lies below " + quoted(rungs[ladder.rungs_climbed - 1].id) +
              ", to which this order has climbed: a ladder leads up only");
    }
    ladder.climbed_by.try_emplace(act.rung, act.id);
    ladder.rungs_climbed = std::max(ladder.rungs_climbed, index + 1);
    const bool is_anything_visible =
        std::ranges::any_of(ladder.groups, [this](GroupId group) { return !dark_[group].is_all(); });
    if (!act.also_covers.empty() || (rung->renews && is_anything_visible)) {
      renewals_.insert(root_of(told) + "/" + act.rung);
    }
    ladder.groups.insert(act.also_covers.begin(), act.also_covers.end());
  }

  // ---- messages ----

  [[nodiscard]] std::string shown_at(Instant instant) const {
    return format_rfc3339(reader_.run.starts_at + instant.since_start(), reader_.run.zone.get());
  }

  void say(const ToldAct& told, const char* key, std::string message) {
    const Node member = told.node.member(key);
    reader_.error(member ? member : told.node, std::move(message));
  }

  Reader& reader_;
  const Scenario& scenario_;
  const std::vector<ToldAct>& acts_;
  std::map<std::string, const OrderSpec*> orders_;
  std::map<std::string, LadderStory> ladders_;              ///< by written order
  std::map<std::string, std::string> orders_acknowledged_;  ///< order to act
  std::map<std::string, std::string> last_shown_by_;        ///< order to act
  std::set<std::string> renewals_;                          ///< orders that rungs have made
  std::map<GroupId, DarkSpan> dark_;
};

}  // namespace

void check_story(Reader& reader, const Scenario& scenario, const std::vector<ToldAct>& acts) {
  Story(reader, scenario, acts).check();
}

}  // namespace docket::scenario_detail
