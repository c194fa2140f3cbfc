#include "cli/staff_options.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "cli/metric_words.hpp"
#include "cli/mistakes.hpp"
#include "cli/playing.hpp"
#include "docket/core/nearest_word.hpp"

namespace docket {
namespace {

constexpr double kUsualMissed = 0.05;
constexpr std::uint64_t kMostReviewers = 1'000'000;

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string_view::npos ? "" : text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

[[noreturn]] void refuse(const std::string& option, const std::string& written, const std::string& expected) {
  throw UsageError("--" + option + ": found \"" + written + "\", expected " + expected);
}

/// The place of `id` among `ids`.
std::size_t place_in(const std::vector<std::string>& ids, const std::string& option, const std::string& id,
                     const std::string& expected) {
  const auto found = std::ranges::find(ids, id);
  if (found == ids.end()) {
    const std::string nearest = nearest_word(id, ids);
    refuse(option, id, expected + (nearest.empty() ? "" : "; did you mean \"" + nearest + "\"?"));
  }
  return static_cast<std::size_t>(found - ids.begin());
}

void ensure_source(const std::string& id, const Scenario& scenario) {
  std::vector<std::string> ids;
  for (const Source& source : scenario.sources) {
    ids.push_back(source.id);
  }
  (void)place_in(ids, "on", id, "an order or stream of the scenario");
}

std::size_t pool_named(const std::string& option, const std::string& id, const Scenario& scenario) {
  std::vector<std::string> ids;
  for (const PoolSpec& pool : scenario.platform.pools) {
    ids.push_back(pool.id);
  }
  const std::size_t place = place_in(ids, option, id, "a pool of the scenario");
  if (!scenario.platform.pools[place].reviewers) {
    refuse(option, id, "a pool with a number of reviewers: those of this one are unlimited");
  }
  return place;
}

struct PoolNumber {
  std::size_t pool = 0;
  std::uint32_t number = 0;
};

PoolNumber parse_pool_number(const std::string& option, const std::string& text, const Scenario& scenario) {
  const std::size_t at = text.rfind('=');
  const std::string digits = at == std::string::npos ? "" : text.substr(at + 1);
  std::uint32_t number = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || stop != digits.data() + digits.size() || number > kMostReviewers) {
    refuse(option, text, "a pool and a whole number, such as legal=3");
  }
  return {pool_named(option, text.substr(0, at), scenario), number};
}

/// A target, and what of the command line it comes from.
struct AskedTarget {
  StaffTarget target;
  std::string option;
  bool is_known = true;  ///< else its value stands in for a mistaken one
};

std::vector<AskedTarget> missed_on(const Options& options, const Scenario& scenario, Mistakes& mistakes) {
  double missed = kUsualMissed;
  const bool is_missed_known = mistakes.collect([&] { missed = options.share("missed").value_or(missed); });
  std::vector<StaffTarget> targets = missed_targets(scenario, missed);
  if (options.has("on")) {
    targets.clear();
    for (const std::string& source : options.all("on")) {
      mistakes.collect([&] {
        ensure_source(source, scenario);
        targets.push_back({"orders_missed_share", source, true, missed});
      });
    }
  }
  std::vector<AskedTarget> asked;
  for (StaffTarget& target : targets) {
    asked.push_back({std::move(target), options.has("on") ? "--on" : "--missed", is_missed_known});
  }
  return asked;
}

std::vector<AskedTarget> targets_of(const Options& options, const Scenario& scenario, Mistakes& mistakes) {
  const std::vector<std::string> written = options.all("target");
  std::vector<AskedTarget> asked;
  if (written.empty() || options.has("missed") || options.has("on")) {
    asked = missed_on(options, scenario, mistakes);
  }
  for (const std::string& text : written) {
    mistakes.collect([&] { asked.push_back({parse_target(text), "--target: found \"" + text + "\""}); });
  }
  return asked;
}

/// What only runs or the list of what is measured can say against a target.
void refuse_unsound(const AskedTarget& asked, const Scenario& scenario, const MetricCatalogue& catalogue,
                    const StaffOptions& staff) {
  if (scenario.is_platform_replayed()) {
    return;  // there is nothing to promise, and that is told of the scenario
  }
  for (const Problem& problem : target_problems(asked.target, scenario, catalogue, staff)) {
    if (problem.pointer.empty()) {
      throw UsageError(asked.option + ": " + problem.message +
                       (problem.nearest.empty() ? "" : "; did you mean \"" + problem.nearest + "\"?") +
                       (problem.hint.empty() ? "" : "; " + problem.hint));
    }
  }
}

std::vector<std::optional<PoolRange>> ranges_of(const Options& options, const Scenario& scenario,
                                                const std::vector<StaffTarget>& targets, Mistakes& mistakes) {
  std::vector<std::optional<PoolRange>> ranges = usual_ranges(scenario, targets);
  const auto range_of = [&ranges](std::size_t pool) -> PoolRange& {
    ranges[pool] = ranges[pool].value_or(PoolRange());
    return *ranges[pool];
  };
  if (options.has("only")) {
    ranges.assign(ranges.size(), std::nullopt);
    for (const std::string& id : options.all("only")) {
      mistakes.collect([&] { range_of(pool_named("only", id, scenario)); });
    }
  }
  for (const std::string& text : options.all("at-most")) {
    mistakes.collect([&] {
      const PoolNumber most = parse_pool_number("at-most", text, scenario);
      PoolRange& range = range_of(most.pool);
      range = {std::min(range.least, most.number), most.number};
    });
  }
  for (const std::string& text : options.all("at-least")) {
    mistakes.collect([&] {
      const PoolNumber least = parse_pool_number("at-least", text, scenario);
      PoolRange& range = range_of(least.pool);
      range.least = least.number;
      if (range.most < range.least) {
        refuse("at-least", text, "no more than --at-most allows there (" + std::to_string(range.most) + ")");
      }
    });
  }
  return ranges;
}

std::optional<double> budget_of(const Options& options) {
  const auto written = options.text("budget");
  const auto budget = written ? parse_amount(*written) : std::nullopt;
  if (written && !(budget && budget->value > 0 && !budget->is_percent)) {
    refuse("budget", *written, "an amount above 0, in the currency of the pools' cost_per_hour");
  }
  return budget ? std::optional(budget->value) : std::nullopt;
}

}  // namespace

