#include <algorithm>
#include <set>

#include "scenario/evidence_entries.hpp"
#include "scenario/scalar.hpp"

namespace docket::scenario_detail {

namespace {

constexpr std::size_t kNone = LedgerRow::kNone;

Basis basis_of(EvidenceKind kind) {
  switch (kind) {
    case EvidenceKind::fact:
      return Basis::fact;
    case EvidenceKind::law:
      return Basis::law;
    case EvidenceKind::unverified_law:
      return Basis::unverified_law;
    case EvidenceKind::source:
      return Basis::source;
    case EvidenceKind::convention:
      return Basis::convention;
    case EvidenceKind::assumption:
      return Basis::assumption;
    case EvidenceKind::user:
      return Basis::user;
    case EvidenceKind::same_as:
      break;
  }
  return Basis::nothing;
}

/// What the user puts in takes the place of a value of whatever layer.
Layer lowest_speaker(const Spot& spot) { return spot.is_setting() ? 0 : spot.layer; }

constexpr std::size_t kLongestShownList = 64;

std::string written_of(const LocatedValue& value) {
  const std::size_t size = value.elements.size();
  return size > kLongestShownList ? "a list of " + std::to_string(size) : to_compact_json(value);
}

bool is_leaf(const LocatedValue& value) { return value.members.empty() && value.elements.empty(); }

/// Finds what speaks where.
class Speakers {
 public:
  explicit Speakers(const std::vector<EvidenceEntry>& entries) : entries_(entries) {}

  /// The nearest entry of `lowest` layer or above; kNone: nothing speaks.
  [[nodiscard]] std::size_t find(std::string_view pointer, Layer lowest) const {
    while (true) {
      if (const std::size_t entry = exactly_at(pointer, lowest); entry != kNone || pointer.empty()) {
        return entry;
      }
      pointer = pointer.substr(0, pointer.rfind('/'));
    }
  }

  /// Some entry stands below the pointer.
  [[nodiscard]] bool has_below(const std::string& pointer) const {
    const std::string below = pointer + "/";
    const auto next = std::ranges::lower_bound(entries_, below, {}, pointer_of);
    return next != entries_.end() && next->says.pointer.starts_with(below);
  }

 private:
  static const std::string& pointer_of(const EvidenceEntry& entry) { return entry.says.pointer; }

  [[nodiscard]] std::size_t exactly_at(std::string_view pointer, Layer lowest) const {
    const auto first = std::ranges::lower_bound(entries_, pointer, {}, pointer_of);
    const bool speaks = first != entries_.end() && first->says.pointer == pointer && first->says.layer >= lowest;
    return speaks ? static_cast<std::size_t>(first - entries_.begin()) : kNone;
  }

  const std::vector<EvidenceEntry>& entries_;
};

class RowMaker {
 public:
  RowMaker(Reader& reader, const std::vector<EvidenceEntry>& entries)
      : reader_(reader), entries_(entries), speakers_(entries), is_heard_(entries.size(), false) {}

  std::vector<LedgerRow> run() {
    for (const NotedValue& value : reader_.values) {
      add(value.node);
    }
    std::ranges::sort(rows_, {}, &LedgerRow::pointer);
    for (LedgerRow& row : rows_) {
      follow(row);
    }
    std::string pointer = reader_.root().pointer;
    hear_all(*reader_.root().value, pointer);
    if (reader_.is_sound({""})) {
      report_unheard();  // what is wrong elsewhere may be why nothing listens
    }
    return std::move(rows_);
  }

 private:
  /// What is made of several numbers counts as one value, unless evidence tells its parts apart.
  void add(const Node& node) {
    if (is_leaf(*node.value) || !speakers_.has_below(node.pointer)) {
      add_row(node);
      return;
    }
    for (const LocatedMember& member : node.value->members) {
      add({&member.value, pointer_to(node.pointer, member.key)});
    }
    for (std::size_t i = 0; i < node.value->elements.size(); ++i) {
      add(node.element(i));
    }
  }

