#include <fmt/format.h>

#include <cmath>

#include "docket/core/duration_text.hpp"
#include "scenario/sections.hpp"

namespace docket::scenario_detail {

namespace {

const Format<WarmUpSpec>& warm_up() {
  static const Format<WarmUpSpec> format = {
      "warm-up",
      "{\"duration\": \"1d\"}, {\"items\": 1000} or \"automatic\"",
      [](Reader& reader, const Node& node, const std::string& what) -> std::optional<WarmUpSpec> {
        if (node.value->is(JsonType::text) && node.value->text == "automatic") {
          return WarmUpSpec{WarmUpKind::automatic, {}, 0};
        }
        const Node length = node.member("duration");
        const Node items = node.member("items");
        if (node.value->members.size() != 1 || (!length && !items)) {
          reader.expected(node, what);
          return std::nullopt;
        }
        if (length) {
          const auto value = duration().read(reader, length);
          return value ? std::optional(WarmUpSpec{WarmUpKind::duration, *value, 0}) : std::nullopt;
        }
        const auto count = whole("items", 0, UINT64_MAX).read(reader, items);
        return count ? std::optional(WarmUpSpec{WarmUpKind::items, {}, *count}) : std::nullopt;
      },
      {},
      "",
      {"automatic"},
      {true, R"({"duration": "1d"})",
       fragment::any_of({fragment::one_member({{"duration", fragment::text_like(fragment::kDuration)},
                                               {"items", fragment::whole(0, HUGE_VAL)}}),
                         fragment::words({"automatic"})})}};
  return format;
}

void run_fields(Fields& f, RunSpec& run) {
  std::optional<UtcTime> starts_at;
  f.optional("time_zone", run.zone, time_zone(), "zone in which instants are shown and shifts are planned", "UTC");
  f.required("starts_at", starts_at, utc_time(), "when simulated time begins");
  run.starts_at = starts_at.value_or(UtcTime());
  if (f.is_reading()) {
    f.reader().has_clock = starts_at.has_value();
  }
  f.optional(
      "ends_at", run.ends_at, instant_beyond_the_end(),
      "when simulated time ends; without it and without ends_after a run lasts as long as anything can happen; at most "
      "100 years");
  f.object("ends_after", "end once so much is done", [&run](Fields& after) {
    after.required("items", run.ends_after_items, made_once([] { return whole("items", 1, UINT64_MAX); }),
                   "answered items, after the warm-up");
  });
  f.optional("replications", run.replications, made_once([] {
               return narrowed<std::uint32_t>(whole("replications", 1, UINT32_MAX)).as_setting().like("200");
             }),
             "how often the run is repeated with other luck");
  f.optional("seed", run.seed, made_once([] { return whole("", 0, UINT64_MAX).as_setting().like("42"); }),
             "what all luck is drawn from");
  f.optional("warm_up", run.warm_up, warm_up(), "what is left out of the measures at the start", "none");
  f.object("precision", "replicate until a metric is known well enough",
           [&run](Fields& precision) { precision_fields(precision, run.precision); });
  f.optional("sample_every", run.sample_every, made_once([] { return duration().as_setting().like("\"1h\""); }),
             "distance of the points of time series; 0 for none");
}

constexpr std::int64_t kMostSamples = 2'000'000;

void check_samples(Fields& f, const RunSpec& run) {
  if (!run.ends_at || run.sample_every <= Duration()) {
    return;
  }
  const std::int64_t lasts = run.ends_at->count_us();
  if (const std::int64_t samples = lasts / run.sample_every.count_us(); samples > kMostSamples) {
    const std::int64_t seconds = lasts / kMostSamples / 1'000'000 + 1;
    f.error("sample_every", fmt::format("this makes {} points of time, at most {} are kept", samples, kMostSamples), {},
            "in a run of this length sample every " + exact_duration(Duration::seconds(seconds)) + " or less often");
  }
}

void check_replications(Fields& f, const RunSpec& run) {
  if (run.precision && run.precision->max_replications < run.replications) {
    f.reader().error(
        f.at("precision").member("max_replications") ? f.at("precision").member("max_replications") : f.at("precision"),
        fmt::format("at most {} replications for the precision are fewer than the {} that are played in "
                    "any case",
                    run.precision->max_replications, run.replications),
        {}, "\"replications\" is the least number, \"max_replications\" the largest");
  }
}

}  // namespace

void precision_fields(Fields& f, std::optional<PrecisionSpec>& target) {
  PrecisionSpec precision;
  std::optional<double> relative;
  std::optional<double> absolute;
  f.required("metric", precision.metric, text("time_to_answer_mean_hours"),
             "name of the metric whose mean is to be known well enough");
  f.optional("on", precision.subject, text("first-list"), "what the metric is measured on, such as an order or a stage",
             "the first that has the metric");
  f.optional("relative", relative, made_once([] { return number_above(0).as_setting().like("0.05"); }),
             "half-width of the confidence interval over the mean");
  f.optional("absolute", absolute, made_once([] { return number_above(0).as_setting().like("0.05"); }),
             "half-width of the confidence interval in the metric's unit");
  f.optional("max_replications", precision.max_replications, made_once([] {
               return narrowed<std::uint32_t>(whole("replications", 2, UINT32_MAX)).as_setting().like("2000");
             }),
             "replications after which to stop all the same");
  f.exactly_one_of({"relative", "absolute"});
  precision.is_relative = relative.has_value();
  precision.half_width = relative.value_or(absolute.value_or(0));
  target = precision;
}

void run_section(Fields& root, RunSpec& run) {
  if (root.is_reading()) {
    run.zone = root.reader().zones().find("UTC");
  }
  root.required_object("run", "how long a run lasts and how often it is repeated", [&run](Fields& f) {
    run_fields(f, run);
    if (run.ends_at && *run.ends_at == Instant()) {
      f.error("ends_at", "the run ends when it starts");
    }
    if (f.is_reading()) {
      check_samples(f, run);
      check_replications(f, run);
    }
    const bool has_fixed_warm_up = run.warm_up.kind == WarmUpKind::duration;
    if (has_fixed_warm_up && run.ends_at && Instant() + run.warm_up.duration >= *run.ends_at) {
      f.error("warm_up", "the warm-up lasts as long as the run, so nothing would be measured");
    }
  });
}

}  // namespace docket::scenario_detail
