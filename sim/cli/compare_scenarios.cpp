#include "cli/compare_scenarios.hpp"

#include <algorithm>
#include <filesystem>

#include "cli/exit_code.hpp"
#include "cli/interruption.hpp"
#include "cli/playing.hpp"
#include "cli/progress_bar.hpp"
#include "cli/replay_line.hpp"
#include "cli/run_watch.hpp"
#include "docket/core/problem_text.hpp"
#include "docket/experiment/comparable_metrics.hpp"
#include "docket/experiment/metric_columns.hpp"
#include "docket/experiment/play_variants.hpp"
#include "docket/experiment/select_best.hpp"
#include "report/conduct.hpp"

namespace docket {
namespace {

struct LoadedVariant {
  std::string path;
  Scenario scenario;
  MetricCatalogue catalogue;
};

struct LoadedVariants {
  std::vector<LoadedVariant> variants;
  int exit_code = exit_code::kDone;  ///< of the first that is no scenario
};

LoadedVariants load_all(const CompareRequest& request, const Console& console) {
  LoadedVariants all;
  for (const std::string& path : request.operands) {
    Loaded loaded = load_scenario(path, request.loading, warnings_of_reading, console);
    console.tell(loaded.told);
    if (loaded.scenario.has_value()) {
      MetricCatalogue catalogue(loaded.scenario.value());
      all.variants.push_back({path, std::move(loaded.scenario).value(), std::move(catalogue)});
    }
    all.exit_code = all.exit_code == exit_code::kDone ? loaded.exit_code : all.exit_code;
  }
  return all;
}

/// Names of files where they differ, else paths; the same path twice is numbered.
std::vector<std::string> names_of(const std::vector<std::string>& paths) {
  std::vector<std::string> names;
  const auto stem = [](const std::string& path) { return std::filesystem::path(path).stem().string(); };
  for (const std::string& path : paths) {
    const auto same_path = std::ranges::count(paths, path);
    const auto same_stem = std::ranges::count_if(paths, [&](const auto& other) { return stem(other) == stem(path); });
    names.push_back(same_stem == same_path ? stem(path) : path);
    if (const auto twin = std::ranges::count(names, names.back()); twin > 1) {
      names.back() += " #" + std::to_string(twin);
    }
  }
  return names;
}

std::vector<Variant> variants_of(const LoadedVariants& loaded, const std::vector<std::string>& names) {
  std::vector<Variant> variants;
  for (const LoadedVariant& one : loaded.variants) {
    variants.push_back({names[variants.size()], std::string(tag_of(joint_conduct(one.scenario))), one.scenario.title});
  }
  return variants;
}

/// The metrics that are needed, where each scenario has them.
class Columns {
 public:
  Columns(const LoadedVariants& loaded, const CompareRequest& request)
      : columns_(all_columns(loaded.variants.front().catalogue)) {
    std::vector<std::string> titles;
    for (const MetricColumn& column : columns_) {
      titles.push_back(column.title);
    }
    chosen_ = choose_metrics(request, titles);
    for (const LoadedVariant& one : loaded.variants) {
      played_.push_back({&one.scenario, &one.catalogue, {}});
      for (const std::string& title : titles_needed(chosen_.metrics)) {
        played_.back().places.push_back(place_in(one.catalogue, title));
      }
    }
    refuse_other_currencies(loaded);
  }

  /// What is wrong with the metrics that somebody chose.
  [[nodiscard]] Problems missing(const LoadedVariants& loaded) const {
    Problems problems;
    for (const LoadedVariant& one : loaded.variants) {
      for (const ComparedMetric& metric : chosen_.metrics) {
        if (chosen_.is_by_user && !place_in(one.catalogue, metric.title)) {
          problems.push_back(why_no_column(metric.title, one.catalogue));
          problems.back().place.file = one.path;
          problems.back().pointer.clear();
        }
      }
    }
    return problems;
  }
  [[nodiscard]] const ChosenMetrics& chosen() const { return chosen_; }
  [[nodiscard]] const std::vector<PlayedVariant>& played() const { return played_; }
  /// Of the metric alone.
  [[nodiscard]] std::vector<PlayedVariant> played(std::size_t metric, const std::vector<std::size_t>& variants) const {
    std::vector<PlayedVariant> some;
    for (const std::size_t variant : variants) {
      const PlayedVariant& one = played_[variant];
      some.push_back({one.scenario, one.catalogue, {place_in(*one.catalogue, chosen_.metrics[metric].title)}});
    }
    return some;
  }

 private:
  [[nodiscard]] std::optional<std::size_t> place_in(const MetricCatalogue& catalogue, const std::string& title) const {
    const auto column = std::ranges::find(columns_, title, &MetricColumn::title);
    return column == columns_.end() ? std::nullopt : catalogue.find(column->scope, column->subject, column->name);
  }
  /// Money says in its meaning which currency it is in; nobody knows the rate.
  void refuse_other_currencies(const LoadedVariants& loaded) {
    const MetricCatalogue& first = loaded.variants.front().catalogue;
    for (ComparedMetric& metric : chosen_.metrics) {
      const auto here = place_in(first, metric.title);
      const bool is_money = metric.title.starts_with("cost") || !title_of_unknown_part(metric.title).empty();
      for (const LoadedVariant& other : loaded.variants) {
        const auto there = place_in(other.catalogue, metric.title);
        if (is_money && here && there && first.info(*here).meaning != other.catalogue.info(*there).meaning) {
          metric.refusal = "another currency, or none, in " + other.path;
        }
      }
    }
  }

