#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "report/finding.hpp"

namespace docket::bench {
namespace {

std::string amount(double value, const std::string& unit) { return fmt::format("{:.3g} {}", value, unit); }

/// With as many digits as it takes to see that it missed.
std::string measured(const Finding& finding) {
  const std::string text = fmt::format("{:.3g}", finding.measured);
  const double shown = std::stod(text);
  const bool seems_to_hold = finding.is_floor ? shown >= finding.must : shown <= finding.must;
  return finding.verdict() == Verdict::missed && seems_to_hold
             ? fmt::format("{:.5g} {}", finding.measured, finding.unit)
             : text + " " + finding.unit;
}

std::string wanted(const Finding& finding, double value) {
  return (finding.is_floor ? "≥ " : "≤ ") + amount(value, finding.unit);
}

std::string timings_text(const Finding& finding) {
  std::string text;
  for (const Timing& timing : finding.timings) {
    text += (text.empty() ? "" : ", ") + timing.name + " " + amount(timing.value, timing.unit);
  }
  return text;
}

}  // namespace

const char* verdict_words(Verdict verdict) {
  switch (verdict) {
    case Verdict::goal:
      return "goal met";
    case Verdict::must:
      return "must met";
    case Verdict::missed:
      return "MISSED";
    case Verdict::invalid:
      return "VOID";
  }
  return "";
}

std::string finding_table(const std::vector<Finding>& findings) {
  std::size_t widest = 0;
  for (const Finding& finding : findings) {
    widest = std::max(widest, finding.what.size());
  }
  std::string text = fmt::format("| {:{}} | {:8} | {:8} | {:8} | {:8} | from |\n", "what", widest, "must", "goal",
                                 "measured", "verdict");
  text += fmt::format("|{:-<{}}|{:->10}|{:->10}|{:->10}|{:->10}|------|\n", "", widest + 2, ":", ":", ":", "");
  for (const Finding& finding : findings) {
    text += fmt::format("| {:{}} | {:>8} | {:>8} | {:>8} | {:8} | {} |\n", finding.what, widest,
                        wanted(finding, finding.must), wanted(finding, finding.goal), measured(finding),
                        verdict_words(finding.verdict()), timings_text(finding));
  }
  for (const Finding& finding : findings) {
    text += finding.void_because.empty() ? "" : "\n" + finding.what + ": void, because " + finding.void_because + "\n";
  }
  return text;
}

std::string finding_json(const std::vector<Finding>& findings) {
  auto list = nlohmann::ordered_json::array();
  for (const Finding& finding : findings) {
    auto timings = nlohmann::ordered_json::array();
    for (const Timing& timing : finding.timings) {
      timings.push_back({{"name", timing.name}, {"value", timing.value}, {"unit", timing.unit}});
    }
    nlohmann::ordered_json line = {{"what", finding.what},
                                   {"must", finding.must},
                                   {"goal", finding.goal},
                                   {"unit", finding.unit},
                                   {"wanted", finding.is_floor ? "at least" : "at most"},
                                   {"measured", finding.measured},
                                   {"verdict", verdict_words(finding.verdict())}};
    if (!finding.void_because.empty()) {
      line["void_because"] = finding.void_because;
    }
    line["timings"] = timings;
    list.push_back(line);
  }
  return nlohmann::ordered_json{{"docket_bench", 1}, {"targets", list}}.dump(2) + "\n";
}

}  // namespace docket::bench
