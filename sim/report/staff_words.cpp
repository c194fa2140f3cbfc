#include "report/staff_words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "docket/core/check.hpp"
#include "report/figures.hpp"

namespace docket {
namespace {

constexpr std::size_t kMostBelow = 6;  // rows of the curve on either side of the answer
constexpr std::size_t kMostAbove = 4;

bool is_share(const StaffTarget& target) { return target.metric.ends_with("_share"); }

std::string number(double value, bool is_percent) {
  if (!is_percent) {
    return fmt::format("{:.4g}", value);
  }
  const double percent = 100 * value;
  const int decimals = percent > 0 && percent < 1 ? 2 : 1;
  return fmt::format("{:.{}f}", percent, percent == std::round(percent) ? 0 : decimals);
}

double risk_of(const PlayedPlan& plan, const std::vector<StaffTarget>& targets) {
  double risk = 0;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const double value = plan.targets[i].value;
    risk +=
        targets[i].is_at_most ? value / std::max(targets[i].limit, 1e-12) : targets[i].limit / std::max(value, 1e-12);
  }
  return risk;
}

std::string found_sentence(const StaffReport& report) {
  const StaffResult& result = report.result;
  const std::string plan = plan_text(report, result.answer->reviewers);
  const bool says_all = result.pools.size() == 1 && result.currency.empty();
  return says_all ? fmt::format("Fewest reviewers: {}.", plan)
                  : fmt::format("Fewest reviewers: {} ({}).", plan, price_text(report, result.answer->price));
}

std::string cheapness_sentence(const StaffReport& report) {
  if (report.result.pools.size() == 1) {
    return {};
  }
  return report.result.is_cheapest
             ? "Every cheaper plan is ruled out: in no pool has it more reviewers than one that was refused."
             : "Not every cheaper mix of reviewers was tried: one may exist.";
}

std::string fewer_sentence(const StaffReport& report) {
  std::string broken;
  std::string open;
  std::string bound;
  for (std::size_t i = 0; i < report.result.pools.size(); ++i) {
    const auto& fewer = report.result.one_fewer[i];
    std::string& list = !fewer ? bound : fewer->verdict == StaffVerdict::breaks ? broken : open;
    list += (list.empty() ? "" : ", ") + id_of(report, i);
  }
  std::string text;
  text += broken.empty() ? "" : fmt::format("One fewer fails in: {}.", broken);
  text += open.empty() ? "" : fmt::format("{}One fewer is not shown to do in: {}.", text.empty() ? "" : " ", open);
  text += bound.empty() ? "" : fmt::format("{}No fewer are allowed in: {}.", text.empty() ? "" : " ", bound);
  return text;
}

/// Bounds that the plan has come to.
std::string at_bounds(const StaffReport& report) {
  std::string text;
  for (std::size_t i = 0; i < report.result.pools.size(); ++i) {
    const auto& range = report.options.ranges[report.result.pools[i].pool.index()];
    if (range && report.result.most[i] == range->most) {
      text += (text.empty() ? "" : ", ") + id_of(report, i);
    }
  }
  return text;
}

/// The pool with the least to spare under the plan that was given up.
std::string fullest(const StaffReport& report) {
  std::size_t fullest = 0;
  const auto load = [&](std::size_t i) { return report.result.pools[i].load / std::max(report.result.most[i], 1U); };
  for (std::size_t i = 1; i < report.result.pools.size(); ++i) {
    fullest = load(i) > load(fullest) ? i : fullest;
  }
  return fmt::format("The fullest pool is then {}: {:.0f} % of its reviewers' time on duty is asked for.",
                     id_of(report, fullest), 100 * load(fullest));
}

std::vector<std::string> never_kept_sentences(const StaffReport& report) {
  const StaffResult& result = report.result;
  std::vector<std::string> all = {fmt::format("No plan keeps it, not even {}.", plan_text(report, result.most))};
  const auto tried = std::ranges::find(result.tried, result.most, &PlayedPlan::reviewers);
  for (std::size_t i = 0; tried != result.tried.end() && i < report.options.targets.size(); ++i) {
    const StaffTarget& target = report.options.targets[i];
    if (tried->targets[i].verdict == StaffVerdict::breaks) {
      all.push_back(fmt::format("With it: {} {} ({}), and not {}.", name_of(target),
                                figure_of(target, tried->targets[i].value), range_of(target, tried->targets[i]),
                                limit_of(target)));
    }
  }
  if (result.bottleneck) {
    all.push_back(fmt::format("The bottleneck is {}: with {} times as many there it is kept.",
                              id_of(report, *result.bottleneck), 16));
  } else if (result.is_staff_useless) {
    all.emplace_back(
        "People are not the bottleneck: the last doubling changed next to nothing. What is left is the time of "
        "the work itself, of shifts, of channels and of what is decided.");
  } else {
    const std::string bounds = at_bounds(report);
    all.push_back(bounds.empty()
                      ? fullest(report)
                      : fmt::format("No single bound is to blame (at their most: {}). {}", bounds, fullest(report)));
  }
  return all;
}

std::string undecided_target_sentence(const StaffReport& report, std::size_t place, const PlayedPlan& tried) {
  const StaffTarget& target = report.options.targets[place];
  return fmt::format("With it: {} {} ({}), where {} is promised: {} replications are too few to tell.", name_of(target),
                     figure_of(target, tried.targets[place].value), range_of(target, tried.targets[place]),
                     limit_of(target), with_thousands(std::uint64_t{tried.replications}));
}

std::string undefined_target_sentence(const StaffReport& report, std::size_t place, const PlayedPlan& tried) {
  return fmt::format("Not defined: {}; in none of {} replications with {} was there anything to measure it on.",
                     name_of(report.options.targets[place]), with_thousands(std::uint64_t{tried.replications}),
                     plan_text(report, tried.reviewers));
}

/// Of targets that are open with the most people: those that the runs define, or the others.
std::vector<std::string> open_sentences(const StaffReport& report, bool is_defined) {
  std::vector<std::string> all;
  const auto tried = std::ranges::find(report.result.tried, report.result.most, &PlayedPlan::reviewers);
  for (std::size_t i = 0; tried != report.result.tried.end() && i < report.options.targets.size(); ++i) {
    const TargetFinding& finding = tried->targets[i];
    if (finding.verdict == StaffVerdict::unclear && std::isnan(finding.value) != is_defined) {
      all.push_back(is_defined ? undecided_target_sentence(report, i, *tried)
                               : undefined_target_sentence(report, i, *tried));
    }
  }
  return all;
}

std::vector<std::string> undecided_sentences(const StaffReport& report) {
  std::vector<std::string> all = open_sentences(report, false);
  const bool is_all_defined = all.empty();
  all.push_back(is_all_defined ? fmt::format("Not decided: {} are neither shown to keep it nor to break it.",
                                             plan_text(report, report.result.most))
                               : "So whether any plan keeps it cannot be told.");
  const std::vector<std::string> open = open_sentences(report, true);
  all.insert(all.end(), open.begin(), open.end());
  if (is_all_defined) {
    const std::string bounds = at_bounds(report);
    all.push_back("More replications (--replications) may tell" +
                  (bounds.empty() ? "." : fmt::format(", or more reviewers than --at-most allows in: {}.", bounds)));
  }
  return all;
}

std::vector<std::string> over_budget_sentences(const StaffReport& report) {
  const StaffResult& result = report.result;
  std::vector<std::string> all = {
      fmt::format("The budget of {} is too small: the cheapest plan that was found costs {} ({}).",
                  price_text(report, *report.options.budget), price_text(report, result.answer->price),
                  plan_text(report, result.answer->reviewers))};
  const PlayedPlan* best = nullptr;
  for (const PlayedPlan& plan : result.tried) {
    const bool is_affordable = plan.price <= *report.options.budget;
    if (is_affordable &&
        (best == nullptr || risk_of(plan, report.options.targets) < risk_of(*best, report.options.targets))) {
      best = &plan;
    }
  }
  if (best != nullptr) {
    std::string text = "The best plan within it that was tried is " + plan_text(report, best->reviewers);
    for (std::size_t i = 0; i < best->targets.size(); ++i) {
      text += fmt::format("{} {} {}", i == 0 ? ":" : ",", name_of(report.options.targets[i]),
                          figure_of(report.options.targets[i], best->targets[i].value));
    }
    all.push_back(text + ".");
  }
  all.push_back(cheapness_sentence(report));
  return all;
}

bool is_as_written(const StaffReport& report, const PlayedPlan& plan) {
  return std::ranges::equal(plan.reviewers, report.result.pools, {}, {}, &StaffedPool::as_written);
}

bool is_answer(const StaffReport& report, const PlayedPlan& plan) {
  return report.result.answer && report.result.answer->reviewers == plan.reviewers;
}

}  // namespace

