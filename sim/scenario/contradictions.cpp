#include <algorithm>

#include "scenario/evidence_entries.hpp"
#include "scenario/scalar.hpp"

namespace docket::scenario_detail {

namespace {

/// The numbers of a fact.
struct Told {
  std::optional<Scalar> value;
  std::optional<ScalarRange> bounds;
};

bool is_inside(const Scalar& value, const ScalarRange& range) {
  return value.sort == range.low.sort && range.low.amount <= value.amount && value.amount <= range.high.amount;
}

bool are_equal(const Scalar& a, const Scalar& b) { return a.sort == b.sort && a.amount == b.amount; }

bool is_same(const LedgerRow& a, const LedgerRow& b) {
  return a.scalar && b.scalar ? are_equal(*a.scalar, *b.scalar) : a.written == b.written;
}

class Check {
 public:
  Check(Reader& reader, const std::vector<EvidenceEntry>& entries, const std::vector<LedgerRow>& rows)
      : reader_(reader), entries_(entries), rows_(rows) {}

  void run() {
    for (const LedgerRow& row : rows_) {
      check_row(row);
    }
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      check_entry(entries_[i], i);
    }
  }

 private:
  void check_row(const LedgerRow& row) {
    if (row.entry == LedgerRow::kNone) {
      return;
    }
    const Evidence& entry = entries_[row.entry].says;
    check_same(row, entry);
    if (row.basis == Basis::user) {
      return;
    }
    if (entry.kind == EvidenceKind::fact) {
      check_fact(row, entry);
    }
    check_bounds(row, entry);
    if (row.range && row.scalar && row.scalar->sort == row.range->low.sort && !is_inside(*row.scalar, *row.range)) {
      disagree(row, "its range is from " + row.range->low_json + " to " + row.range->high_json);
    }
  }

  // ── Facts ──────────────────────────────────────────────────────────────────────────────────────────────────────
  void check_fact(const LedgerRow& row, const Evidence& entry) {
    const Told told = told_by(entry.text);
    if (entry.pointer != row.pointer || !row.scalar || !told.value) {
      return;
    }
    const bool is_on_that_day = row.scalar->sort == ScalarSort::instant && told.value->sort == ScalarSort::date &&
                                told.bounds && is_inside(*row.scalar, *told.bounds);
    if (!is_on_that_day && !are_equal(*row.scalar, *told.value)) {
      disagree(row, what_is_told(entry.text), "where a fact is read, not repeated, say how: \"convention\" and \"of\"");
    }
  }

  void check_bounds(const LedgerRow& row, const Evidence& entry) {
    const Told told = told_by(entry.of);
    if (!row.scalar || row.range) {
      return;
    }
    const bool is_out =
        told.bounds && told.bounds->low.sort == row.scalar->sort && !is_inside(*row.scalar, *told.bounds);
    const bool is_other =
        !told.bounds && told.value && told.value->sort == row.scalar->sort && !are_equal(*told.value, *row.scalar);
    if (is_out || is_other) {
      disagree(row, what_is_told(entry.of), "a reading that leaves what is told needs a \"range\" of its own");
    }
  }

  [[nodiscard]] Told told_by(const std::string& id) const {
    const Node fact = id.empty() ? Node{} : reader_.root().member("facts").member(id);
    if (!fact) {
      return {};
    }
    const auto number_at = [&fact](const char* key) {
      const Node node = fact.member(key);
      return node ? scalar_of(*node.value) : std::nullopt;
    };
    Told told{number_at("value"), std::nullopt};
    if (const Node range = fact.member("range")) {
      told.bounds = scalar_range_of(*range.value);
    }
    if (const auto earliest = number_at("earliest"), latest = number_at("latest"); earliest && latest) {
      told.bounds = ScalarRange{*earliest, *latest, "", ""};
    }
    return told;
  }

  [[nodiscard]] std::string what_is_told(const std::string& id) const {
    const Node fact = reader_.root().member("facts").member(id);
    const auto written = [&fact](const char* key) { return to_compact_json(*fact.member(key).value); };
    std::string numbers;
    if (fact.member("value")) {
      numbers = written("value");
    } else if (fact.member("range")) {
      numbers = written("range");
    } else if (fact.member("earliest") && fact.member("latest")) {
      numbers = "from " + written("earliest") + " to " + written("latest");
    }
    const Node says = fact.member("says");
    return fact_named(id) + " tells " + numbers + (says ? ": " + says.value->text : "");
  }

  // ── What an entry may say ──────────────────────────────────────────────────────────────────────────────────────
  void check_entry(const EvidenceEntry& entry, std::size_t index) {
    const LedgerRow* row = row_at(entry.says.pointer);
    if (row != nullptr && row->entry != index) {
      return;  // a later layer speaks in its place
    }
    if (entry.says.kind == EvidenceKind::fact) {
      check_precision(entry, index);
    }
    if (const Node range = entry.node.member("range")) {
      check_range(row, range);
    }
    check_order(entry, row, "below", entry.says.below);
    check_order(entry, row, "above", entry.says.above);
  }

