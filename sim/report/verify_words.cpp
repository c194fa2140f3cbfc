#include "report/verify_words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "docket/core/check.hpp"
#include "report/figures.hpp"
#include "report/record_words.hpp"

namespace docket {
namespace {

constexpr double kSmallPart = 0.1;
constexpr double kNextToNothing = 1e-5;

bool is_in_percent(const VerifiedValue& value) {
  return value.margin <= kSmallPart * value.expected.value && value.margin >= kNextToNothing * value.expected.value;
}

std::string count_of_limits(const VerifyReport& report) {
  const std::uint64_t count = report.count(Verdict::shown);
  return count == 0   ? ""
         : count == 1 ? "; 1 limit of large systems is shown, not judged"
                      : fmt::format("; {} limits of large systems are shown, not judged", with_thousands(count));
}

}  // namespace

std::uint64_t count_in(const VerifiedCase& result, Verdict verdict) {
  return static_cast<std::uint64_t>(std::ranges::count(result.values, verdict, &VerifiedValue::verdict));
}

std::uint64_t VerifyReport::count(Verdict verdict) const {
  return std::accumulate(cases.begin(), cases.end(), std::uint64_t{0},
                         [&](std::uint64_t sum, const CaseReport& one) { return sum + count_in(one.result, verdict); });
}

Limit VerifyReport::limit() const {
  const auto cut = std::ranges::find_if(cases, [](const CaseReport& one) { return one.result.limit != Limit::none; });
  return cut == cases.end() ? Limit::none : cut->result.limit;
}

bool VerifyReport::all_agree() const {
  return limit() == Limit::none && count(Verdict::disagrees) == 0 && count(Verdict::undecided) == 0;
}

std::string_view word_for(Verdict verdict) {
  static constexpr std::array<std::string_view, 4> kWords = {"agrees", "DISAGREES", "UNDECIDED", "shown"};
  const auto index = static_cast<std::size_t>(verdict);
  ensure(index < kWords.size(), "a verdict has no word");
  return kWords[index];
}

std::string expected_figure(double value) { return fmt::format("{:.6g}", value); }

std::string measured_figure(const Interval& interval) {
  if (std::isnan(interval.mean)) {
    return "–";
  }
  if (!(interval.half_width > 0)) {
    return expected_figure(interval.mean);
  }
  const int decimals = std::clamp(1 - static_cast<int>(std::floor(std::log10(interval.half_width))), 0, 12);
  return fmt::format("{:.{}f} ± {:.{}f}", interval.mean, decimals, interval.half_width, decimals);
}

std::string off_figure(const VerifiedValue& value) {
  const double off = value.interval.mean - value.expected.value;
  if (std::isnan(off)) {
    return "–";
  }
  return is_in_percent(value) ? fmt::format("{:+.2f} %", 100 * off / value.expected.value)
                              : fmt::format("{:+.2g}", off);
}

std::string margin_figure(const VerifiedValue& value) {
  return is_in_percent(value) ? fmt::format("{:.3g} %", 100 * value.margin / value.expected.value)
                              : fmt::format("{:.3g}", value.margin);
}

const std::string& name_of(const ExpectedValue& expected) {
  return expected.title.empty() ? expected.id : expected.title;
}

std::string count_sentence(const VerifyReport& report) {
  const auto clause = [&report](Verdict verdict, const std::string& noun, const char* of_one, const char* of_many) {
    const std::uint64_t count = report.count(verdict);
    return (noun.empty() ? with_thousands(count) : counted(count, noun)) + (count == 1 ? of_one : of_many);
  };
  return clause(Verdict::agrees, "value", " agrees, ", " agree, ") +
         clause(Verdict::disagrees, "", " disagrees, ", " disagree, ") +
         clause(Verdict::undecided, "", " is undecided", " are undecided") + count_of_limits(report);
}

std::string limit_sentence(const VerifiedCase& result) {
  return result.limit == Limit::none ? std::string()
                                     : fmt::format("a limit ({}) ended it after {}", word_for(result.limit),
                                                   counted(result.replications, "replication"));
}

}  // namespace docket
