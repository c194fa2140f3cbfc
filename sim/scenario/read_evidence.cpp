#include <algorithm>
#include <array>

#include "docket/core/duration_text.hpp"
#include "docket/core/utc_text.hpp"
#include "scenario/sections.hpp"

namespace docket::scenario_detail {

namespace {

struct KindKey {
  const char* key;
  EvidenceKind kind;
  const char* meaning;
  const char* example;
};
constexpr std::array<KindKey, 7> kKinds = {{
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
}};

/// A pointer of a regime's file, or of the scenario, in the merged document.
struct Scope {
  std::string prefix;

  [[nodiscard]] std::string merged(const std::string& pointer) const { return prefix + pointer; }
};

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

/// A value of a range as a number that can be compared with the other end; nothing when the two are of two sorts.
std::optional<std::pair<double, double>> comparable(const LocatedValue& low, const LocatedValue& high) {
  if (low.is(JsonType::number) && high.is(JsonType::number)) {
    return std::pair(low.number, high.number);
  }
  const auto low_duration = parse_duration(low.text);
  const auto high_duration = parse_duration(high.text);
  if (low_duration && high_duration) {
    return std::pair(low_duration->in_seconds(), high_duration->in_seconds());
  }
  const auto low_instant = parse_instant(low.text);
  const auto high_instant = parse_instant(high.text);
  if (low_instant && high_instant) {
    return std::pair(static_cast<double>(low_instant->count_us()), static_cast<double>(high_instant->count_us()));
  }
  return std::nullopt;
}

void check_range(Fields& f) {
  const Node range = f.at("range");
  if (!f.is_reading() || !range || range.value->elements.size() != 2) {
    return;
  }
  const auto ends = comparable(range.value->elements[0], range.value->elements[1]);
  if (!ends) {
    f.error("range", "the two ends of a range must both be numbers, durations or instants");
  } else if (ends->second < ends->first) {
    f.error("range", "the range ends below its beginning");
  }
}

void entry_fields(Fields& f, Evidence& entry) {
  std::size_t kinds = 0;
  for (const KindKey& known : kKinds) {
    std::string said;
    f.optional(known.key, said, text(known.example), known.meaning, "none");
    if (f.is_reading() && f.has(known.key)) {
      entry.kind = known.kind;
      entry.text = said;
      ++kinds;
    }
  }
  f.optional("cites", entry.cites, text("IT Act 2000, s.69A(3)"), "the provision");
  f.optional("of", entry.of, text("A5"), "conventions: id of the fact that is read");
  f.optional("range", entry.range_json, range_text(), "between what the value may lie", "none");
  f.optional("in_force_from", entry.in_force_from, text("2009-10-27"), "first day of the law");
  f.optional("in_force_to", entry.in_force_to, text("2030-12-31"), "last day of the law");
  f.optional("checked_on", entry.checked_on, text("2026-11-21"), "day on which somebody looked it up");
  f.optional("below", entry.below, pointers(), "values that this one is never above", "none");
  f.optional("above", entry.above, pointers(), "values that this one is never below", "none");
  check_range(f);
  if (f.is_reading() && kinds != 1) {
    std::vector<std::string> words;
    std::ranges::transform(kKinds, std::back_inserter(words), &KindKey::key);
    f.error("", "expected exactly one of " + listed(words));
  }
}

void check_fact(Fields& f, const char* key, const std::string& id, const EvidenceLedger& ledger) {
  if (!f.has(key) || ledger.facts.contains(id)) {
    return;
  }
  std::vector<std::string> ids;
  for (const auto& [known, fact] : ledger.facts) {
    ids.push_back(known);
  }
  f.error(key, "no fact " + quoted(id), nearest_word(id, ids),
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
void merge_pointers(Evidence& entry, const Scope& scope) {
  const auto merge = [&scope](std::string& pointer) { pointer = scope.merged(pointer); };
  merge(entry.pointer);
  if (entry.kind == EvidenceKind::same_as) {
    merge(entry.text);
  }
  std::ranges::for_each(entry.below, merge);
  std::ranges::for_each(entry.above, merge);
}

void ledger_fields(Fields& parent, const Scope& scope, EvidenceLedger& ledger) {
  parent.words("evidence", "by pointer: where the values below it come from",
               {"/item_groups/list/count", fragment::kPointer}, [&](Fields& f, const std::string& pointer) {
                 Evidence entry;
                 entry.pointer = pointer;
                 entry_fields(f, entry);
                 if (!f.is_reading()) {
                   return;
                 }
                 merge_pointers(entry, scope);
                 entry.place = f.node().value->spot.place();
                 if (find_at(*f.reader().root().value, entry.pointer) == nullptr) {
                   f.warn("", "evidence for nothing: there is no " + entry.pointer);
                   return;
                 }
                 check_entry(f, entry, ledger);
                 ledger.entries.push_back(std::move(entry));
               });
}

void facts_fields(Fields& root, std::map<std::string, Fact>& facts) {
  root.objects(
      "facts", "the name of a file of facts, or the facts by id", "A2",
      [&facts](Fields& f, const std::string& id) {
        Fact fact;
        fact.id = id;
        f.required("says", fact.says, text("The first list has 257 entries."), "what is said to be so");
        f.optional("status", fact.status, text("stated"), "stated, attributed, derived, …");
        facts.emplace(id, std::move(fact));
      },
      FileRole::alternative);
}

}  // namespace

void regime_evidence_fields(Fields& regime) {
  EvidenceLedger ignored;
  if (regime.is_reading()) {
    regime.leave("evidence");
  } else {
    ledger_fields(regime, {}, ignored);
  }
}

void evidence_section(Fields& root, EvidenceLedger& ledger) {
  facts_fields(root, ledger.facts);
  ledger_fields(root, {}, ledger);
  const Node regimes = root.is_reading() ? root.reader().root().member("regimes") : Node{};
  for (const LocatedMember& regime : regimes ? regimes.value->members : std::vector<LocatedMember>{}) {
    const Node node = regimes.member(regime.key);
    Fields fields(root.reader(), node);
    ledger_fields(fields, {node.pointer}, ledger);
  }
  std::ranges::stable_sort(ledger.entries, {}, &Evidence::pointer);
}

}  // namespace docket::scenario_detail
