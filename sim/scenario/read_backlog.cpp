#include "docket/scenario/read_backlog.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "docket/core/duration_text.hpp"
#include "docket/core/nearest_word.hpp"
#include "docket/core/utc_text.hpp"
#include "scenario/backlog_source.hpp"
#include "scenario/backlog_table.hpp"
#include "scenario/formats.hpp"
#include "scenario/json_text.hpp"
#include "scenario/text_encoding.hpp"

namespace docket {
namespace {

using scenario_detail::BacklogSource;
using Cell = scenario_detail::BacklogCell;
using Column = scenario_detail::BacklogColumn;
using Row = scenario_detail::BacklogRow;
using enum scenario_detail::BacklogColumn;
using scenario_detail::listed;
using scenario_detail::quoted;

const std::vector<std::string> kStates = {"unnoticed", "waiting", "in-review", "on-hold", "decided"};
const std::vector<std::string> kDecisions = {"withhold", "block", "reject"};
const std::vector<std::string> kVisibilities = {"visible", "withheld", "blocked"};
constexpr std::uint64_t kMostItems = 1'000'000;

template <class Things>
std::vector<std::string> ids_of(const Things& things) {
  std::vector<std::string> ids;
  for (const auto& thing : things) {
    ids.push_back(thing.id);
  }
  return ids;
}

class BacklogReader {
 public:
  BacklogReader(const std::string& file, const Scenario& scenario, Instant at)
      : file_(file),
        scenario_(scenario),
        at_(at),
        sources_(scenario_detail::backlog_sources(scenario)),
        stages_(ids_of(scenario.platform.stages)) {}

  Result<std::vector<OpenOrder>> read(std::string_view csv) {
    for (const Row& row : scenario_detail::read_backlog_table(csv, file_, problems_)) {
      read_row(row);
    }
    if (!problems_.empty()) {
      std::ranges::sort(problems_);
      return problems_;
    }
    std::ranges::stable_sort(orders_, {}, &OpenOrder::served_at);
    return std::move(orders_);
  }

 private:
  void report(Place place, std::string message, std::string nearest = {}, std::string hint = {}) {
    problems_.push_back({std::move(place), "", std::move(message), std::move(nearest), std::move(hint), {}});
  }

  // ---- rows ----

  void read_row(const Row& row) {
    for (const Column needed : {kOrder, kServedAt}) {
      if (!row[needed]) {
        report(row.place, quoted(name_of(needed)) + " is empty, but every row needs it");
      }
    }
    const auto served = past_instant(row, kServedAt);
    const auto due = row[kDueAt] ? instant(*row[kDueAt]) : std::nullopt;
    const BacklogSource* like = source_of_order(row);
    const OpenItem stands = item_of(row, like, served.value_or(at_));
    const std::uint64_t count = count_of(row);
    if (!row[kOrder] || !served || like == nullptr) {
      return;
    }
    OpenOrder& open = order_of(row, *like, *served);
    agree(row, kServedAt, open.served_at == *served, "was served");
    agree(row, kSource, open.source == like->like.source, "comes from");
    if (due) {
      agree(row, kDueAt, !open.due_at || *open.due_at == *due, "is due");
      open.due_at = due;
    }
    check_end(row, open);
    check_items(row, open, stands);
    open.items.insert(open.items.end(), count, stands);
  }

  void check_end(const Row& row, const OpenOrder& open) {
    const Instant due_at_last = due_if_known(open, scenario_.regimes);
    if (!due_at_last.is_never() && due_at_last > scenario_.run.horizon()) {
      const auto shown = [this](Instant instant) {
        return format_rfc3339(scenario_.run.starts_at + instant.since_start(), scenario_.run.zone.get());
      };
      report(row[kDueAt] ? row.at(kDueAt) : row.at(kServedAt),
             "the order is due at " + shown(due_at_last) + ", after the scenario's end", "",
             "let the run end later: --set /run/ends_at=" + shown(due_at_last + Duration::days(7)));
    }
  }

  OpenOrder& order_of(const Row& row, const BacklogSource& like, Instant served) {
    const auto [known, is_new] = places_.emplace(row[kOrder]->text, orders_.size());
    if (is_new) {
      orders_.push_back(like.like);
      orders_.back().id = row[kOrder]->text;
      orders_.back().served_at = served;
    }
    return orders_[known->second];
  }

  void agree(const Row& row, Column column, bool is_same, const std::string& verb) {
    if (!is_same) {
      report(row.at(column),
             "an earlier row of order " + quoted(row[kOrder]->text) + " says otherwise when it " + verb);
    }
  }