StaffTarget parse_target(const std::string& text) {
  constexpr std::string_view kOn = " on ";
  const std::size_t at = std::min(text.find("<="), text.find(">="));
  const auto value =
      at == std::string::npos ? std::nullopt : parse_amount(trimmed(std::string_view(text).substr(at + 2)));
  const std::string_view measured = trimmed(std::string_view(text).substr(0, at));
  if (!value || measured.empty() || measured.ends_with(" on")) {
    refuse("target", text, "a metric and the number that limits it, such as \"waiting_time_p95_hours on legal <= 2\"");
  }
  const std::size_t on = measured.find(kOn);
  const bool has_subject = on != std::string_view::npos;
  const std::string metric(trimmed(measured.substr(0, on)));
  if (is_share(metric) && (value->value < 0 || value->value > 1)) {
    refuse("target", text, "a share from 0% to 100%, such as \"" + metric + " <= 5%\"");
  }
  if (!is_share(metric) && value->is_percent) {
    refuse("target", text, "a number in the unit of \"" + metric + "\", which is no share");
  }
  return {metric, has_subject ? std::string(trimmed(measured.substr(on + kOn.size()))) : "", text[at] == '<',
          value->value};
}

StaffOptions staff_options(const Options& options, const Scenario& scenario, const MetricCatalogue& catalogue) {
  Mistakes mistakes;
  StaffOptions staff;
  const std::vector<AskedTarget> asked = targets_of(options, scenario, mistakes);
  for (const AskedTarget& one : asked) {
    staff.targets.push_back(one.target);
  }
  staff.ranges = ranges_of(options, scenario, staff.targets, mistakes);
  mistakes.collect([&] { staff.budget = budget_of(options); });
  const bool is_confidence_known =
      mistakes.collect([&] { staff.confidence = options.confidence("confidence").value_or(staff.confidence); });
  const bool are_replications_known = mistakes.collect(
      [&] { staff.most_replications = replications_for_means(options).value_or(staff.most_replications); });
  if (!(is_confidence_known && are_replications_known)) {
    staff.most_replications = UINT32_MAX;  // whether they suffice is not known
  }
  for (const AskedTarget& one : asked) {
    if (one.is_known) {
      mistakes.collect([&] { refuse_unsound(one, scenario, catalogue, staff); });
    }
  }
  mistakes.tell();
  return staff;
}

}  // namespace docket
