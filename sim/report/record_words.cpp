#include "report/record_words.hpp"

#include <array>

namespace docket {
namespace {

template <std::size_t size, class Enum>
std::string_view nth(const std::array<std::string_view, size>& words, Enum value) {
  const auto index = static_cast<std::size_t>(value);
  ensure(index < size, "a value has no word");
  return words[index];
}

}  // namespace

std::string_view word_for(MetricScope scope) {
  static constexpr std::array<std::string_view, 8> kWords = {"run",    "source", "kind", "ladder",
                                                             "regime", "stage",  "pool", "record"};
  return nth(kWords, scope);
}

std::string_view word_for(StopReason reason) {
  static constexpr std::array<std::string_view, 4> kWords = {"horizon", "drained", "rule_met", "limit_reached"};
  return nth(kWords, reason);
}

std::string_view word_for(Limit limit) {
  static constexpr std::array<std::string_view, 8> kWords = {"none",       "events", "items",  "orders",
                                                             "standstill", "time",   "memory", "interruption"};
  return nth(kWords, limit);
}

std::string_view word_for(ReplicationsEnd end) {
  static constexpr std::array<std::string_view, 4> kWords = {"all_done", "precise_enough", "not_precise",
                                                             "interrupted"};
  return nth(kWords, end);
}

std::string_view word_for(Decision decision) {
  static constexpr std::array<std::string_view, 4> kWords = {"withhold", "block", "reject", "ask-clarification"};
  return nth(kWords, decision);
}

std::string_view word_for(Visibility visibility) {
  static constexpr std::array<std::string_view, 3> kWords = {"visible", "withheld", "blocked"};
  return nth(kWords, visibility);
}

std::string_view word_for(VisitOutcome outcome) {
  static constexpr std::array<std::string_view, 8> kWords = {"routed",      "left",        "rejected",  "held",
                                                             "handed-over", "interrupted", "withdrawn", "open"};
  return nth(kWords, outcome);
}

std::string_view word_for(JobOutcome outcome) {
  static constexpr std::array<std::string_view, 3> kWords = {"finished", "withdrawn", "open"};
  return nth(kWords, outcome);
}

std::string_view word_for(EvidenceKind kind) {
  static constexpr std::array<std::string_view, 8> kWords = {"fact",       "law",        "unverified law",  "source",
                                                             "convention", "assumption", "same as another", "user"};
  return nth(kWords, kind);
}

}  // namespace docket