  void add_row(const Node& node) {
    const Spot& spot = youngest_spot(*node.value);
    LedgerRow row;
    row.pointer = node.pointer;
    row.written = written_of(*node.value);
    row.place = spot.place();
    row.basis = spot.is_setting() ? Basis::user : Basis::nothing;
    row.entry = speakers_.find(node.pointer, lowest_speaker(spot));
    row.root_entry = row.entry;
    row.scalar = scalar_of(*node.value);
    if (row.entry != kNone) {
      take_range(row);
    }
    rows_.push_back(std::move(row));
  }

  void take_range(LedgerRow& row) const {
    const EvidenceEntry& entry = entries_[row.entry];
    const Node range = entry.node.member("range");
    if (range && entry.says.pointer == row.pointer && row.basis != Basis::user) {
      row.range = scalar_range_of(*range.value);
    }
  }

  void follow(LedgerRow& row) {
    std::set<const LedgerRow*> passed = {&row};
    const LedgerRow* at = &row;
    while (at->entry != kNone && entries_[at->entry].says.kind == EvidenceKind::same_as) {
      const EvidenceEntry& entry = entries_[at->entry];
      at = row_at(entry.says.text + at->pointer.substr(entry.says.pointer.size()));
      if (at == nullptr || !passed.insert(at).second) {
        row.root_entry = kNone;
        complain(entry, at == nullptr ? "there is no value at " + entry.says.text + " to be the same as"
                                      : "values that are the same as each other in a circle come from nowhere");
        return;
      }
    }
    row.root_entry = at->entry;
    row.moves_with = at == &row ? "" : at->pointer;
    if (row.basis != Basis::user && at->entry != kNone) {
      row.basis = basis_of(entries_[at->entry].says.kind);
    }
  }

  void complain(const EvidenceEntry& entry, const std::string& message) {
    const bool is_known_to_dangle = find_at(*reader_.root().value, entry.says.text) == nullptr;
    if (!is_known_to_dangle && complained_.insert(&entry).second) {
      reader_.error(entry.node.member("same_as"), message);
    }
  }

  [[nodiscard]] const LedgerRow* row_at(const std::string& pointer) const {
    const auto found = std::ranges::lower_bound(rows_, pointer, {}, &LedgerRow::pointer);
    return found == rows_.end() || found->pointer != pointer ? nullptr : &*found;
  }

  /// Evidence may also speak for what is no value: a word, a text, an object that is there.
  void hear_all(const LocatedValue& value, std::string& pointer) {
    const LedgerRow* row = row_at(pointer);
    if (row != nullptr || is_leaf(value)) {
      const std::size_t entry = row != nullptr ? row->entry : speakers_.find(pointer, lowest_speaker(value.spot));
      if (entry != kNone) {
        is_heard_[entry] = true;
      }
      return;
    }
    const std::size_t length = pointer.size();
    const auto hear_below = [&](const LocatedValue& part, const std::string& step) {
      pointer += step;
      hear_all(part, pointer);
      pointer.resize(length);
    };
    for (const LocatedMember& member : value.members) {
      if (member.key != "evidence" && member.key != "facts") {
        hear_below(member.value, pointer_to("", member.key));
      }
    }
    for (std::size_t i = 0; i < value.elements.size(); ++i) {
      hear_below(value.elements[i], "/" + std::to_string(i));
    }
  }

  void report_unheard() {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (!is_heard_[i]) {
        reader_.warn(entries_[i].node,
                     "evidence for nothing: what is at " + entries_[i].says.pointer +
                         " was written by a later file, or has evidence of its own",
                     {}, "what overrides a value brings its own evidence");
      }
    }
  }

  Reader& reader_;
  const std::vector<EvidenceEntry>& entries_;
  Speakers speakers_;
  std::vector<LedgerRow> rows_;
  std::vector<bool> is_heard_;
  std::set<const EvidenceEntry*> complained_;
};

}  // namespace

std::vector<LedgerRow> ledger_rows(Reader& reader, const std::vector<EvidenceEntry>& entries) {
  return RowMaker(reader, entries).run();
}

}  // namespace docket::scenario_detail
