#include "docket/study/evidence_space.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "docket/core/check.hpp"
#include "study/amount.hpp"
#include "study/companions.hpp"

namespace docket {
namespace {

using study_detail::at_share;
using study_detail::json_of;
using study_detail::name_of_json;

bool is_open(const LedgerRow& row) { return row.range && row.scalar && row.moves_with.empty(); }

bool is_same(const Scalar& a, const Scalar& b) { return a.sort == b.sort && a.amount == b.amount; }

bool is_same(const SpaceAxis& axis, const LedgerRow& row) {
  return axis.pointer == row.pointer && is_same(axis.written_value, *row.scalar) &&
         is_same(axis.range.from, row.range->low) && is_same(axis.range.to, row.range->high);
}

SpaceAxis axis_for(const LedgerRow& row, std::size_t scenario) {
  SpaceAxis axis;
  axis.name = axis.pointer = row.pointer;
  axis.range = {row.range->low, row.range->high};
  axis.low = name_of_json(row.range->low_json);
  axis.high = name_of_json(row.range->high_json);
  axis.written = name_of_json(row.written);
  axis.written_value = *row.scalar;
  axis.is_whole = study_detail::is_whole_number_at(row.pointer);
  axis.owners = {scenario};
  return axis;
}

}  // namespace

EvidenceSpace::EvidenceSpace(std::vector<const Scenario*> scenarios, std::span<const std::string> left_out)
    : scenarios_(std::move(scenarios)) {
  for (std::size_t scenario = 0; scenario < scenarios_.size(); ++scenario) {
    add_axes(scenario, left_out);
  }
  for (const SpaceAxis& axis : axes_) {
    fixed_.push_back({axis.range.from.amount, axis.range.to.amount});
  }
  for (std::size_t scenario = 0; scenario < scenarios_.size(); ++scenario) {
    add_orders(scenario);
    add_mixes(scenario);
  }
  find_turns();
}

void EvidenceSpace::add_axes(std::size_t scenario, std::span<const std::string> left_out) {
  for (const LedgerRow& row : scenarios_[scenario]->evidence.rows) {
    const bool is_left_out =
        std::ranges::any_of(left_out, [&](const std::string& pointer) { return is_within(row.pointer, pointer); });
    if (!is_open(row) || is_left_out) {
      continue;
    }
    if (const auto twin = std::ranges::find_if(axes_, [&](const SpaceAxis& axis) { return is_same(axis, row); });
        twin != axes_.end()) {
      twin->owners.push_back(scenario);
      continue;
    }
    const auto other = std::ranges::find(axes_, row.pointer, &SpaceAxis::pointer);
    SpaceAxis axis = axis_for(row, scenario);
    if (other != axes_.end()) {
      other->name += " in " + scenarios_[other->owners.front()]->file;
      axis.name += " in " + scenarios_[scenario]->file;
    }
    axes_.push_back(std::move(axis));
  }
}

std::optional<std::size_t> EvidenceSpace::axis_of(const LedgerRow& row, std::size_t scenario) const {
  const std::string& pointer = row.moves_with.empty() ? row.pointer : row.moves_with;
  for (std::size_t axis = 0; axis < axes_.size(); ++axis) {
    if (axes_[axis].pointer == pointer && std::ranges::count(axes_[axis].owners, scenario) > 0) {
      return axis;
    }
  }
  return std::nullopt;
}

void EvidenceSpace::add_orders(std::size_t scenario) {
  const EvidenceLedger& evidence = scenarios_[scenario]->evidence;
  for (const LedgerRow& row : evidence.rows) {
    const Evidence* entry = evidence.entry_of(row);
    if (entry == nullptr || entry->pointer != row.pointer) {
      continue;
    }
    const auto own = axis_of(row, scenario);
    const auto each = [&](const std::vector<std::string>& pointers, bool is_below) {
      for (const std::string& pointer : pointers) {
        const LedgerRow* other = evidence.row_at(pointer);
        if (other == nullptr) {
          continue;
        }
        is_below ? add_order(row, *other, scenario) : add_order(*other, row, scenario);
        if (const auto first = axis_of(*other, scenario); own && first) {
          waits_.emplace_back(*own, *first);
        }
      }
    };
    each(entry->below, true);
    each(entry->above, false);
  }
}

void EvidenceSpace::add_order(const LedgerRow& lower, const LedgerRow& upper, std::size_t scenario) {
  if (!lower.scalar || !upper.scalar || lower.scalar->sort != upper.scalar->sort) {
    return;
  }
  const auto low = axis_of(lower, scenario);
  const auto high = axis_of(upper, scenario);
  if (low && high) {
    orders_.emplace_back(*low, *high);
  } else if (low) {
    fixed_[*low].high = std::min(fixed_[*low].high, upper.scalar->amount);
  } else if (high) {
    fixed_[*high].low = std::max(fixed_[*high].low, lower.scalar->amount);
  }
}

void EvidenceSpace::add_mixes(std::size_t scenario) {
  for (const study_detail::Mix& mix : study_detail::mixes_of(scenarios_[scenario]->evidence)) {
    MixOfAxes open{{}, false};
    for (const LedgerRow* row : mix) {
      const auto axis = axis_of(*row, scenario);
      open.has_rest = open.has_rest || !axis;
      if (axis) {
        open.axes.push_back(*axis);
      }
    }
    if (!open.axes.empty()) {
      mixes_.push_back(std::move(open));
    }
  }
}

/// First those that wait for nobody; where they wait for each other, as they stand.
void EvidenceSpace::find_turns() {
  std::vector<std::size_t> left(axes_.size());
  std::iota(left.begin(), left.end(), std::size_t{0});
  const auto is_left = [&left](std::size_t axis) { return std::ranges::find(left, axis) != left.end(); };
  while (!left.empty()) {
    const auto free = std::ranges::find_if(left, [&](std::size_t axis) {
      return std::ranges::none_of(waits_, [&](const auto& wait) { return wait.first == axis && is_left(wait.second); });
    });
    const auto next = free == left.end() ? left.begin() : free;
    turns_.push_back(*next);
    left.erase(next);
  }
}

/// Until nothing narrows any more, each bound is one that some value of all others allows.
void EvidenceSpace::narrow(std::vector<Bounds>& bounds, const SpacePlace& place) const {
  for (bool has_changed = true; has_changed;) {
    has_changed = false;
    for (const auto& [lower, upper] : orders_) {
      if (bounds[upper].low < bounds[lower].low) {
        bounds[upper].low = bounds[lower].low;
        has_changed = true;
      }
      if (bounds[lower].high > bounds[upper].high) {
        bounds[lower].high = bounds[upper].high;
        has_changed = true;
      }
    }
  }
  for (const MixOfAxes& mix : mixes_) {
    narrow_mix(mix, bounds, place);
  }
}

/// Shares that stay as written are part of what is left.
void EvidenceSpace::narrow_mix(const MixOfAxes& mix, std::vector<Bounds>& bounds, const SpacePlace& place) {
  const auto moves = [&place](std::size_t axis) { return place[axis].has_value(); };
  const bool has_rest = mix.has_rest || !std::ranges::all_of(mix.axes, moves);
  for (const std::size_t axis : mix.axes) {
    double least = 0;
    double most = has_rest ? 1 : 0;
    for (const std::size_t other : mix.axes) {
      least += other != axis && moves(other) ? bounds[other].low : 0;
      most += other != axis && moves(other) ? bounds[other].high : 0;
    }
    if (moves(axis)) {
      bounds[axis].high = std::max(std::min(bounds[axis].high, 1 - least), bounds[axis].low);
      bounds[axis].low = std::min(std::max(bounds[axis].low, 1 - most), bounds[axis].high);
    }
  }
}

std::vector<EvidenceSpace::Bounds> EvidenceSpace::bounds_at(const SpacePlace& place) const {
  std::vector<Bounds> bounds = fixed_;
  for (std::size_t axis = 0; axis < axes_.size(); ++axis) {
    if (!place[axis]) {
      const double written = axes_[axis].written_value.amount;
      bounds[axis] = {written, written};
    }
  }
  return bounds;
}

SpacePoint EvidenceSpace::at(const SpacePlace& place) const {
  ensure(place.size() == axes_.size(), "a place has a share for each axis");
  std::vector<Bounds> bounds = bounds_at(place);
  std::vector<std::string> values(axes_.size());
  SpacePoint point{std::vector<std::vector<std::string>>(scenarios_.size()), {}};
  for (const std::size_t axis : turns_) {
    if (!place[axis]) {
      continue;
    }
    narrow(bounds, place);
    const ScalarSort sort = axes_[axis].written_value.sort;
    const Scalar value =
        at_share({{sort, bounds[axis].low}, {sort, bounds[axis].high}}, *place[axis], axes_[axis].is_whole);
    bounds[axis] = {value.amount, value.amount};
    values[axis] = json_of(value);
  }
  for (std::size_t axis = 0; axis < axes_.size(); ++axis) {
    point.shown.push_back(place[axis] ? name_of_json(values[axis]) : axes_[axis].written);
    for (const std::size_t scenario : place[axis] ? axes_[axis].owners : std::vector<std::size_t>()) {
      point.settings[scenario].push_back(axes_[axis].pointer + "=" + values[axis]);
    }
  }
  for (std::size_t scenario = 0; scenario < scenarios_.size(); ++scenario) {
    study_detail::Companions(scenarios_[scenario]->evidence).add_to(point.settings[scenario]);
  }
  return point;
}

double EvidenceSpace::written_share(std::size_t axis) const {
  SpacePlace alone = origin();
  alone[axis] = 0;
  std::vector<Bounds> bounds = bounds_at(alone);
  narrow(bounds, alone);
  const double written = axes_[axis].written_value.amount;
  const auto [low, high] = bounds[axis];
  const double share = axes_[axis].is_whole ? (written - std::ceil(low) + 0.5) / (std::floor(high) - std::ceil(low) + 1)
                                            : (written - low) / (high - low);
  return high > low ? std::clamp(share, 0.0, 1.0) : 0;
}

}  // namespace docket
