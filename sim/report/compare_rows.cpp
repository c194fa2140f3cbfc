#include <algorithm>

#include "docket/report/compare_report.hpp"
#include "docket/report/docket_version.hpp"
#include "report/compare_words.hpp"
#include "report/csv_writer.hpp"
#include "report/json_writer.hpp"

namespace docket {
namespace {

bool could_be_best(const Comparison& comparison, std::size_t metric, std::size_t variant) {
  return std::ranges::count(comparison.ranked[metric].could_be_best, variant) > 0;
}

const char* yes_or_no(bool is_yes) { return is_yes ? "yes" : "no"; }

void begin_row(CsvWriter& csv, const ComparedMetric& metric, const Variant& variant) {
  csv.add(metric.title).add(metric.more_is_better ? "more" : "less").add(variant.name).add(variant.mode);
}

void add_means(CsvWriter& csv, const Comparison& comparison, std::size_t metric) {
  const ComparedMetric& compared = comparison.metrics[metric];
  for (std::size_t variant = 0; variant < comparison.variants.size(); ++variant) {
    begin_row(csv, compared, comparison.variants[variant]);
    csv.add("").add("");
    if (!compared.refusal.empty()) {
      csv.add("").add("").add("").add("").add("").add("").add("ranks nothing: " + compared.refusal).add("").add("");
    } else {
      const Interval& mean = comparison.ranked[metric].means[variant];
      csv.add(mean.count).add(mean.mean).add(mean.low()).add(mean.high()).add("").add("").add("");
      csv.add(yes_or_no(could_be_best(comparison, metric, variant)));
      csv.add(comparison.front.empty() ? std::string() : front_words(comparison, variant));
    }
    csv.end_row();
  }
}

void add_differences(CsvWriter& csv, const Comparison& comparison, std::size_t metric) {
  for (const Difference& difference : differences_on(comparison, metric)) {
    const Variant& against = comparison.variants[difference.against];
    const Interval& by = difference.pair.difference;
    begin_row(csv, comparison.metrics[metric], comparison.variants[difference.variant]);
    csv.add(against.name).add(against.mode).add(by.count).add(by.mean).add(by.low()).add(by.high());
    csv.add(difference.pair.p_value).add(difference.holm_p).add(finding_sentence(difference)).add("").add("");
    csv.end_row();
  }
}

void write_means(JsonWriter& json, const Comparison& comparison, std::size_t metric) {
  json.key("means").begin_array();
  for (std::size_t variant = 0; variant < comparison.ranked[metric].means.size(); ++variant) {
    const Interval& mean = comparison.ranked[metric].means[variant];
    json.begin_object()
        .member("variant", comparison.variants[variant].name)
        .member("mode", comparison.variants[variant].mode)
        .member("mean", mean.mean)
        .member("half_width", mean.half_width)
        .member("could_be_best", could_be_best(comparison, metric, variant))
        .end_object();
  }
  json.end_array();
}

void write_differences(JsonWriter& json, const Comparison& comparison, std::size_t metric) {
  json.key("differences").begin_array();
  for (const Difference& difference : differences_on(comparison, metric)) {
    const PairedComparison& pair = difference.pair;
    const Variant& variant = comparison.variants[difference.variant];
    const Variant& against = comparison.variants[difference.against];
    json.begin_object()
        .member("variant", variant.name)
        .member("against", against.name)
        .member("mode", joint_mode(variant, against))
        .member("mean", pair.difference.mean)
        .member("low", pair.difference.low())
        .member("high", pair.difference.high())
        .member("p", pair.p_value)
        .member("p_holm", difference.holm_p)
        .member("less_share", pair.below.share)
        .member("more_share", pair.above.share)
        .member("finding", word_for(difference.finding))
        .end_object();
  }
  json.end_array();
}

void write_metric(JsonWriter& json, const Comparison& comparison, std::size_t metric) {
  const ComparedMetric& compared = comparison.metrics[metric];
  json.begin_object().member("metric", compared.title).member("better", compared.more_is_better ? "more" : "less");
  if (!compared.refusal.empty()) {
    json.member("ranks_nothing", compared.refusal);
  }
  write_means(json, comparison, metric);
  write_differences(json, comparison, metric);
  json.end_object();
}

void write_variants(JsonWriter& json, const Comparison& comparison) {
  json.key("variants").begin_array();
  for (const Variant& variant : comparison.variants) {
    json.begin_object().member("name", variant.name).member("mode", variant.mode).member("about", variant.about);
    json.end_object();
  }
  json.end_array();
}

void write_front(JsonWriter& json, const Comparison& comparison) {
  json.key("front").begin_array();
  for (std::size_t variant = 0; variant < comparison.front.size(); ++variant) {
    const FrontPlace& place = comparison.front[variant];
    json.begin_object()
        .member("variant", comparison.variants[variant].name)
        .member("mode", comparison.variants[variant].mode)
        .member("is_on_front", !place.dominated_by.has_value());
    if (place.dominated_by) {
      json.member("dominated_by", comparison.variants[*place.dominated_by].name).member("is_shown", place.is_shown);
    }
    json.end_object();
  }
  json.end_array();
}

void write_best(JsonWriter& json, const CompareReport& report) {
  const BestReport& best = *report.best;
  json.key("best")
      .begin_object()
      .member("metric", report.comparison.metrics[best.metric].title)
      .member("indifference", best.indifference)
      .member("is_decided", best.selection.is_decided())
      .member("replications", best.selection.replications)
      .member("enough_replications", best.selection.enough)
      .member("ended_by", best.ended_by)
      .key("variants")
      .begin_array();
  for (const std::size_t variant : best.selection.in_question) {
    json.value(std::string_view(report.comparison.variants[variant].name));
  }
  json.end_array().end_object();
}

}  // namespace

std::string compare_csv(const CompareReport& report) {
  CsvWriter csv;
  for (const char* heading : {"metric", "better", "variant", "mode", "against", "mode_against", "replications", "mean",
                              "low", "high", "p", "p_holm", "finding", "could_be_best", "front"}) {
    csv.add(heading);
  }
  csv.end_row();
  for (std::size_t metric = 0; metric < report.comparison.metrics.size(); ++metric) {
    add_means(csv, report.comparison, metric);
    add_differences(csv, report.comparison, metric);
  }
  return csv.take();
}

std::string compare_json(const CompareReport& report) {
  const Comparison& comparison = report.comparison;
  JsonWriter json(3);
  json.begin_object()
      .member("docket", kVersion)
      .member("luck", report.luck)
      .member("replications", comparison.replications)
      .member("confidence", comparison.options.confidence)
      .member("summary", compare_summary(comparison));
  if (comparison.options.baseline) {
    json.member("baseline", comparison.variants[*comparison.options.baseline].name);
  }
  write_variants(json, comparison);
  json.key("metrics").begin_array();
  for (std::size_t metric = 0; metric < comparison.metrics.size(); ++metric) {
    write_metric(json, comparison, metric);
  }
  json.end_array();
  write_front(json, comparison);
  if (report.best) {
    write_best(json, report);
  }
  json.key("left_out").begin_array();
  for (const std::string& note : report.notes) {
    json.value(std::string_view(note));
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

}  // namespace docket
