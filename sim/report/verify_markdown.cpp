#include <fmt/core.h>

#include "report/figures.hpp"
#include "report/markdown.hpp"
#include "report/verify_words.hpp"

namespace docket {
namespace {

std::string heading(const VerifyReport& report) {
  return fmt::format(
      "# Validation\n\n"
      "Written by `docket verify{} --format markdown` (`./dev validate`). **{}**, in {} cases.\n\n"
      "Each case is a scenario file in `scenarios/validation/` that holds what theory says beside it; `docket verify "
      "NAME` plays one again. Replications are added until a confidence interval lies within the margin of the "
      "expected "
      "value (agrees) or a wider one wholly outside (DISAGREES); a value that stays UNDECIDED counts as a failure too. "
      "The usual margin is {:.3g} % of the expected value, {:.3g} for shares below 0.1, and two standard errors more "
      "where the expected value was simulated itself. Over all values and all looks, the chance that all agree "
      "although "
      "one is off by more than its margin is at most {:.3g} %, and so is the chance that any disagrees without being "
      "off. One unit of theory's time is one second. Seed {}.\n\n",
      report.precision == VerifyOptions{}.precision ? "" : fmt::format(" --precision {}", report.precision),
      count_sentence(report), report.cases.size(), 100 * report.precision, report.precision / 10, 100 * report.error,
      report.seed);
}

std::string row(const VerifiedValue& value) {
  const ExpectedValue& expected = value.expected;
  const std::string subject = expected.subject.empty() ? "" : " of " + markdown_code(expected.subject);
  return fmt::format("| {} | {}{} | {} | {} | {} | {} | {} | {} | {} |\n", markdown_cell(name_of(expected)),
                     markdown_code(expected.metric), subject, markdown_cell(expected.formula),
                     expected_figure(expected.value), measured_figure(value.interval), off_figure(value),
                     value.verdict == Verdict::shown ? "" : margin_figure(value), word_for(value.verdict),
                     markdown_cell(expected.source));
}

std::string section(const CaseReport& one) {
  std::string text = fmt::format("## {}\n\n`{}`, {} replications, {} items.\n\n", one.title, one.name,
                                 with_thousands(one.result.replications), with_thousands(one.result.items));
  if (const std::string limit = limit_sentence(one.result); !limit.empty()) {
    text += "PARTIAL: " + limit + ".\n\n";
  }
  text +=
      "| what | metric | formula | expected | measured | off | margin | verdict | source |\n"
      "|---|---|---|---|---|---|---|---|---|\n";
  for (const VerifiedValue& value : one.result.values) {
    text += row(value);
  }
  return text;
}

}  // namespace

std::string verify_markdown(const VerifyReport& report) {
  std::string text = heading(report);
  for (const CaseReport& one : report.cases) {
    text += section(one) + "\n";
  }
  text.pop_back();
  return text;
}

}  // namespace docket
