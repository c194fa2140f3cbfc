#include "docket/experiment/play_variants.hpp"

#include <algorithm>
#include <cmath>

#include "experiment/play_all.hpp"

namespace docket {
namespace {

/// Results are kept until their values are taken: so many at most.
constexpr std::size_t kMostRunsAtATime = 1024;

class Playing {
 public:
  Playing(std::span<const PlayedVariant> variants, const PlayVariantsOptions& options)
      : variants_(variants),
        options_(options),
        played_{std::vector<ValuesOfMetric>(variants.front().places.size(), ValuesOfMetric(variants.size()))} {}

  void play(std::uint32_t from, std::uint32_t count) {
    planned_ = std::uint64_t{variants_.size()} * count;
    const auto at_a_time = static_cast<std::uint32_t>(std::max<std::size_t>(kMostRunsAtATime / variants_.size(), 1));
    for (std::uint32_t done = 0; done < count && played_.limit == Limit::none;) {
      const std::uint32_t next = std::min(at_a_time, count - done);
      play_some(from + done, next);
      done += next;
    }
  }
  PlayedValues take() { return std::move(played_); }

 private:
  static std::uint32_t shown(std::uint64_t runs) {
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(runs, UINT32_MAX));
  }

  void play_some(std::uint32_t from, std::uint32_t count) {
    const std::size_t variants = variants_.size();
    experiment_detail::Plan plan;
    plan.threads = options_.threads;
    plan.replications = static_cast<std::uint32_t>(variants) * count;
    plan.should_stop = options_.run.should_stop;
    plan.on_progress = [this](const Progress& progress) {
      if (options_.on_progress) {
        options_.on_progress({shown(done_ + progress.done), shown(planned_)});
      }
    };
    const Replications runs = experiment_detail::play_all(plan, [&](std::uint32_t number) {
      const PlayedVariant& variant = variants_[number % variants];
      const auto replication = static_cast<std::uint32_t>(from + number / variants);
      return run(*variant.scenario, *variant.catalogue, options_.seed, replication, {}, options_.run.for_metrics());
    });
    played_.limit = runs.limit;
    done_ += plan.replications;
    // Replications that not all variants have are of no use.
    const std::size_t whole = runs.results.size() / variants * variants;
    for (std::size_t number = 0; number < whole; ++number) {
      keep(number % variants, runs.results[number]);
    }
  }

  void keep(std::size_t variant, const RunResult& result) {
    for (std::size_t metric = 0; metric < played_.values.size(); ++metric) {
      const auto place = variants_[variant].places[metric];
      played_.values[metric][variant].push_back(place ? result.metrics[*place] : std::nan(""));
    }
  }

  std::span<const PlayedVariant> variants_;
  const PlayVariantsOptions& options_;
  PlayedValues played_;
  std::uint64_t planned_ = 0;
  std::uint64_t done_ = 0;
};

}  // namespace

PlayedValues play_variants(std::span<const PlayedVariant> variants, std::uint32_t from, std::uint32_t count,
                           const PlayVariantsOptions& options) {
  Playing playing(variants, options);
  playing.play(from, count);
  return playing.take();
}

}  // namespace docket
