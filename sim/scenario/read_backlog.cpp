#include "docket/scenario/read_backlog.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "docket/core/duration_text.hpp"
#include "docket/core/utc_text.hpp"
#include "scenario/backlog_cells.hpp"
#include "scenario/backlog_table.hpp"
#include "scenario/choose_source.hpp"
#include "scenario/json_text.hpp"
#include "scenario/read_open_item.hpp"
#include "scenario/text_encoding.hpp"

namespace docket {
namespace {

using scenario_detail::BacklogCells;
using scenario_detail::BacklogSource;
using scenario_detail::quoted;
using Column = scenario_detail::BacklogColumn;
using Row = scenario_detail::BacklogRow;

/// Joins rows to orders.
class BacklogReader {
 public:
  BacklogReader(const std::string& file, const Scenario& scenario, Instant at)
      : file_(file),
        scenario_(scenario),
        at_(at),
        cells_(scenario, at, problems_),
        choice_(scenario, cells_),
        item_reader_(scenario, cells_) {}

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
  void read_row(const Row& row) {
    for (const Column needed : {Column::order, Column::served_at}) {
      if (!row[needed]) {
        cells_.report(row.place, quoted(name_of(needed)) + " is empty, but every row needs it");
      }
    }
    const auto served = cells_.past_instant(row, Column::served_at);
    const auto due = cells_.instant(row, Column::due_at);
    const BacklogSource* like = source_of(row);
    const OpenItem stands = item_reader_.read(row, like, served.value_or(at_));
    const std::uint64_t count = cells_.item_count(row);
    if (!row[Column::order] || !served || like == nullptr) {
      return;
    }
    OpenOrder& open = order_of(row, *like, *served);
    agree(row, Column::served_at, open.served_at == *served, "was served");
    agree(row, Column::source, open.source == like->like.source, "comes from");
    if (due) {
      agree(row, Column::due_at, !open.due_at || *open.due_at == *due, "is due");
      open.due_at = due;
    }
    check_end(row, open);
    check_items(row, open, stands);
    open.items.insert(open.items.end(), count, stands);
  }

  /// What an earlier row of the order said goes for those that say nothing.
  const BacklogSource* source_of(const Row& row) {
    const auto known = row[Column::order] ? places_.find(row[Column::order]->text) : places_.end();
    const bool says_nothing = !row[Column::source] && !row[Column::authority] && !row[Column::regime];
    return known != places_.end() && says_nothing ? &choice_[orders_[known->second].source] : choice_.choose(row);
  }

  OpenOrder& order_of(const Row& row, const BacklogSource& like, Instant served) {
    const std::string& id = row[Column::order]->text;
    const auto [known, is_new] = places_.emplace(id, orders_.size());
    if (is_new) {
      orders_.push_back(like.like);
      orders_.back().id = id;
      orders_.back().served_at = served;
    }
    return orders_[known->second];
  }

  void agree(const Row& row, Column column, bool is_same, const std::string& verb) {
    if (!is_same) {
      cells_.report(row.at(column),
                    "an earlier row of order " + quoted(row[Column::order]->text) + " says otherwise when it " + verb);
    }
  }

  void check_end(const Row& row, const OpenOrder& open) {
    const Instant due = due_if_known(open, scenario_.regimes);
    if (!due.is_never() && due > scenario_.run.horizon()) {
      cells_.report(row.at(row[Column::due_at] ? Column::due_at : Column::served_at),
                    "the order is due at " + cells_.shown(due) + ", after the scenario's end", "",
                    "let the run end later: --set /run/ends_at=" + cells_.shown(due + Duration::days(7)));
    }
  }

  void check_items(const Row& row, const OpenOrder& open, const OpenItem& stands) {
    if (row[Column::item] && !items_.emplace(open.id, row[Column::item]->text).second) {
      cells_.report(row.at(Column::item),
                    "item " + quoted(row[Column::item]->text) + " of order " + quoted(open.id) + " stands in two rows");
    }
    if (open.items.empty()) {
      return;
    }
    const OpenItem& first = open.items.front();
    const bool is_like_it = first.state == stands.state && first.stage == stands.stage && first.since == stands.since;
    if ((concerns_all(first) || concerns_all(stands)) && !is_like_it) {
      cells_.report(row.at(Column::state),
                    "an earlier row of order " + quoted(open.id) +
                        " stands elsewhere, but an order is noticed, and passes stages of that sort, as a whole");
    }
  }

  /// Whether what is said of the item has to be said of all items of its order.
  [[nodiscard]] bool concerns_all(const OpenItem& item) const {
    return item.state == OpenState::unnoticed ||
           (!item.stage.is_none() && scenario_.platform.stages[item.stage.index()].is_per_order);
  }

  const std::string& file_;
  const Scenario& scenario_;
  Instant at_;
  Problems problems_;
  BacklogCells cells_;
  scenario_detail::SourceChoice choice_;
  scenario_detail::OpenItemReader item_reader_;
  std::vector<OpenOrder> orders_;
  std::map<std::string, std::size_t> places_;            // in orders_, by id
  std::set<std::pair<std::string, std::string>> items_;  // order and item
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
