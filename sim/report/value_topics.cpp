#include "report/value_topics.hpp"

#include <fmt/format.h>

#include "docket/random/distribution_forms.hpp"

namespace docket {
namespace {

Topic durations() {
  return {
      "durations",
      "lengths of time, as text with a unit",
      {"A decimal number and directly behind it one of us, ms, s, min, h, d. It must come to whole microseconds and "
       "is never negative. A day is 24 hours; months and weeks are not there, because they have no fixed length."},
      {{"\"90s\"", "a minute and a half"},
       {"\"1.5h\"", "the same as \"90min\""},
       {"\"36h\"", "the same as \"1.5d\""},
       {"\"0s\"", "no time at all"}},
      {R"("handling": "10min")", R"("sample_every": "1h")"}};
}

Topic instants() {
  return {"instants",
          "points of time, as RFC 3339 with an offset",
          {"Date, \"T\", time of day with seconds, and how far the clock there is ahead of UTC: \"Z\" for UTC itself. "
           "Without the offset nobody could tell which instant is meant, so it is never guessed. Instants of a run lie "
           "between its start and its end."},
          {{"\"2021-01-31T12:00:00+05:30\"", "noon in India"},
           {"\"2021-01-31T06:30:00Z\"", "the same instant"},
           {"\"2021-01-31T12:00:00.5+05:30\"", "half a second later; up to 6 digits"}},
          {R"("served_at": "2021-01-31T12:00:00+05:30")"}};
}

std::string written(const DistributionForm& form) {
  const bool is_list = form.parameters.front().name == "low";
  std::string parameters;
  for (const DistributionParameter& parameter : form.parameters) {
    parameters += parameters.empty() ? "" : ", ";
    parameters += is_list ? fmt::format("{}", parameter.name) : fmt::format("\"{}\": …", parameter.name);
  }
  if (form.name == "constant") {
    return "{\"constant\": value}";
  }
  return is_list ? fmt::format("{{\"{}\": [{}]}}", form.name, parameters)
                 : fmt::format("{{\"{}\": {{{}}}}}", form.name, parameters);
}

std::string ranges_of(const DistributionForm& form) {
  std::string text;
  for (const DistributionParameter& parameter : form.parameters) {
    text += text.empty() ? "" : "; ";
    const char* what = parameter.has_unit ? " (a value)" : parameter.is_whole ? " (whole)" : "";
    text += fmt::format("{}{}: {}", parameter.name, what, parameter.range.describe());
  }
  return text + (form.is_ordered ? "; none below the one before it" : "");
}

Topic distributions() {
  Topic topic = {
      "distributions",
      "values that are drawn anew each time",
      {"Wherever a distribution may stand, a bare value means that it is always the same. Otherwise it is an "
       "object with one key, the name of the distribution. Where times are drawn, values are durations such "
       "as \"10min\"; where numbers are drawn, plain numbers. geometric and poisson draw numbers only."},
      {},
      {R"("handling": {"lognormal": {"median": "10min", "mean": "15min"}})",
       R"("handling": {"mixture": [{"weight": 9, "of": "2min"}, {"weight": 1, "of": {"exponential": {"mean": "1h"}}}]})",
       R"("size": {"geometric": {"mean": 3}})"}};
  for (const DistributionForm& form : distribution_forms()) {
    topic.forms.emplace_back(written(form), ranges_of(form));
  }
  topic.forms.emplace_back(R"({"empirical": {"values": [a, b], "weights": [1, 3]}})",
                           "one of the values, by weight; without weights all alike");
  topic.forms.emplace_back(R"({"mixture": [{"weight": 9, "of": …}, …]})", "one of several distributions, by weight");
  return topic;
}

Topic arrivals() {
  return {
      "arrivals",
      "when the orders or batches of a stream come",
      {"An object with one key, the name of the process. A rate is written as the mean gap (\"every\") or as a number "
       "in a time (\"rate\" and \"per\"). sine and weekly change it with time, and arrivals follow it exactly, as a "
       "Poisson process; what is written is then the mean, over a period or over a week of 168 hours.",
       "\"weights\" of weekly are relative: one for the whole day, or a list for equal parts of it, such as 24 for the "
       "hours from midnight. Every weekday needs some. They follow the clocks of \"time_zone\", else of the run's."},
      {{R"({"poisson": {"every": "5min"}})", "independent exponential gaps"},
       {R"({"renewal": {"gap": TIMES}})", "independent gaps of any distribution"},
       {R"({"sine": {…, "amplitude": a}})",
        "the mean times 1 + a sin(2 pi (t - phase) / period), t from the run's start; \"phase\" is \"0s\" unless "
        "written"},
       {R"({"weekly": {…, "weights": {…}}})", "the mean shared out by weight over the hours of a week"}},
      {R"("arrivals": {"poisson": {"rate": 12, "per": "1h"}})",
       R"("arrivals": {"sine": {"rate": 12, "per": "1h", "amplitude": 0.6, "period": "1d", "phase": "6h"}})",
       R"("arrivals": {"weekly": {"rate": 200, "per": "1d", "weights": {"mon-fri": [1, 1, 5, 4], "sat,sun": 1}}})"}};
}

}  // namespace

std::vector<Topic> value_topics() { return {durations(), instants(), distributions(), arrivals()}; }

}  // namespace docket
