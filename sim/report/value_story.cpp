#include "report/value_story.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "report/evidence_words.hpp"
#include "report/headlines.hpp"
#include "report/text_table.hpp"

namespace docket {
namespace {

constexpr std::size_t kIndent = 14;

class Story {
 public:
  Story(const Scenario& scenario, std::size_t width) : scenario_(scenario), ledger_(scenario.evidence), width_(width) {}

  std::string of(const LedgerRow& row) {
    text_ = row.pointer + "\n";
    line("written", fmt::format("{} ({})", row.written, place_text(row.place)));
    line("rests on", std::string(word_for(row.basis)));
    if (const Evidence* entry = ledger_.entry_of(row)) {
      if (row.basis == Basis::user) {
        line("without it", "the value in its place had this evidence");
      }
      tell(*entry);
    }
    const Evidence* root = ledger_.root_entry_of(row);
    if (root != nullptr && !row.moves_with.empty()) {
      line("moves with", row.moves_with);
      tell(*root);
    }
    line("can move", what_it_moves(row.pointer));
    return text_;
  }

 private:
  void tell(const Evidence& entry) {
    const std::string at = entry.pointer.empty() ? "the whole scenario" : entry.pointer;
    line("evidence", fmt::format("for {} ({})", at, place_text(entry.place)));
    if (entry.kind == EvidenceKind::fact) {
      tell_fact(entry.text);
      return;
    }
    line("", evidence_text_without_fact(entry));
    if (entry.in_force_from || entry.in_force_to) {
      line("in force", fmt::format("{} – {}", entry.in_force_from ? format_date(*entry.in_force_from) : "always",
                                   entry.in_force_to ? format_date(*entry.in_force_to) : "to this day"));
    }
    line("between", range_text(entry.range_json));
    line("never above", joined(entry.below));
    line("never below", joined(entry.above));
    if (!entry.of.empty()) {
      tell_fact(entry.of);
    }
  }

  [[nodiscard]] std::string evidence_text_without_fact(const Evidence& entry) const {
    Evidence alone = entry;
    alone.of.clear();
    return evidence_text(ledger_, alone);
  }

  void tell_fact(const std::string& id) {
    const auto found = ledger_.facts.find(id);
    if (found == ledger_.facts.end()) {
      return;
    }
    const Fact& fact = found->second;
    line("fact " + id, fact.says);
    line("", fmt::format("{}{}{}{}", fact.status, fact.attributed_to.empty() ? "" : ", by " + fact.attributed_to,
                         fact.is_vague ? ", vague" : "",
                         fact.articles.empty() ? "" : "; articles " + joined(fact.articles)));
    const std::string unit = fact.unit.empty() ? "" : " " + fact.unit;
    line("tells", fact.value_json.empty() ? "" : fact.value_json + unit);
    line("bounds", fact.bounds_json.empty() ? "" : range_text(fact.bounds_json) + unit);
    line("stands in", place_text(fact.place));
    for (const std::string& other : fact.conflicts_with) {
      const auto conflict = ledger_.facts.find(other);
      line("conflicts", other + (conflict == ledger_.facts.end() ? "" : ": " + conflict->second.says));
    }
  }

  [[nodiscard]] std::string what_it_moves(const std::string& pointer) const {
    const HeadlineSet moved = moved_by(scenario_, pointer);
    std::string names;
    for (const Headline headline : shown_headlines(scenario_)) {
      if (moved.has(headline)) {
        names += (names.empty() ? "" : ", ") + std::string(name_of(headline));
      }
    }
    return names.empty() ? "nothing: it is not in use" : names;
  }

  static std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
      text += (text.empty() ? "" : ", ") + word;
    }
    return text;
  }

  void line(const std::string& label, const std::string& says) {
    if (says.empty()) {
      return;
    }
    const std::string head = "  " + label;
    const std::string body = wrapped(says, kIndent, width_);
    text_ += head.size() < kIndent ? head + body.substr(head.size()) : head + "\n" + body;
  }

  const Scenario& scenario_;
  const EvidenceLedger& ledger_;
  std::size_t width_;
  std::string text_;
};

}  // namespace

std::string value_story(const Scenario& scenario, const LedgerRow& row, std::size_t width) {
  return Story(scenario, width).of(row);
}

}  // namespace docket
