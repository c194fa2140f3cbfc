#include "docket/report/docket_version.hpp"
#include "report/json_writer.hpp"
#include "report/record_words.hpp"
#include "report/verify_words.hpp"

namespace docket {
namespace {

std::string_view lower_case_word(Verdict verdict) {
  switch (verdict) {
    case Verdict::disagrees:
      return "disagrees";
    case Verdict::undecided:
      return "undecided";
    case Verdict::agrees:
    case Verdict::shown:
      break;
  }
  return word_for(verdict);
}

void write_value(const VerifiedValue& value, JsonWriter& json) {
  json.begin_object()
      .member("id", value.expected.id)
      .member("title", name_of(value.expected))
      .member("metric", value.expected.metric)
      .member("on", value.expected.subject)
      .member("formula", value.expected.formula)
      .member("source", value.expected.source)
      .member("expected", value.expected.value)
      .member("standard_error", value.expected.standard_error)
      .member("margin", value.margin)
      .member("mean", value.interval.mean)
      .member("half_width", value.interval.half_width)
      .member("replications", value.interval.count)
      .member("verdict", lower_case_word(value.verdict))
      .end_object();
}

void write_case(const CaseReport& one, JsonWriter& json) {
  json.begin_object()
      .member("case", one.name)
      .member("title", one.title)
      .member("replications", one.result.replications)
      .member("items", one.result.items)
      .member("limit", word_for(one.result.limit))
      .key("values")
      .begin_array();
  for (const VerifiedValue& value : one.result.values) {
    write_value(value, json);
  }
  json.end_array().end_object();
}

}  // namespace

std::string verify_json(const VerifyReport& report) {
  JsonWriter json(4);
  json.begin_object()
      .member("docket", kVersion)
      .member("command", report.command)
      .member("precision", report.precision)
      .member("error", report.error)
      .member("seed", report.seed)
      .member("agree", report.count(Verdict::agrees))
      .member("disagree", report.count(Verdict::disagrees))
      .member("undecided", report.count(Verdict::undecided))
      .member("shown", report.count(Verdict::shown))
      .member("all_agree", report.all_agree())
      .key("cases")
      .begin_array();
  for (const CaseReport& one : report.cases) {
    write_case(one, json);
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

}  // namespace docket
