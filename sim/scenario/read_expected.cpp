#include <algorithm>

#include "scenario/sections.hpp"

namespace docket::scenario_detail {

namespace {

void margin_fields(Fields& f, ExpectedValue& expected) {
  f.optional("relative", expected.margin.relative, made_once([] { return number_above(0).as_setting().like("0.005"); }),
             "how far the answer may lie from the value, as a share of it",
             "0.01, but 0.001 absolute for small shares");
  f.optional("absolute", expected.margin.absolute, made_once([] { return number_above(0).as_setting().like("0.001"); }),
             "the same in the metric's unit", "none");
  f.optional("standard_error", expected.standard_error,
             made_once([] { return number_at_least(0).as_setting().like("0.0016"); }),
             "of the value itself, where it was simulated: two of them widen the margin");
}

void check_margin(Fields& f, const ExpectedValue& expected) {
  if (expected.margin.relative && expected.margin.absolute) {
    f.error("absolute", "expected at most one of \"relative\" and \"absolute\"");
  }
  if (f.has("value") && expected.value == 0 && !expected.margin.absolute && !expected.is_limit) {
    f.error("value", "a share of 0 is no margin", {}, "say how far the answer may lie from it with \"absolute\"");
  }
}

void check_control(Fields& f, const char* key, bool ExpectedValue::*is_control, const ExpectedValue& expected,
                   const std::vector<ExpectedValue>& before) {
  if (expected.*is_control && (expected.is_limit || expected.standard_error > 0)) {
    f.error(key, "a value that is not exact is no control");
  }
  if (expected.*is_control && std::ranges::any_of(before, is_control)) {
    f.error(key, "expected at most one " + quoted(key));
  }
}

void control_fields(Fields& f, ExpectedValue& expected, const std::vector<ExpectedValue>& before) {
  f.optional("control", expected.is_control, boolean(),
             "exact and known beforehand, such as the work that comes in: how far a replication is off here by chance "
             "is taken out of the other values");
  f.optional("close_control", expected.is_close_control, boolean(),
             "exact too, and closer to the others, such as the mean wait to the share that comes late: they are "
             "explained by it, and it by the control");
  check_control(f, "control", &ExpectedValue::is_control, expected, before);
  check_control(f, "close_control", &ExpectedValue::is_close_control, expected, before);
  if (expected.is_control && expected.is_close_control) {
    f.error("close_control", "expected at most one of \"control\" and \"close_control\"");
  }
}

}  // namespace

void expected_section(Fields& root, std::vector<ExpectedValue>& all) {
  root.objects(
      "expected", "what theory or a publication says comes out: docket verify holds runs against it", "wait",
      [&all](Fields& f, const std::string& id) {
        ExpectedValue expected;
        expected.id = id;
        f.optional("title", expected.title, text("mean wait"), "what people call it", "none");
        f.required("metric", expected.metric, text("waiting_time_mean_seconds"),
                   "name of the metric; times may be asked in seconds or hours");
        f.optional("on", expected.subject, text("review"),
                   "what the metric is measured on, such as an order or a stage", "the first that has the metric");
        f.required("value", expected.value, made_once([] { return number_at_least(0).as_setting().like("4"); }),
                   "what its mean is expected to be");
        f.required("formula", expected.formula, text("rho / (mu - lambda)"), "how the value is computed");
        f.required("source", expected.source, text("Erlang 1909"), "who says so");
        margin_fields(f, expected);
        f.optional("limit", expected.is_limit, boolean(),
                   "true of ever larger or busier systems only: shown, not judged");
        control_fields(f, expected, all);
        check_margin(f, expected);
        all.push_back(std::move(expected));
      });
}

}  // namespace docket::scenario_detail
