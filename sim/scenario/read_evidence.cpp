#include <algorithm>
#include <array>

#include "docket/core/nearest_word.hpp"
#include "scenario/evidence_entries.hpp"
#include "scenario/in_force.hpp"
#include "scenario/scalar.hpp"
#include "scenario/sections.hpp"

namespace docket::scenario_detail {

namespace {

struct KindKey {
  const char* key;
  EvidenceKind kind;
  const char* meaning;
  const char* example;
};
constexpr std::array<KindKey, 8> kKinds = {{
    {"fact", EvidenceKind::fact, "id of the fact that tells the value", "A2"},
    {"law", EvidenceKind::law, "what the law says, checked against its wording",
     "a fine is threatened without an amount"},
    {"unverified-law", EvidenceKind::unverified_law, "what the law is said to say",
     "the contact acknowledges a direction within two hours"},
    {"source", EvidenceKind::source, "publication or data", "transparency report, second half of 2020"},
    {"convention", EvidenceKind::convention, "how something vague is read", "noon, where only the day is told"},
    {"assumption", EvidenceKind::assumption, "why this value", "never published; ten fits the load"},
    {"same_as", EvidenceKind::same_as, "pointer of the value that it moves with",
     "/item_groups/list/truth/unlawful/share"},
    {"user", EvidenceKind::user, "who put it in, where nobody says why: what --set leaves in resolved.json", "--set 1"},
}};

bool is_law(EvidenceKind kind) { return kind == EvidenceKind::law || kind == EvidenceKind::unverified_law; }

Format<std::string> range_text() {
  return {"range",
          "a list of two, the lowest and the highest value",
          [](Reader& reader, const Node& node, const std::string& what) -> std::optional<std::string> {
            if (!node.value->is(JsonType::array) || node.value->elements.size() != 2) {
              reader.expected(node, what);
              return std::nullopt;
            }
            return to_compact_json(*node.value);
          },
          {},
          "",
          {},
          {false, "[0.05, 0.2]", R"({"type": "array", "minItems": 2, "maxItems": 2})"}};
}

Format<std::vector<std::string>> pointers() {
  return {"pointer",
          "the pointer of another value, or a list of such",
          [](Reader& reader, const Node& node, const std::string& what) -> std::optional<std::vector<std::string>> {
            if (node.value->is(JsonType::array)) {
              return list_of(text("")).read(reader, node);
            }
            const auto one = text("").parse(reader, node, what);
            return one ? std::optional(std::vector<std::string>{*one}) : std::nullopt;
          },
          {},
          "",
          {},
          {false, "\"/platform/pools/legal/reviewers\"",
           fragment::any_of({fragment::text(), fragment::list(fragment::text())})}};
}

/// A date that changes no result.
Format<CivilDate> noted_date(const std::string& example) { return date().as_setting().like(quoted(example)); }

/// Made once: there are dozens of entries.
struct EntryForms {
  EntryForms() {
    for (const KindKey& known : kKinds) {
      keys.emplace_back(known.key);
      said.push_back(text(known.example));
    }
  }