  std::vector<MetricColumn> columns_;
  ChosenMetrics chosen_;
  std::vector<PlayedVariant> played_;
};

/// Plays, and says why not when something stopped it.
class Playing {
 public:
  Playing(const CompareRequest& request, std::uint64_t seed, const Console& console)
      : request_(request),
        console_(console),
        bar_(console, request.is_quiet, "runs"),
        watch_(request.loading.limits.time, request.loading.limits.memory) {
    options_.seed = seed;
    options_.threads = request.threads;
    options_.run = run_options(request.loading.limits);
    options_.run.should_stop = [this] { return watch_.met(); };
    options_.on_progress = [this](const Progress& progress) { bar_.show(progress); };
  }

  PlayedValues play(const std::vector<PlayedVariant>& variants, std::uint32_t from, std::uint32_t count) {
    PlayedValues played = play_variants(variants, from, count, options_);
    limit_ = played.limit;
    return played;
  }

  [[nodiscard]] Limit limit() const { return limit_; }
  /// REQUIRES a limit that was met. Returns the exit code.
  int tell_stopped(const std::string& what) const {
    if (limit_ == Limit::interruption) {
      return tell_interrupted(console_);
    }
    if (limit_ == Limit::standstill) {
      console_.tell("docket: a scenario stands still, with no end of events at one instant: " + what + "\n");
      return exit_code::kLimit;
    }
    return tell_limit_met(limit_, request_.loading.limits, what, console_);
  }

 private:
  const CompareRequest& request_;
  const Console& console_;
  ProgressBar bar_;
  RunWatch watch_;
  PlayVariantsOptions options_;
  Limit limit_ = Limit::none;
};

BestReport find_best(const CompareRequest& request, const Columns& columns, const ValuesOfMetric& first,
                     Playing& playing) {
  const std::size_t metric = *columns.chosen().best;
  const SelectOptions options{request.indifference.value, request.confidence,
                              request.loading.limits.reading.replications.most};
  const PlayFurther further = [&](const std::vector<std::size_t>& variants, std::uint32_t from, std::uint32_t count) {
    PlayedValues played = playing.play(columns.played(metric, variants), from, count);
    // What a limit cut is not like the others.
    return playing.limit() == Limit::none ? std::move(played.values.front()) : ValuesOfMetric(variants.size());
  };
  const ComparedMetric& compared = columns.chosen().metrics[metric];
  return {metric, request.indifference.value, select_best(first, compared.more_is_better, options, further), ""};
}

std::uint32_t replications_for(const CompareRequest& request, const LoadedVariants& loaded) {
  std::uint32_t most = 0;
  for (const LoadedVariant& one : loaded.variants) {
    most = std::max(most, one.scenario.run.replications);
  }
  if (request.replications.value_or(most) < 2) {
    throw UsageError(
        "--replications is missing: one replication of each, as the scenarios say, shows no difference "
        "from chance");
  }
  return request.replications.value_or(most);
}

int play_and_report(const CompareRequest& request, const LoadedVariants& loaded, const Columns& columns,
                    std::uint64_t seed, const Console& console) {
  const std::vector<Variant> variants = variants_of(loaded, names_of(request.operands));
  const CompareOptions options = compare_options(request, variants);
  const std::uint32_t replications = replications_for(request, loaded);
  const Interruption interruption;
  Playing playing(request, seed, console);
  PlayedValues played = playing.play(columns.played(), 0, replications);
  if (playing.limit() != Limit::none) {
    return playing.tell_stopped("it; nothing was compared");
  }
  const std::vector<std::optional<ValuesOfMetric>> values(played.values.begin(), played.values.end());
  const MeasuredVariants measured = judged(variants, columns.chosen().metrics, values);
  CompareReport report{compare(measured, options), "seed " + std::to_string(seed), {}, {}};
  if (const auto best = columns.chosen().best; best && !measured.metrics[*best].refusal.empty()) {
    report.best = BestReport{*best, request.indifference.value, {}, ""};
  } else if (best) {
    report.best = find_best(request, columns, measured.values[*best], playing);
  }
  if (playing.limit() == Limit::interruption) {
    return playing.tell_stopped("");
  }
  if (playing.limit() != Limit::none) {
    report.best->ended_by = "a limit ended it";
  }
  console.print(rendered(report, request.format, console.width()));
  return playing.limit() == Limit::none ? exit_code_of(report, columns.chosen())
                                        : playing.tell_stopped("the search for the best");
}

}  // namespace

int compare_scenarios(CompareRequest& request, const Console& console) {
  const LoadedVariants loaded = load_all(request, console);
  if (loaded.exit_code != exit_code::kDone) {
    console.tell("nothing was compared\n");
    request.mistakes.tell();
    return loaded.exit_code;
  }
  request.mistakes.collect([&] { (void)compare_options(request, variants_of(loaded, names_of(request.operands))); });
  std::optional<Columns> chosen;
  request.mistakes.collect([&] { chosen.emplace(loaded, request); });
  request.mistakes.tell();
  const Columns& columns = *chosen;
  if (const Problems problems = columns.missing(loaded); !problems.empty()) {
    console.tell(render_problems(problems) + "nothing was compared\n");
    return exit_code::kInvalidInput;
  }
  const std::uint64_t seed = request.seed.value_or(loaded.variants.front().scenario.run.seed);
  const auto replay = [&] {
    std::string lines;
    for (const LoadedVariant& one : loaded.variants) {
      ReplicateOptions options;
      options.seed = seed;
      options.replications = request.replications.value_or(0);
      lines += (lines.empty() ? "" : "\n  or: ") + replay_line(one.path, request.loading, options);
    }
    return lines;
  };
  return play_guarded(request.loading.limits, console, replay,
                      [&] { return play_and_report(request, loaded, columns, seed, console); });
}

}  // namespace docket