  /// One fact tells one value, and exactly.
  void check_precision(const EvidenceEntry& entry, std::size_t index) {
    const auto values = std::ranges::count(rows_, index, &LedgerRow::entry);
    const Told told = told_by(entry.says.text);
    const Node fact = reader_.root().member("facts").member(entry.says.text);
    const Node vague = fact.member("vague");
    const bool is_vague = (vague && vague.value->boolean) || (told.bounds && !told.value);
    if (values > 0 && is_vague) {
      reader_.error(entry.node.member("fact"), fact_named(entry.says.text) + " tells no exact value", {},
                    "choosing one is a convention: \"convention\" says how, \"of\" names the fact");
    } else if (values > 1 && told.value) {
      reader_.error(entry.node.member("fact"), fact_named(entry.says.text) + " tells one value, but there are " +
                                                   std::to_string(values) + " at " + entry.says.pointer);
    }
  }

  void check_range(const LedgerRow* row, const Node& range) {
    const auto ends = scalar_range_of(*range.value);
    if (!ends) {
      return;  // said when it was read
    }
    if (row == nullptr || !row->scalar) {
      reader_.error(range, "a range belongs to a single number, duration, instant or date, and there is none at " +
                               (row == nullptr ? "this pointer" : row->pointer));
    } else if (row->scalar->sort != ends->low.sort) {
      reader_.error(range, std::string("the range is of ") + plural_of(ends->low.sort) + ", but " + row->pointer +
                               " is one of " + plural_of(row->scalar->sort));
    } else {
      check_ends(row->pointer, range);
    }
  }

  /// Each end must be a value that could stand in the place.
  void check_ends(const std::string& pointer, const Node& range) {
    const auto pointer_of = [](const NotedValue& noted) -> const std::string& { return noted.node.pointer; };
    const auto noted = std::ranges::find(reader_.values, pointer, pointer_of);
    if (noted == reader_.values.end() || !noted->is_possible) {
      return;
    }
    const auto is_possible = noted->is_possible;  // reading may note more values
    is_possible(reader_, range.element(0));
    is_possible(reader_, range.element(1));
  }

  // ── Values beside others ───────────────────────────────────────────────────────────────────────────────────────
  void check_order(const EvidenceEntry& entry, const LedgerRow* row, const char* key,
                   const std::vector<std::string>& others) {
    for (const std::string& pointer : others) {
      const LedgerRow* other = row_at(pointer);
      if (row == nullptr || other == nullptr || !row->scalar || !other->scalar ||
          row->scalar->sort != other->scalar->sort) {
        reader_.error(entry.node.member(key), std::string(quoted(key)) + " compares two single values of one sort; " +
                                                  entry.says.pointer + " and " + pointer + " are not");
        continue;
      }
      const bool is_above = row->scalar->amount > other->scalar->amount;
      const bool is_below = row->scalar->amount < other->scalar->amount;
      if (std::string_view(key) == "below" ? is_above : is_below) {
        disagree(
            *row,
            std::string("it is never ") + (is_above ? "above " : "below ") + pointer + ", which is " + other->written,
            {}, other->basis == Basis::user);
      }
    }
  }

  void check_same(const LedgerRow& row, const Evidence& entry) {
    if (entry.kind != EvidenceKind::same_as) {
      return;
    }
    const LedgerRow* other = row_at(entry.text + row.pointer.substr(entry.pointer.size()));
    if (other != nullptr && !is_same(row, *other)) {
      disagree(row, "it is said to be the same as " + other->pointer + ", which is " + other->written, {},
               other->basis == Basis::user);
    }
  }

  // ── Saying so ──────────────────────────────────────────────────────────────────────────────────────────────────
  /// What the user sets against the evidence is only worth a warning.
  void disagree(const LedgerRow& row, const std::string& why, const std::string& hint = {}, bool is_user = false) {
    const Severity severity = is_user || row.basis == Basis::user ? Severity::warning : Severity::error;
    reader_.problems.push_back({row.place, row.pointer, "found " + row.written + ", but " + why, "", hint, severity});
  }

  [[nodiscard]] const LedgerRow* row_at(const std::string& pointer) const {
    const auto found = std::ranges::lower_bound(rows_, pointer, {}, &LedgerRow::pointer);
    return found == rows_.end() || found->pointer != pointer ? nullptr : &*found;
  }

  Reader& reader_;
  const std::vector<EvidenceEntry>& entries_;
  const std::vector<LedgerRow>& rows_;
};

}  // namespace

void check_against_evidence(Reader& reader, const std::vector<EvidenceEntry>& entries,
                            const std::vector<LedgerRow>& rows) {
  Check(reader, entries, rows).run();
}

}  // namespace docket::scenario_detail