std::string_view word_for(StaffVerdict verdict) {
  static constexpr std::array<std::string_view, 3> kWords = {"keeps", "breaks", "not shown"};
  const auto index = static_cast<std::size_t>(verdict);
  ensure(index < kWords.size(), "a verdict on staff has no word");
  return kWords[index];
}

std::string_view word_for(StaffEnd end) {
  static constexpr std::array<std::string_view, 6> kWords = {"found",       "never-kept", "undecided",
                                                             "over-budget", "not-proved", "limit"};
  const auto index = static_cast<std::size_t>(end);
  ensure(index < kWords.size(), "an end of staffing has no word");
  return kWords[index];
}

std::string name_of(const StaffTarget& target) {
  const std::string name = target.metric == "orders_missed_share"  ? "orders missed"
                           : target.metric == "items_missed_share" ? "items missed"
                                                                   : target.metric;
  return name + (target.subject.empty() ? "" : " on " + target.subject);
}

std::string figure_of(const StaffTarget& target, double value) {
  return std::isnan(value) ? "–" : number(value, is_share(target)) + (is_share(target) ? " %" : "");
}

std::string limit_of(const StaffTarget& target) {
  return (target.is_at_most ? "at most " : "at least ") + figure_of(target, target.limit);
}

std::string range_of(const StaffTarget& target, const TargetFinding& finding) {
  const bool is_known = std::isfinite(finding.low) && std::isfinite(finding.high);
  return is_known ? number(finding.low, is_share(target)) + " – " + figure_of(target, finding.high) : "not known";
}

