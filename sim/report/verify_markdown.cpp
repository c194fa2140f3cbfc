#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "docket/report/docket_version.hpp"
#include "report/figures.hpp"
#include "report/markdown.hpp"
#include "report/verify_words.hpp"

namespace docket {
namespace {

std::string heading(const VerifyReport& report) {
  return fmt::format(
      "# Validation\n\n"
      "docket {} plays queues whose answers are known, and measures what theory or a publication says comes out of "
      "them. This page is the output of\n\n"
      "    {}\n\n"
      "**{}**, in {}. {}\n\n",
      kVersion, report.command, count_sentence(report), counted(report.cases.size(), "case"),
      report.limit() == Limit::none ? "The same command writes the same page again, on any number of threads."
                                    : "PARTIAL: a limit ended it early.");
}

std::string how_to_read(const VerifyReport& report) {
  return fmt::format(
      "## How to read it\n\n"
      "Each case is an ordinary scenario, a file in `scenarios/validation/`, with the values that are expected of it. "
      "`docket verify NAME` plays it again, `docket run scenarios/validation/NAME.json` shows all that is measured.\n\n"
      "- **expected** is what the formula of the source comes to. One unit of theory's time is one second; `lambda` is "
      "the rate of arrivals, `mu` that of service, `S` the time that service takes, `c` the number of reviewers, `rho` "
      "the load, `C` the chance to wait (Erlang C), `Wq` the mean wait, `d` the time until an item is due, `X` the "
      "size of a batch.\n"
      "- **measured** is the mean over replications with its confidence interval when the verdict fell; where a case "
      "names a control, a value known beforehand, its luck is taken out of the others.\n"
      "- **off** is measured minus expected, and **margin** how far off it may be: {:.3g} % of the expected value, "
      "{:.3g} for shares below 0.1, unless the case sets a margin of its own, meant for 1 % and in proportion for "
      "others; two standard errors more where the expected value was simulated itself, by another program.\n"
      "- **verdict**: replications are added until a confidence interval lies within the margin (agrees) or a wider "
      "one wholly outside (DISAGREES). A value that stays UNDECIDED counts as a failure too. Limits that only ever "
      "larger systems reach are shown and not judged.\n\n"
      "Over all values and all looks at them, the chance that all agree although one is off by more than its margin is "
      "at most {:.3g} %, and so is the chance that any disagrees without being off.\n\n",
      100 * report.precision, report.precision / 10, 100 * report.error);
}

std::string subject_of(const ExpectedValue& expected) {
  return expected.subject.empty() ? "" : " of " + markdown_code(expected.subject);
}

std::string failures(const VerifyReport& report) {
  std::string lines;
  for (const CaseReport& one : report.cases) {
    for (const VerifiedValue& value : one.result.values) {
      if (value.verdict == Verdict::disagrees || value.verdict == Verdict::undecided) {
        lines += fmt::format("- {}: {} of {}: expected {}, measured {}\n", word_for(value.verdict),
                             name_of(value.expected), markdown_link(one.name), expected_figure(value.expected.value),
                             measured_figure(value.interval));
      }
    }
    const std::string limit = limit_sentence(one.result);
    lines += limit.empty() ? "" : fmt::format("- PARTIAL: {}: {}\n", markdown_link(one.name), limit);
  }
  return lines.empty() ? "" : "## What does not agree\n\n" + lines + "\n";
}

/// How much of its margin the value that is furthest off takes.
std::string most_of_margin(const VerifiedCase& result) {
  double most = 0;
  for (const VerifiedValue& value : result.values) {
    const double off = std::abs(value.interval.mean - value.expected.value);
    if (value.verdict != Verdict::shown && !std::isnan(off)) {
      most = std::max(most, off / value.margin);
    }
  }
  return fmt::format("{:.0f} %", 100 * most);
}

std::string overview(const VerifyReport& report) {
  std::string text =
      "## The cases\n\n"
      "The last column is how much of its margin the value takes that is furthest off.\n\n"
      "| case | what it is | replications | items | values that agree | furthest off |\n"
      "|---|---|--:|--:|--:|--:|\n";
  for (const CaseReport& one : report.cases) {
    const auto judged = count_in(one.result, Verdict::agrees) + count_in(one.result, Verdict::disagrees) +
                        count_in(one.result, Verdict::undecided);
    text += fmt::format("| {} | {} | {} | {} | {} of {} | {} |\n", markdown_link(one.name), markdown_cell(one.title),
                        with_thousands(one.result.replications), with_thousands(one.result.items),
                        count_in(one.result, Verdict::agrees), judged, most_of_margin(one.result));
  }
  return text + "\n";
}

std::string row(const VerifiedValue& value) {
  const ExpectedValue& expected = value.expected;
  return fmt::format("| {} | {}{} | {} | {} | {} | {} | {} | {} | {} |\n", markdown_cell(name_of(expected)),
                     markdown_code(expected.metric), subject_of(expected),
                     expected.formula.empty() ? "" : markdown_code(expected.formula), expected_figure(expected.value),
                     measured_figure(value.interval), off_figure(value),
                     value.verdict == Verdict::shown ? "" : margin_figure(value), word_for(value.verdict),
                     markdown_cell(expected.source));
}

std::string section(const CaseReport& one) {
  std::string text = fmt::format("### {}\n\n**{}.** {}, {}.\n\n", one.name, one.title,
                                 counted(one.result.replications, "replication"), counted(one.result.items, "item"));
  if (const std::string limit = limit_sentence(one.result); !limit.empty()) {
    text += "PARTIAL: " + limit + ".\n\n";
  }
  text +=
      "| value | metric | formula | expected | measured | off | margin | verdict | source |\n"
      "|---|---|---|--:|--:|--:|--:|---|---|\n";
  for (const VerifiedValue& value : one.result.values) {
    text += row(value);
  }
  return text;
}

}  // namespace

std::string verify_markdown(const VerifyReport& report) {
  std::string text = heading(report) + how_to_read(report) + failures(report) + overview(report) + "## Every value\n\n";
  for (const CaseReport& one : report.cases) {
    text += section(one) + "\n";
  }
  text.pop_back();
  return text;
}

}  // namespace docket