  /// What concerns an order as a whole must be said of all its items.
  void check_items(const Row& row, const OpenOrder& open, const OpenItem& stands) {
    if (row[kItem] && !items_.emplace(open.id, row[kItem]->text).second) {
      report(row.at(kItem),
             "item " + quoted(row[kItem]->text) + " of order " + quoted(open.id) + " stands in two rows");
    }
    if (open.items.empty()) {
      return;
    }
    const OpenItem& first = open.items.front();
    const auto is_whole = [this](const OpenItem& one) {
      return one.state == OpenState::unnoticed || (!one.stage.is_none() && is_per_order(one.stage));
    };
    const bool is_like_it = first.state == stands.state && first.stage == stands.stage && first.since == stands.since;
    if ((is_whole(first) || is_whole(stands)) && !is_like_it) {
      report(row.at(kState),
             "an earlier row of order " + quoted(open.id) +
                 " stands elsewhere, but an order is noticed, and passes stages of that sort, as a whole");
    }
  }

  OpenItem item_of(const Row& row, const BacklogSource* like, Instant served) {
    OpenItem stands;
    const std::size_t standing = word(row, kState, kStates).value_or(static_cast<std::size_t>(OpenState::waiting));
    stands.state = static_cast<OpenState>(standing);
    stands.since = row[kSince] ? past_instant(row, kSince).value_or(served) : served;
    if (stands.since < served) {
      report(row.at(kSince), "this is before the order was served");
    }
    if (const auto found = reference(row, kKind, scenario_.kinds, "kind")) {
      stands.kind = KindId(*found);
    }
    stands.visibility = static_cast<Visibility>(word(row, kVisibility, kVisibilities).value_or(0));
    const auto decided = word(row, kDecision, kDecisions);
    if ((stands.state == OpenState::decided) != row[kDecision].has_value()) {
      report(row.at(kDecision), row[kDecision] ? "a decision, but the state is not \"decided\""
                                               : "the state is \"decided\", but no decision is given");
    }
    stands.decision = static_cast<Decision>(decided.value_or(0));
    stands.stage = stage_of(row, stands, like);
    return stands;
  }

  StageId stage_of(const Row& row, const OpenItem& stands, const BacklogSource* like) {
    const auto named = reference(row, kStage, stages_, "stage");
    if (stands.state == OpenState::unnoticed || stands.state == OpenState::decided || like == nullptr) {
      return StageId::none();
    }
    const StageId at = named ? StageId(*named) : like->entry;
    const bool is_batch = like->like.from.is_none();
    if (is_batch && is_per_order(at)) {
      report(row.at(kStage), "a stage for whole orders takes no work without an order");
    }
    return at;
  }

  [[nodiscard]] bool is_per_order(StageId at) const { return scenario_.platform.stages[at.index()].is_per_order; }

  // ---- sources ----

  /// What an earlier row of the order said goes for those that say nothing.
  const BacklogSource* source_of_order(const Row& row) {
    const auto known = row[kOrder] ? places_.find(row[kOrder]->text) : places_.end();
    if (known == places_.end() || row[kSource] || row[kAuthority] || row[kRegime]) {
      return source_of(row);
    }
    const SourceId of_order = orders_[known->second].source;
    return &*std::ranges::find(sources_, of_order, [](const BacklogSource& one) { return one.like.source; });
  }

  const BacklogSource* source_of(const Row& row) {
    if (row[kSource]) {
      std::vector<std::string> ids;
      for (const BacklogSource& one : sources_) {
        ids.push_back(*one.id);
      }
      const auto found = reference(row, kSource, ids, "order or stream");
      return found ? &sources_[*found] : nullptr;
    }
    const auto by = reference(row, kAuthority, ids_of(scenario_.authorities), "authority");
    const auto under = reference(row, kRegime, ids_of(scenario_.regimes), "regime");
    if ((row[kAuthority] && !by) || (row[kRegime] && !under)) {
      return nullptr;
    }
    std::vector<const BacklogSource*> fitting;
    for (const BacklogSource& one : sources_) {
      const bool fits = (!by || one.like.from == AuthorityId(*by)) && (!under || one.like.regime == RegimeId(*under));
      // A list comes once: an open order is like the streams, if there are any.
      const bool is_of_lesser_kind = !fitting.empty() && kind_of(one) != kind_of(*fitting.front());
      if (fits && !is_of_lesser_kind) {
        fitting.push_back(&one);
      }
    }
    if (fitting.size() != 1) {
      report_choice(row, fitting);
      return nullptr;
    }
    return fitting.front();
  }

  [[nodiscard]] SourceKind kind_of(const BacklogSource& one) const {
    return scenario_.sources[one.like.source.index()].kind;
  }

  void report_choice(const Row& row, const std::vector<const BacklogSource*>& fitting) {
    std::vector<std::string> ids;
    for (const BacklogSource* one : fitting) {
      ids.push_back(quoted(*one->id));
    }
    std::string all;
    for (const std::string& id : ids) {
      all += (all.empty() ? "" : ", ") + id;
    }
    report(row.place,
           fitting.empty() ? "no order or stream of the scenario is of this authority and regime"
                           : "this order may be like any of " + all + " of the scenario",
           "", fitting.empty() ? "" : "say which one in a column \"source\"");
  }

