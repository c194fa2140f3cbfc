#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "docket/report/explain.hpp"
#include "report/evidence_words.hpp"
#include "report/figures.hpp"
#include "report/headlines.hpp"
#include "report/text_table.hpp"
#include "report/value_story.hpp"

namespace docket {
namespace {

/// "/item_groups/list-1/count = 257"
std::string value_line(const Scenario& scenario, const LedgerRow& row) {
  const Evidence* entry = scenario.evidence.entry_of(row);
  return row.pointer + " = " + row.written +
         (row.range && entry != nullptr ? ", between " + range_text(entry->range_json) : "") +
         (moved_by(scenario, row.pointer).empty() ? "  (not in use)" : "");
}

std::string evidence_line(const Scenario& scenario, const LedgerRow& row) {
  const std::string reference = reference_text(scenario.evidence, row);
  return row.basis == Basis::nothing ? reference : std::string(word_for(row.basis)) + ": " + reference;
}

/// Values one below the other, and below them what speaks for them: once, where it is the same for all.
std::string values_list(const Scenario& scenario, const std::string& pointer, std::size_t width) {
  std::string text;
  std::string evidence;
  for (const LedgerRow* row : rows_within(scenario.evidence, pointer)) {
    const std::string next = evidence_line(scenario, *row);
    text += next == evidence || evidence.empty() ? "" : wrapped(evidence, 4, width);
    text += wrapped(value_line(scenario, *row), 0, width);
    evidence = next;
  }
  return text + wrapped(evidence, 4, width);
}

std::string shares_block(const Scenario& scenario, std::size_t width) {
  const EvidenceLedger& ledger = scenario.evidence;
  const bool is_any_unused =
      std::ranges::any_of(ledger.rows, [&](const LedgerRow& row) { return moved_by(scenario, row.pointer).empty(); });
  return wrapped(coverage_text(ledger) + ": " + bases_text(ledger, true), 0, width) +
         (is_any_unused ? wrapped("not in use: the value belongs to an actor that is replayed, or nothing asks for it; "
                                  "it can change no result",
                                  0, width)
                        : "") +
         (scenario.regimes.empty() ? "" : wrapped(unverified_text(ledger), 0, width));
}

// ── Headline figures ─────────────────────────────────────────────────────────────────────────────────────────────

/// The values that one assumption stands for, as far as they move the headline.
std::string assumption_text(const std::string& pointer, const std::vector<const LedgerRow*>& rows) {
  if (rows.size() == 1 && rows.front()->pointer == pointer) {
    return pointer;
  }
  return fmt::format("{} ({})", pointer, counted(rows.size(), "value"));
}

std::string assumptions_below(const Scenario& scenario, Headline headline) {
  std::map<std::string, std::vector<const LedgerRow*>> by_entry;
  for (const LedgerRow& row : scenario.evidence.rows) {
    const Evidence* root = scenario.evidence.root_entry_of(row);
    if (row.basis == Basis::assumption && root != nullptr && moved_by(scenario, row.pointer).has(headline)) {
      by_entry[root->pointer].push_back(&row);
    }
  }
  std::string text;
  for (const auto& [pointer, rows] : by_entry) {
    text += (text.empty() ? "" : ", ") + assumption_text(pointer.empty() ? "the whole scenario" : pointer, rows);
  }
  return text.empty() ? "no assumption" : text;
}

/// Headlines that can depend on the same assumptions share a line.
std::string headlines_block(const Scenario& scenario, std::size_t width) {
  std::vector<std::pair<std::string, std::string>> lines;
  for (const Headline headline : shown_headlines(scenario)) {
    const std::string below = assumptions_below(scenario, headline);
    const auto same = std::ranges::find(lines, below, &std::pair<std::string, std::string>::second);
    if (same == lines.end()) {
      lines.emplace_back(name_of(headline), below);
    } else {
      same->first += "; " + std::string(name_of(headline));
    }
  }
  std::string text = "Headline figures and the assumptions that they can depend on\n";
  for (const auto& [names, below] : lines) {
    text += wrapped(names + ":", 2, width) + wrapped(below, 4, width);
  }
  return text;
}

}  // namespace

bool holds_values(const Scenario& scenario, std::string_view pointer) {
  return !rows_within(scenario.evidence, pointer).empty();
}

std::string explain_text(const Scenario& scenario, const std::string& pointer, std::size_t width) {
  if (scenario.evidence.row_at(pointer) != nullptr) {
    return value_story(scenario, *scenario.evidence.row_at(pointer), width);
  }
  return wrapped(scenario.title, 0, width) + "\n" + values_list(scenario, pointer, width) + "\n" +
         shares_block(scenario, width) + "\n" + headlines_block(scenario, width);
}

}  // namespace docket
