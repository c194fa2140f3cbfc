#include <fmt/format.h>

#include <algorithm>

#include "docket/platform/weekly_plan.hpp"
#include "scenario/check_shift.hpp"
#include "scenario/sections.hpp"

namespace docket::scenario_detail {

namespace {

const Format<WallWindow>& window() {
  static const Format<WallWindow> format = {"window",
                                            "working hours such as \"09:30-18:30\"",
                                            [](Reader& reader, const Node& node, const std::string& what) {
                                              return parsed_text<WallWindow>(reader, node, what, parse_window);
                                            },
                                            {},
                                            "",
                                            {},
                                            {true, "\"09:30-18:30\"", fragment::text_like(fragment::kWindow)}};
  return format;
}

/// One window or a list of them.
const Format<std::vector<WallWindow>>& windows() {
  static const Format<std::vector<WallWindow>> format = {
      "working hours",
      "working hours such as \"09:30-18:30\", or a list of such",
      [](Reader& reader, const Node& node, const std::string& what) -> std::optional<std::vector<WallWindow>> {
        if (node.value->is(JsonType::array)) {
          return list_of(window()).read(reader, node);
        }
        const auto one = window().parse(reader, node, what);
        return one ? std::optional(std::vector<WallWindow>{*one}) : std::nullopt;
      },
      {},
      "",
      {},
      {true, R"(["09:00-12:00", "13:00-17:00"])",
       fragment::any_of({window().about.schema, fragment::list(window().about.schema)})}};
  return format;
}

void weekly_fields(Fields& f, WeeklyPlan& plan) {
  f.values("weekly", windows(), "by weekdays (\"mon\", \"mon-fri\", \"sat,sun\"): the hours of work", "",
           {"mon-fri", fragment::kWeekdays}, [&](const Node& node, const std::string& days) {
             TextFault why;
             const auto weekdays = parse_days(days, &why);
             const auto hours = windows().read(f.reader(), node);
             if (!weekdays) {
               f.reader().error(node, quoted(days) + " names no weekdays: " + why.reason, {}, why.hint);
             }
             for (std::size_t i = 0; weekdays && hours && i < weekdays->size() * hours->size(); ++i) {
               const WallWindow& wall = (*hours)[i % hours->size()];
               plan.windows.push_back({(*weekdays)[i / hours->size()], wall.opens_minute, wall.closes_minute});
             }
           });
}

void shift_fields(Fields& f, ShiftSpec& shift) {
  WeeklyPlan plan;
  f.optional("time_zone", plan.zone, time_zone(), "zone of the hours", "the run's time zone");
  weekly_fields(f, plan);
  f.optional("holidays", plan.holidays, made_once([] { return list_of(date()); }), "days on which no hours begin",
             "none");
  if (!f.is_reading()) {
    return;
  }
  if (!f.has("weekly")) {
    f.error("weekly", "key \"weekly\" is missing: an object such as {\"mon-fri\": \"09:30-18:30\"}");
  } else if (f.at("weekly").value->is(JsonType::object) && f.at("weekly").value->members.empty()) {
    f.error("weekly", "a shift without hours: nobody would ever work", {},
            "give it hours, or a pool without a shift, which is always on duty");
  }
  const RunSpec& run = f.reader().run;
  plan.zone = plan.zone == nullptr ? run.zone : plan.zone;
  if (f.reader().has_clock && plan.zone != nullptr && !plan.windows.empty()) {
    shift.hours = lay_out(plan, run.starts_at, run.horizon());
    check_shift(f, plan);
  }
}

void channel_fields(Fields& f, ChannelSpec& channel) {
  f.optional("watched", channel.watched, reference<ShiftId, &Names::shifts>(), "when somebody watches it", "always");
  f.optional("delay", channel.delay, time_distribution(), "time on the way");
}

void pool_fields(Fields& f, PoolSpec& pool) {
  f.required("reviewers", pool.reviewers, made_once([] {
               return or_word(narrowed<std::uint32_t>(whole("reviewers", 0, UINT32_MAX - 1)), "unlimited");
             }),
             "how many work in the pool");
  f.optional("shift", pool.shift, reference<ShiftId, &Names::shifts>(), "when they work", "always");
  f.optional("absence", pool.absence, share(), "chance of a reviewer to miss one occurrence of the shift");
  f.optional("at_shift_end", pool.at_shift_end, made_once([] {
               return choice<AtShiftEnd>({{"finish", AtShiftEnd::finish}, {"hand-over", AtShiftEnd::hand_over}});
             }),
             "what becomes of unfinished work");
  f.optional("picks", pool.picks, made_once([] {
               return choice<Picks>({{"longest-waiting", Picks::longest_waiting},
                                     {"earliest-due", Picks::earliest_due},
                                     {"stage-order", Picks::stage_order}});
             }),
             "which of its stages a free reviewer serves");
  f.optional("preemption", pool.preemption, made_once([] {
               return choice<Preemption>({{"none", Preemption::none},
                                          {"resume", Preemption::resume},
                                          {"restart", Preemption::restart},
                                          {"restart-anew", Preemption::restart_anew}});
             }),
             "what becomes of the least urgent work in hand when more urgent work comes and nobody is free: it is "
             "finished first, goes on later, or begins again, with the same time of work or another");
  f.optional("stage_order", pool.stage_order, made_once([] { return list_of(reference<StageId, &Names::stages>()); }),
             "the pool's stages, the first to be served first", "as the scenario lists them");
  f.optional("cost_per_hour", pool.cost_per_hour, money(), "cost of a reviewer and scheduled hour", "unknown");
  const bool is_unlimited = f.is_reading() && f.at("reviewers") && f.at("reviewers").value->text == "unlimited";
  for (const char* key : {"shift", "absence", "at_shift_end", "cost_per_hour"}) {
    if (is_unlimited && f.has(key)) {
      f.error(key, "an unlimited pool is always on duty and nobody counts its hours", {},
              "leave this out, or give a number of reviewers");
    }
  }
  if (is_unlimited && pool.preemption != Preemption::none) {
    f.error("preemption", "nothing waits for an unlimited pool, so nothing is ever interrupted", {},
            "leave this out, or give a number of reviewers");
  }
  if (f.is_reading() && pool.absence > 0 && !f.has("shift")) {
    f.error("absence", "absence is drawn for each occurrence of a shift, and this pool names none", {},
            "give the pool a \"shift\"; one that goes round the clock has one occurrence a day");
  }
}

void check_stage_order(Fields& f, PlatformSpec& platform, std::size_t index) {
  PoolSpec& pool = platform.pools[index];
  std::vector<StageId> own;
  for (std::size_t stage = 0; stage < platform.stages.size(); ++stage) {
    if (platform.stages[stage].pool == PoolId(index)) {
      own.emplace_back(stage);
    }
  }
  if (pool.stage_order.empty() && pool.picks == Picks::stage_order) {
    pool.stage_order = own;
  }
  std::vector<StageId> sorted = pool.stage_order;
  std::ranges::sort(sorted);
  if (!pool.stage_order.empty() && sorted != own) {
    Reader& reader = f.reader();
    reader.error(f.at("pools").member(pool.id).member("stage_order"),
                 "the stage order must list each stage of the pool exactly once");
  }
}

void enforcement_fields(Fields& f, PlatformSpec& platform) {
  f.optional("takes", platform.enforcement_takes, time_distribution(), "time until a decision is in force");
  platform.restoring_takes = platform.enforcement_takes;
  f.optional("restoring_takes", platform.restoring_takes, time_distribution(), "time until an item is visible again",
             "as long as enforcement");
}

void conduct_fields(Fields& f, PlatformSpec& platform) {
  f.object("enforcement", "how long it takes to act on a decision",
           [&platform](Fields& e) { enforcement_fields(e, platform); });
  reversal_section(f, platform.reversals);
  f.object("acknowledges", "how it confirms what it receives", [&platform](Fields& a) {
    a.optional("order", platform.acknowledges_order, time_distribution(), "time from noticing an order", "never");
    a.optional("notice", platform.acknowledges_notice, time_distribution(), "time from noticing a notice", "never");
  });
  f.object("status_updates", "how often it tells how far it is", [&platform](Fields& u) {
    u.required("every", platform.status_update_every, positive_duration(), "for each order with open items");
  });
  f.object("dialogue", "when it asks for talks", [&platform](Fields& d) {
    DialogueSpec& dialogue = platform.dialogue.emplace();
    d.required("asked_at_rung", dialogue.asked_at_rung, reference_word<&Names::rungs>(), "the rung that makes it ask");
    d.optional("delay", dialogue.delay, time_distribution(), "time from noticing that rung");
  });
}

void platform_fields(Fields& f, PlatformSpec& platform) {
  f.optional("entry", platform.entry, reference<StageId, &Names::stages>(), "the first stage for orders");
  indexed_objects(f, "shifts", "working hours", &Names::shifts, platform.shifts, shift_fields);
  indexed_objects(f, "channels", "ways in which orders come in", &Names::channels, platform.channels, channel_fields);
  indexed_objects(f, "pools", "groups of reviewers", &Names::pools, platform.pools, pool_fields);
  stages_section(f, platform.stages);
  policy_section(f, platform.policy);
  conduct_fields(f, platform);
  for (std::size_t i = 0; f.is_reading() && i < platform.pools.size(); ++i) {
    check_stage_order(f, platform, i);
  }
}

}  // namespace

void platform_section(Fields& root, PlatformSpec& platform) {
  root.object("platform", "who works when, what the stages are, how it decides",
              [&platform](Fields& f) { platform_fields(f, platform); });
}

}  // namespace docket::scenario_detail