const std::string& id_of(const StaffReport& report, std::size_t pool) {
  return report.scenario.platform.pools[report.result.pools[pool].pool.index()].id;
}

std::string plan_text(const StaffReport& report, const std::vector<std::uint32_t>& reviewers) {
  std::string text;
  for (std::size_t i = 0; i < reviewers.size(); ++i) {
    text += fmt::format("{}{} {}", i == 0 ? "" : ", ", id_of(report, i), with_thousands(std::uint64_t{reviewers[i]}));
  }
  return text;
}

std::string price_text(const StaffReport& report, double price) {
  return report.result.currency.empty() ? with_thousands(price) + (price == 1 ? " reviewer" : " reviewers")
                                        : report.result.currency + " " + with_thousands(price) + " a week";
}

std::vector<std::string> staff_sentences(const StaffReport& report) {
  std::vector<std::string> all;
  switch (report.result.end) {
    case StaffEnd::found:
      all = {found_sentence(report), fewer_sentence(report), cheapness_sentence(report)};
      break;
    case StaffEnd::never_kept:
      all = never_kept_sentences(report);
      break;
    case StaffEnd::undecided:
      all = undecided_sentences(report);
      break;
    case StaffEnd::over_budget:
      all = over_budget_sentences(report);
      break;
    case StaffEnd::not_proved:
      all = {
          "Nothing is proved: what the search found did not hold on other replications. More of them (--replications) "
          "may tell."};
      break;
    case StaffEnd::limit:
      all = {"A limit ended the search before anything was found."};
      break;
  }
  std::erase(all, "");
  return all;
}

std::vector<PlayedPlan> staff_curve(const StaffReport& report) {
  std::vector<PlayedPlan> best;
  for (const PlayedPlan& plan : report.result.tried) {
    const bool is_better = best.empty() || plan.price > best.back().price ||
                           (!is_answer(report, best.back()) &&
                            risk_of(plan, report.options.targets) < risk_of(best.back(), report.options.targets));
    if (!best.empty() && plan.price <= best.back().price && (is_better || is_answer(report, plan))) {
      best.pop_back();
    }
    if (is_better || is_answer(report, plan)) {
      best.push_back(plan);
    }
  }
  const auto answer = std::ranges::find_if(best, [&](const PlayedPlan& plan) { return is_answer(report, plan); });
  const std::size_t middle = answer == best.end() ? best.size() : static_cast<std::size_t>(answer - best.begin());
  std::vector<PlayedPlan> shown;
  for (std::size_t i = 0; i < best.size(); ++i) {
    if (i + kMostBelow >= middle && i <= middle + kMostAbove) {
      shown.push_back(best[i]);
    }
  }
  const auto written =
      std::ranges::find_if(report.result.tried, [&](const PlayedPlan& plan) { return is_as_written(report, plan); });
  const bool is_missing = written != report.result.tried.end() &&
                          std::ranges::count(shown, written->reviewers, &PlayedPlan::reviewers) == 0;
  if (is_missing) {
    shown.insert(std::ranges::upper_bound(shown, written->price, {}, &PlayedPlan::price), *written);
  }
  return shown;
}

std::string note_on(const StaffReport& report, const PlayedPlan& plan) {
  if (is_answer(report, plan)) {
    return "proved, the fewest";
  }
  return std::string(word_for(plan.verdict)) + (is_as_written(report, plan) ? ", as written" : "");
}

}  // namespace docket
