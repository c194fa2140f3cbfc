#include "docket/report/explain.hpp"
#include "report/evidence_words.hpp"
#include "report/headlines.hpp"
#include "report/json_writer.hpp"
#include "report/record_words.hpp"

namespace docket {
namespace {

class ExplainJson {
 public:
  explicit ExplainJson(const Scenario& scenario) : scenario_(scenario), ledger_(scenario.evidence) {}

  std::string write(const std::string& pointer) {
    json_.begin_object().member("docket_explain", std::uint32_t{1}).member("title", scenario_.title);
    json_.key("values").begin_array();
    for (const LedgerRow* row : rows_within(ledger_, pointer)) {
      write_row(*row);
    }
    json_.end_array();
    write_shares();
    write_headlines();
    write_facts();
    json_.end_object();
    return json_.take() + "\n";
  }

 private:
  void write_place(const Place& place) {
    json_.member("file", place.file).member("line", place.line).member("column", place.column);
  }

  void write_row(const LedgerRow& row) {
    json_.begin_object().member("pointer", row.pointer).member("value", row.written);
    json_.member("rests_on", word_for(row.basis));
    write_place(row.place);
    if (!row.moves_with.empty()) {
      json_.member("moves_with", row.moves_with);
    }
    if (row.range) {
      json_.key("range").begin_array().value(row.range->low_json).value(row.range->high_json).end_array();
    }
    if (const Evidence* entry = ledger_.root_entry_of(row)) {
      write_entry(*entry);
    }
    write_moved(moved_by(scenario_, row.pointer));
    json_.end_object();
  }

  void write_entry(const Evidence& entry) {
    json_.key("evidence").begin_object().member("pointer", entry.pointer).member("kind", word_for(entry.kind));
    json_.member("text", entry.text).member("of", entry.of).member("cites", entry.cites);
    write_place(entry.place);
    json_.end_object();
  }

  void write_moved(HeadlineSet moved) {
    json_.member("in_use", !moved.empty()).key("can_move").begin_array();
    for (const Headline headline : shown_headlines(scenario_)) {
      if (moved.has(headline)) {
        json_.value(name_of(headline));
      }
    }
    json_.end_array();
  }

  void write_shares() {
    json_.key("shares").begin_object();
    json_.member("values", std::uint64_t{ledger_.rows.size()}).member("covered", std::uint64_t{ledger_.covered()});
    for (const Basis basis : kBases) {
      json_.member(word_for(basis), std::uint64_t{ledger_.count(basis)});
    }
    json_.member("unverified_legal_figures", std::uint64_t{ledger_.count(EvidenceKind::unverified_law)}).end_object();
  }

  void write_headlines() {
    json_.key("headlines").begin_object();
    for (const Headline headline : shown_headlines(scenario_)) {
      json_.key(name_of(headline)).begin_array();
      for (const LedgerRow& row : ledger_.rows) {
        if (row.basis == Basis::assumption && moved_by(scenario_, row.pointer).has(headline)) {
          json_.value(row.pointer);
        }
      }
      json_.end_array();
    }
    json_.end_object();
  }

  void write_words(const char* key, const std::vector<std::string>& words) {
    json_.key(key).begin_array();
    for (const std::string& word : words) {
      json_.value(word);
    }
    json_.end_array();
  }

  void write_facts() {
    json_.key("facts").begin_object();
    for (const auto& [id, fact] : ledger_.facts) {
      json_.key(id).begin_object().member("says", fact.says).member("status", fact.status);
      json_.member("vague", fact.is_vague).member("value", fact.value_json).member("bounds", fact.bounds_json);
      json_.member("unit", fact.unit);
      write_words("articles", fact.articles);
      write_words("conflicts_with", fact.conflicts_with);
      write_place(fact.place);
      json_.end_object();
    }
    json_.end_object();
  }

  const Scenario& scenario_;
  const EvidenceLedger& ledger_;
  JsonWriter json_{3};
};

}  // namespace

std::string explain_json(const Scenario& scenario, const std::string& pointer) {
  return ExplainJson(scenario).write(pointer);
}

}  // namespace docket