  // ---- cells ----

  std::optional<std::size_t> word(const Row& row, Column column, const std::vector<std::string>& words) {
    if (!row[column]) {
      return std::nullopt;
    }
    const auto found = std::ranges::find(words, row[column]->text);
    if (found == words.end()) {
      report(row.at(column), "found " + quoted(row[column]->text) + ", expected " + listed(words),
             nearest_word(row[column]->text, words));
      return std::nullopt;
    }
    return static_cast<std::size_t>(found - words.begin());
  }

  std::optional<std::size_t> reference(const Row& row, Column column, const std::vector<std::string>& ids,
                                       const std::string& noun) {
    if (!row[column]) {
      return std::nullopt;
    }
    const auto found = std::ranges::find(ids, row[column]->text);
    if (found == ids.end()) {
      report(row.at(column), "the scenario has no " + noun + " " + quoted(row[column]->text),
             nearest_word(row[column]->text, ids));
      return std::nullopt;
    }
    return static_cast<std::size_t>(found - ids.begin());
  }

  std::uint64_t count_of(const Row& row) {
    if (!row[kItems]) {
      return 1;
    }
    const std::string& text = row[kItems]->text;
    std::uint64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc() || end != text.data() + text.size() || count < 1 || count > kMostItems) {
      report(row.at(kItems), "found " + quoted(text) + ", expected a whole number of items, from 1 to 1000000");
      return 1;
    }
    if (row[kItem] && count > 1) {
      report(row.at(kItems), "a row that names one item is about one item");
    }
    return count;
  }

  std::optional<Instant> instant(const Cell& cell) {
    const auto found = parse_run_instant(cell.text, scenario_.run);
    if (!found) {
      TextFault why;
      (void)parse_instant(cell.text, &why);
      report(
          cell.place,
          "found " + quoted(cell.text) +
              ", expected an instant such as 2021-01-31T12:00:00+05:30, or a time since the run's start such as 36h" +
              (why.reason.empty() ? "" : " (" + why.reason + ")"),
          "", why.hint);
    }
    return found;
  }

  std::optional<Instant> past_instant(const Row& row, Column column) {
    const auto found = row[column] ? instant(*row[column]) : std::nullopt;
    if (found && *found > at_) {
      const auto* zone = scenario_.run.zone.get();
      report(row.at(column), "this is after " + format_rfc3339(scenario_.run.starts_at + at_.since_start(), zone) +
                                 ", the instant of which the backlog tells");
      return std::nullopt;
    }
    return found;
  }

  const std::string& file_;
  const Scenario& scenario_;
  Instant at_;
  std::vector<BacklogSource> sources_;
  std::vector<std::string> stages_;
  std::vector<OpenOrder> orders_;
  std::map<std::string, std::size_t> places_;            // in orders_, by id
  std::set<std::pair<std::string, std::string>> items_;  // order and item
  Problems problems_;
};

}  // namespace

Instant due_if_known(const OpenOrder& open, const std::vector<Regime>& regimes) {
  if (open.due_at || open.regime.is_none()) {
    return open.due_at.value_or(Instant::never());
  }
  const Regime& regime = regimes[open.regime.index()];
  return due_at(regime.readings[regime.platform_reading], open.served_at, nullptr);
}

std::optional<Instant> parse_run_instant(const std::string& text, const RunSpec& run) {
  if (const auto since_start = parse_duration(text)) {
    return Instant::at(*since_start);
  }
  const auto time = parse_instant(text);
  const Duration since_start = time ? *time - run.starts_at : Duration();
  const bool is_within = -kLongestRun <= since_start && since_start <= kLongestRun;
  return time && is_within ? std::optional(Instant::at(since_start)) : std::nullopt;
}

Result<std::vector<OpenOrder>> read_backlog(const std::string& csv, const std::string& file, const Scenario& scenario,
                                            Instant at) {
  std::string_view text = csv;
  if (text.starts_with(scenario_detail::kByteOrderMark)) {
    text.remove_prefix(scenario_detail::kByteOrderMark.size());
  }
  if (const auto mistake = scenario_detail::find_encoding_mistake(text)) {
    const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(mistake->offset), '\n') + 1;
    return Problems{{{file, static_cast<std::uint32_t>(line), 1}, "", mistake->message, "", mistake->hint, {}}};
  }
  if (scenario.is_platform_replayed()) {
    return Problems{{scenario.place_of("/script"),
                     "/script",
                     "the platform is replayed, so nobody works on what is open",
                     "",
                     "leave its acts out of the script",
                     {}}};
  }
  return BacklogReader(file, scenario, at).read(text);
}

}  // namespace docket