  std::vector<std::string_view> keys;     // of the kinds
  std::vector<Format<std::string>> said;  // by kind
  Format<std::string> cites = text("IT Act 2000, s.69A(3)");
  Format<CivilDate> in_force_from = noted_date("2009-10-27");
  Format<CivilDate> in_force_to = noted_date("2030-12-31");
  Format<CivilDate> checked_on = noted_date("2026-11-21");
  Format<std::string> of = text("A5");
  Format<std::string> range = range_text();
  Format<std::vector<std::string>> others = pointers();
};

const EntryForms& forms() {
  static const EntryForms all;
  return all;
}

void check_range(Fields& f) {
  const Node range = f.at("range");
  if (!f.is_reading() || !range || range.value->elements.size() != 2) {
    return;
  }
  const auto low = scalar_of(range.value->elements[0]);
  const auto high = scalar_of(range.value->elements[1]);
  if (!low || !high || low->sort != high->sort) {
    f.error("range", "the two ends of a range must both be numbers, durations, instants or dates");
  } else if (high->amount < low->amount) {
    f.error("range", "the range ends below its beginning");
  }
}

void kind_fields(Fields& f, Evidence& entry) {
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    const KindKey& known = kKinds[i];
    std::string said;
    f.optional(known.key, said, forms().said[i], known.meaning, "none");
    if (f.is_reading() && f.has(known.key)) {
      entry.kind = known.kind;
      entry.text = said;
      if (f.at(known.key).value->is(JsonType::text) && said.find_first_not_of(' ') == std::string::npos) {
        f.error(known.key, "an empty text is no evidence");
      }
    }
  }
  f.exactly_one_of(forms().keys);
}

void law_fields(Fields& f, Evidence& entry) {
  f.optional("cites", entry.cites, forms().cites, "the provision; law and unverified-law need it");
  f.optional("in_force_from", entry.in_force_from, forms().in_force_from, "first day of the law", "always");
  f.optional("in_force_to", entry.in_force_to, forms().in_force_to, "last day of the law", "to this day");
  f.optional("checked_on", entry.checked_on, forms().checked_on, "day on which somebody looked it up");
  if (!f.is_reading() || !is_law(entry.kind)) {
    return;
  }
  if (entry.cites.empty()) {
    f.error("cites", "key \"cites\" is missing: the provision that says so");
  }
  if (entry.kind == EvidenceKind::law && !f.has("checked_on")) {
    f.error("", "key \"checked_on\" is missing: the day on which the wording was looked up", {},
            "if nobody has seen the wording, it is an \"unverified-law\"");
  }
  const std::string why =
      f.reader().has_clock ? why_not_in_force({entry.in_force_from, entry.in_force_to}, f.reader().run) : "";
  if (!why.empty()) {
    f.warn(f.has("in_force_from") ? "in_force_from" : "in_force_to", why);
  }
}

void entry_fields(Fields& f, Evidence& entry) {
  kind_fields(f, entry);
  law_fields(f, entry);
  f.optional("of", entry.of, forms().of, "conventions and assumptions: id of the fact that is read");
  f.optional("range", entry.range_json, forms().range,
             "of a single number, duration, instant or date: between what it may lie", "none");
  f.optional("below", entry.below, forms().others, "values that this one is never above", "none");
  f.optional("above", entry.above, forms().others, "values that this one is never below", "none");
  check_range(f);
}

void check_fact(Fields& f, const char* key, const std::string& id, const EvidenceLedger& ledger) {
  if (!f.has(key) || ledger.facts.contains(id)) {
    return;
  }
  std::vector<std::string> ids;
  for (const auto& [known, fact] : ledger.facts) {
    ids.push_back(known);
  }
  f.error(key, "no " + fact_named(id), nearest_word(id, ids),
          ids.empty() ? "the scenario names no file of \"facts\"" : "");
}

void check_pointer(Fields& f, const char* key, const std::string& pointer) {
  if (find_at(*f.reader().root().value, pointer) == nullptr) {
    f.error(key, "there is nothing at " + pointer);
  }
}

void check_entry(Fields& f, const Evidence& entry, const EvidenceLedger& ledger) {
  if (entry.kind == EvidenceKind::fact) {
    check_fact(f, "fact", entry.text, ledger);
  }
  check_fact(f, "of", entry.of, ledger);
  if (entry.kind == EvidenceKind::same_as) {
    check_pointer(f, "same_as", entry.text);
  }
  for (const std::string& pointer : entry.below) {
    check_pointer(f, "below", pointer);
  }
  for (const std::string& pointer : entry.above) {
    check_pointer(f, "above", pointer);
  }
}

/// The pointers within an entry, from those of a regime's file to those of the merged document.
void merge_pointers(Evidence& entry, const std::string& prefix) {
  const auto merge = [&prefix](std::string& pointer) { pointer = prefix + pointer; };
  merge(entry.pointer);
  if (entry.kind == EvidenceKind::same_as) {
    merge(entry.text);
  }
  std::ranges::for_each(entry.below, merge);
  std::ranges::for_each(entry.above, merge);
}

/// `prefix`: where the pointers of this evidence begin in the merged document.
void entries_fields(Fields& parent, const std::string& prefix, const EvidenceLedger& ledger,
                    std::vector<EvidenceEntry>& entries) {
  parent.words("evidence", "by pointer: where the values below it come from",
               {"/item_groups/list/count", fragment::kPointer}, [&](Fields& f, const std::string& pointer) {
                 Evidence entry;
                 entry.pointer = pointer;
                 entry_fields(f, entry);
                 if (!f.is_reading()) {
                   return;
                 }
                 merge_pointers(entry, prefix);
                 entry.place = f.node().value->spot.place();
                 entry.layer = youngest_spot(*f.node().value).layer;
                 if (find_at(*f.reader().root().value, entry.pointer) == nullptr) {
                   f.warn("", "evidence for nothing: there is no " + entry.pointer);
                   return;
                 }
                 check_entry(f, entry, ledger);
                 entries.push_back({std::move(entry), f.node()});
               });
}

std::vector<EvidenceEntry> all_entries(Fields& root, const EvidenceLedger& ledger) {
  std::vector<EvidenceEntry> entries;
  entries_fields(root, "", ledger, entries);
  const LocatedMembers none;
  const Node regimes = root.is_reading() ? root.reader().root().member("regimes") : Node{};
  for (const LocatedMember& regime : regimes ? regimes.value->members : none) {
    const Node node = regimes.member(regime.key);
    Fields fields(root.reader(), node);
    entries_fields(fields, node.pointer, ledger, entries);
  }
  std::ranges::stable_sort(entries, [](const EvidenceEntry& a, const EvidenceEntry& b) {
    return a.says.pointer != b.says.pointer ? a.says.pointer < b.says.pointer : a.says.layer > b.says.layer;
  });
  return entries;
}

}  // namespace

void regime_evidence_fields(Fields& regime) {
  if (regime.is_reading()) {
    regime.leave("evidence");
    return;
  }
  std::vector<EvidenceEntry> ignored;
  entries_fields(regime, "", {}, ignored);
}

void evidence_section(Fields& root, EvidenceLedger& ledger) {
  if (root.is_reading() && !root.reader().reads_evidence) {
    root.leave("facts");
    root.leave("evidence");
    return;
  }
  facts_section(root, ledger.facts);
  const std::vector<EvidenceEntry> entries = all_entries(root, ledger);
  if (root.is_reading()) {
    ledger.rows = ledger_rows(root.reader(), entries);
    check_against_evidence(root.reader(), entries, ledger.rows);
  }
  std::ranges::transform(entries, std::back_inserter(ledger.entries), &EvidenceEntry::says);
}

}  // namespace docket::scenario_detail
