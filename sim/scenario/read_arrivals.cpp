#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "docket/platform/weekly_plan.hpp"
#include "scenario/arrival_format.hpp"
#include "scenario/distribution_formats.hpp"
#include "scenario/fields.hpp"

namespace docket::scenario_detail {

namespace {

using MaybeProcess = std::optional<ArrivalProcess>;

/// The part of an arrival process that is an object: `body(Fields&)` reads its members and makes the process.
template <class Body>
MaybeProcess read_parts(Reader& reader, const Node& node, const char* expects, Body body) {
  if (!node.value->is(JsonType::object)) {
    reader.expected(node, expects);
    return std::nullopt;
  }
  Fields fields(reader, node);
  MaybeProcess process = body(fields);
  fields.finish();
  return process;
}

std::optional<double> read_rate(Fields& f) {
  std::optional<Duration> every;
  std::optional<double> rate;
  std::optional<Duration> per;
  f.optional("every", every, positive_duration(), "the mean gap");
  f.optional("rate", rate, made_once([] { return number_above(0); }), "how many arrive");
  f.optional("per", per, positive_duration(), "in this time");
  const bool has_rate = f.has("rate") && f.has("per");
  if (f.has("every") ? f.has("rate") || f.has("per") : !has_rate) {
    f.reader().expected(f.node(), "\"every\" (the mean gap), or \"rate\" and \"per\"");
    return std::nullopt;
  }
  if (every) {
    return 1.0 / every->in_seconds();
  }
  return rate && per ? std::optional(*rate / per->in_seconds()) : std::nullopt;
}

/// Reports the reason why not, if there is one.
bool is_possible(Fields& f, const std::optional<std::string>& why_not) {
  if (why_not) {
    f.reader().error(f.node(), *why_not);
  }
  return !why_not;
}

MaybeProcess read_poisson(Fields& f) {
  const auto rate = read_rate(f);
  const bool is_good = rate && is_possible(f, ArrivalProcess::why_not_poisson(*rate));
  return is_good ? std::optional(ArrivalProcess::poisson(*rate)) : std::nullopt;
}

MaybeProcess read_renewal(Fields& f) {
  std::optional<Distribution> gap;
  f.required("gap", gap, time_distribution(), "time between two arrivals");
  const bool is_good = gap && is_possible(f, ArrivalProcess::why_not_renewal(*gap));
  return is_good ? std::optional(ArrivalProcess::renewal(*gap)) : std::nullopt;
}

MaybeProcess read_sine(Fields& f) {
  const auto rate = read_rate(f);
  std::optional<double> amplitude;
  std::optional<Duration> period;
  SineRate sine;
  f.required("amplitude", amplitude, share(), "share of the mean rate by which it rises and falls");
  f.required("period", period, positive_duration(), "time from one peak to the next");
  f.optional("phase", sine.phase, duration(), "when after the start the rate rises through its mean");
  if (!rate || !amplitude || !period) {
    return std::nullopt;
  }
  sine.per_second = *rate;
  sine.amplitude = *amplitude;
  sine.period = *period;
  return is_possible(f, ArrivalProcess::why_not_sine(sine)) ? std::optional(ArrivalProcess::sine(sine)) : std::nullopt;
}

/// One weight for the whole day, or a list for equal parts of it.
const Format<std::vector<double>>& weights_of_day() {
  static const Format<std::vector<double>> format = {
      "weights", "a number, or a list of 24 for the hours of the day",
      [](Reader& reader, const Node& node, const std::string& what) -> std::optional<std::vector<double>> {
        if (node.value->is(JsonType::array)) {
          return list_of(number_at_least(0)).read(reader, node);
        }
        const auto one = number_at_least(0).parse(reader, node, what);
        return one ? std::optional(std::vector<double>{*one}) : std::nullopt;
      }};
  return format;
}

void take_weights(Reader& reader, const Node& node, const std::string& days, WeeklyRate& weekly) {
  TextFault why;
  const auto weekdays = parse_days(days, &why);
  if (!weekdays) {
    reader.error(node, quoted(days) + " names no weekdays: " + why.reason, {}, why.hint);
  }
  const auto weights = weights_of_day().read(reader, node);
  if (weights && (weights->empty() || 1440 % weights->size() != 0)) {
    reader.error(node, fmt::format("a list of {} weights cuts no day into whole minutes", weights->size()), {},
                 "24 are for hours, 48 for half hours");
    return;
  }
  for (std::size_t i = 0; weekdays && weights && i < weekdays->size(); ++i) {
    auto& day = weekly.weights[static_cast<std::size_t>((*weekdays)[i])];
    if (!day.empty()) {
      reader.error(node, "a day of " + quoted(days) + " has weights already", {}, "name each weekday once");
      return;
    }
    day = *weights;
  }
}

/// False when some day has no weights, and an error if nothing else was wrong with them.
bool has_whole_week(Fields& f, const WeeklyRate& weekly, bool had_errors) {
  const auto missing = std::ranges::find_if(weekly.weights, [](const auto& day) { return day.empty(); });
  if (missing == weekly.weights.end()) {
    return true;
  }
  if (f.has("weights") && !had_errors) {
    const auto day = static_cast<std::size_t>(missing - weekly.weights.begin());
    const std::string name = std::string("montuewedthufrisatsun").substr(3 * day, 3);
    f.error("weights", quoted(name) + " has no weights", {}, "if nothing arrives on that day, write 0");
  }
  return false;
}

MaybeProcess read_weekly(Fields& f) {
  const auto rate = read_rate(f);
  WeeklyRate weekly;
  const std::size_t problems_before = f.reader().problems.size();
  f.values("weights", weights_of_day(), "by weekdays: how much arrives, hour by hour", "", {"mon-fri"},
           [&](const Node& node, const std::string& days) { take_weights(f.reader(), node, days, weekly); });
  if (!f.has("weights")) {
    f.error("weights", "key \"weights\" is missing: an object such as {\"mon-fri\": 5, \"sat,sun\": 1}");
  }
  const bool is_whole = has_whole_week(f, weekly, f.reader().problems.size() > problems_before);
  f.optional("time_zone", weekly.zone, time_zone(), "zone of the hours", "the run's time zone");
  const RunSpec& run = f.reader().run;
  weekly.zone = weekly.zone == nullptr ? run.zone : weekly.zone;
  if (!rate || !is_whole || !f.reader().has_clock || weekly.zone == nullptr) {
    return std::nullopt;
  }
  weekly.per_second = *rate;
  weekly.starts_at = run.starts_at;
  weekly.horizon = run.horizon();
  const bool is_good = is_possible(f, ArrivalProcess::why_not_weekly(weekly));
  return is_good ? std::optional(ArrivalProcess::weekly(weekly)) : std::nullopt;
}

struct Form {
  std::string name;
  const char* expects;
  MaybeProcess (*read)(Fields&);
};

const std::vector<Form>& forms() {
  static const std::vector<Form> kForms = {
      {"poisson", "an object with \"every\" (the mean gap), or with \"rate\" and \"per\"", read_poisson},
      {"renewal", "an object with \"gap\"", read_renewal},
      {"sine", "an object with a rate, \"amplitude\" and \"period\"", read_sine},
      {"weekly", "an object with a rate and \"weights\"", read_weekly}};
  return kForms;
}

std::vector<std::string> form_names() {
  std::vector<std::string> names;
  for (const Form& form : forms()) {
    names.push_back(form.name);
  }
  return names;
}

MaybeProcess read_process(Reader& reader, const Node& node, const std::string& what) {
  if (!node.value->is(JsonType::object) || node.value->members.size() != 1) {
    reader.expected(node, what);
    return std::nullopt;
  }
  const LocatedMember& member = node.value->members.front();
  const auto form = std::ranges::find(forms(), member.key, &Form::name);
  if (form == forms().end()) {
    const std::string nearest = nearest_word(member.key, form_names());
    reader.error_at_key(member, node.pointer, "no arrival process " + quoted(member.key), nearest,
                        nearest.empty() ? "possible here: " + listed(form_names()) : "");
    return std::nullopt;
  }
  return read_parts(reader, node.member(member.key), form->expects, form->read);
}

/// With a rate, written in one of two ways, and these members.
std::string rated_fragment(const std::vector<fragment::Member>& further) {
  const std::string gap = fragment::text_like(fragment::kPositiveDuration);
  std::vector<fragment::Member> every = {{"every", gap}};
  std::vector<fragment::Member> rate = {{"rate", fragment::number(0, HUGE_VAL, true)}, {"per", gap}};
  every.insert(every.end(), further.begin(), further.end());
  rate.insert(rate.end(), further.begin(), further.end());
  return fragment::any_of({fragment::object(every), fragment::object(rate)});
}

std::string arrivals_fragment() {
  const std::string weight = fragment::number(0, HUGE_VAL);
  return fragment::one_member(
      {{"poisson", rated_fragment({})},
       {"renewal", fragment::object({{"gap", times_fragment()}})},
       {"sine", rated_fragment({{"amplitude", fragment::number(0, 1)},
                                {"period", fragment::text_like(fragment::kPositiveDuration)},
                                {"phase", fragment::text_like(fragment::kDuration), false}})},
       {"weekly",
        rated_fragment({{"weights", fragment::object_by(fragment::kWeekdays,
                                                        fragment::any_of({weight, fragment::list(weight, 1, 1440)}))},
                        {"time_zone", fragment::text(), false}})}});
}

}  // namespace

const Format<ArrivalProcess>& arrivals() {
  static const Format<ArrivalProcess> format = {
      "arrival process",
      "{\"poisson\": {\"every\": \"5min\"}}, {\"poisson\": {\"rate\": 12, \"per\": \"1h\"}}, "
      "{\"renewal\": {\"gap\": …}}, {\"sine\": …} or {\"weekly\": …}",
      read_process,
      {},
      "",
      form_names(),
      {true, R"({"poisson": {"rate": 12, "per": "1h"}})", arrivals_fragment()}};
  return format;
}

}  // namespace docket::scenario_detail
