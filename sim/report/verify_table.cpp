#include <fmt/core.h>

#include "report/figures.hpp"
#include "report/text_table.hpp"
#include "report/verify_words.hpp"

namespace docket {
namespace {

std::string table_of(const CaseReport& one, std::size_t width) {
  TextTable table({one.name, "expected", "measured", "off", "margin", ""});
  table.align_left(5);
  for (const VerifiedValue& value : one.result.values) {
    table.add({name_of(value.expected), expected_figure(value.expected.value), measured_figure(value.interval),
               off_figure(value), value.verdict == Verdict::shown ? "" : margin_figure(value),
               std::string(word_for(value.verdict))});
  }
  return table.render(width);
}

std::string heading_of(const CaseReport& one, std::size_t width) {
  std::string text = wrapped(fmt::format("{} ({}, {})", one.title, counted(one.result.replications, "replication"),
                                         counted(one.result.items, "item")),
                             0, width);
  if (const std::string limit = limit_sentence(one.result); !limit.empty()) {
    text += "PARTIAL: " + limit + "\n";
  }
  return text;
}

}  // namespace

std::string verify_table(const VerifyReport& report, std::size_t width) {
  std::string text;
  for (const CaseReport& one : report.cases) {
    text += heading_of(one, width) + table_of(one, width) + "\n";
  }
  return text + counted(report.cases.size(), "case") + ": " + count_sentence(report) + "\n";
}

}  // namespace docket
