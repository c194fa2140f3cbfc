#include "experiment/sensitivity_rows.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "study/unit_samples.hpp"

namespace docket::experiment_detail {
namespace {

constexpr double kHalfARange = 0.5;

std::string purpose_of(RowKind kind) { return kind == RowKind::screening ? "screening" : "samples"; }

class Designs {
 public:
  Designs(const EvidenceSpace& space, const SensitivityOptions& options) : options_(options) {
    std::ranges::transform(space.axes(), std::back_inserter(names_), &SpaceAxis::name);
  }

  std::vector<SpacePlace> places(const Row& row, std::uint32_t attempt) {
    std::vector<SpacePlace> all = {place(row, attempt, "a")};
    if (row.kind == RowKind::sample) {
      all.push_back(place(row, attempt, "b"));
    }
    for (std::size_t axis = 0; axis < names_.size(); ++axis) {
      const double from = *all[0][axis];
      const double step = from < kHalfARange ? kHalfARange : -kHalfARange;
      SpacePlace moved = all[0];
      moved[axis] = row.kind == RowKind::sample ? *all[1][axis] : from + step;
      all.push_back(std::move(moved));
    }
    return all;
  }

 private:
  SpacePlace place(const Row& row, std::uint32_t attempt, const std::string& side) {
    const std::string purpose = purpose_of(row.kind) + "/" + side;
    auto& cube = cubes_[{purpose, attempt}];
    if (cube.empty()) {
      const std::size_t points = row.kind == RowKind::screening ? options_.screening : options_.samples;
      cube = study_detail::latin_hypercube(names_, points, seed_for(options_.seed, purpose, attempt));
    }
    return {cube[row.ordinal].begin(), cube[row.ordinal].end()};
  }

  const SensitivityOptions& options_;
  std::vector<std::string> names_;
  std::map<std::pair<std::string, std::uint32_t>, study_detail::UnitSamples> cubes_;
};

std::vector<Row> empty_rows(const SensitivityOptions& options) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < options.screening; ++i) {
    rows.push_back({RowKind::screening, i, {}, {}});
  }
  for (std::size_t i = 0; i < options.samples; ++i) {
    rows.push_back({RowKind::sample, i, {}, {}});
  }
  return rows;
}

class Rounds {
 public:
  Rounds(const EvidenceSpace& space, VariantPlayer& player, const SensitivityOptions& options)
      : player_(player), options_(options), designs_(space, options), rows_(empty_rows(options)) {}

  PlayedRows play() {
    for (std::uint32_t attempt = 0; attempt < kMostAttempts && player_.limit() == Limit::none; ++attempt) {
      const std::vector<std::size_t> open = open_rows();
      found_.redrawn += attempt == 0 ? 0 : open.size();
      if (!open.empty()) {
        play(open, attempt);
      }
    }
    found_.given_up = open_rows().size();
    std::erase_if(rows_, [](const Row& row) { return row.values.empty(); });
    found_.rows = std::move(rows_);
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::vector<std::size_t> open_rows() const {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i].values.empty()) {
        open.push_back(i);
      }
    }
    return open;
  }

  void play(const std::vector<std::size_t>& open, std::uint32_t attempt) {
    std::vector<Variant> variants;
    for (std::size_t i = 0; i < open.size(); ++i) {
      Row& row = rows_[open[i]];
      row.places = designs_.places(row, attempt);
      for (const SpacePlace& place : row.places) {
        variants.push_back(
            {place, seed_for(options_.seed, purpose_of(row.kind), row.ordinal), options_.replications, i});
      }
    }
    const auto values = player_.play(variants);
    for (std::size_t v = 0; v < variants.size(); ++v) {
      if (values[v]) {
        rows_[open[variants[v].row]].values.push_back(*values[v]);
      }
    }
    explain(open);
  }

  void explain(const std::vector<std::size_t>& played) {
    const auto failed = std::ranges::find_if(played, [this](std::size_t i) { return rows_[i].values.empty(); });
    if (failed == played.end() || !found_.contradiction.empty() || player_.limit() != Limit::none) {
      return;
    }
    for (const SpacePlace& place : rows_[*failed].places) {
      found_.contradiction = found_.contradiction.empty() ? player_.contradiction_in(place) : found_.contradiction;
    }
  }

  VariantPlayer& player_;
  const SensitivityOptions& options_;
  Designs designs_;
  std::vector<Row> rows_;
  PlayedRows found_;
};

/// Which replications have the metric at all places of a row; none where these are fewer than two.
std::vector<std::size_t> defined_replications(const Row& row, std::size_t metric) {
  std::vector<std::size_t> kept;
  for (std::size_t r = 0; r < row.values.front()[metric].size(); ++r) {
    if (std::ranges::none_of(row.values, [&](const Measured& at) { return std::isnan(at[metric][r]); })) {
      kept.push_back(r);
    }
  }
  return kept.size() < 2 ? std::vector<std::size_t>() : kept;
}

std::vector<double> chosen(const std::vector<double>& values, const std::vector<std::size_t>& replications) {
  std::vector<double> kept;
  for (const std::size_t r : replications) {
    kept.push_back(values[r]);
  }
  return kept;
}

}  // namespace

PlayedRows play_rows(const EvidenceSpace& space, VariantPlayer& player, const SensitivityOptions& options) {
  return Rounds(space, player, options).play();
}

std::vector<EffectStep> steps_of(const std::vector<Row>& rows, RowKind kind, std::size_t axis, std::size_t metric) {
  std::vector<EffectStep> steps;
  for (const Row& row : rows) {
    const std::size_t moved = axis + (row.kind == RowKind::screening ? 1 : 2);
    const std::vector<std::size_t> replications =
        row.kind == kind ? defined_replications(row, metric) : std::vector<std::size_t>();
    const double length = row.kind == kind ? *row.places[moved][axis] - *row.places[0][axis] : 0;
    if (replications.empty() || length == 0) {
      continue;
    }
    EffectStep step{length, {}};
    for (const std::size_t r : replications) {
      step.differences.push_back(row.values[moved][metric][r] - row.values[0][metric][r]);
    }
    steps.push_back(std::move(step));
  }
  return steps;
}

std::vector<SobolRow> samples_of(const std::vector<Row>& rows, std::size_t metric) {
  std::vector<SobolRow> samples;
  for (const Row& row : rows) {
    const std::vector<std::size_t> replications =
        row.kind == RowKind::sample ? defined_replications(row, metric) : std::vector<std::size_t>();
    if (replications.empty()) {
      continue;
    }
    SobolRow sample{chosen(row.values[0][metric], replications), chosen(row.values[1][metric], replications), {}};
    for (std::size_t i = 2; i < row.values.size(); ++i) {
      sample.mixed.push_back(chosen(row.values[i][metric], replications));
    }
    samples.push_back(std::move(sample));
  }
  return samples;
}

std::uint64_t count_undefined(const std::vector<Row>& rows, std::size_t metric) {
  return static_cast<std::uint64_t>(
      std::ranges::count_if(rows, [&](const Row& row) { return defined_replications(row, metric).empty(); }));
}

}  // namespace docket::experiment_detail
