#include "experiment/opening_player.hpp"

#include <algorithm>
#include <utility>

#include "docket/scenario/read_backlog.hpp"

namespace docket::experiment_detail {
namespace {

constexpr Duration kPatience = Duration::days(7);  // after the last due time
constexpr std::uint32_t kFirstLook = 30;           // no try is decided by fewer replications
constexpr double kDecidedWith = 0.999;             // confidence

Scenario without_measures(Scenario scenario, Instant ends_at) {
  scenario.run.ends_at = ends_at;
  scenario.run.ends_after_items.reset();
  scenario.run.sample_every = Duration();
  return scenario;
}

Instant end_of(const Scenario& scenario, const Opening& opening) {
  Instant last = opening.at;
  for (const OpenOrder& open : opening.orders) {
    const Instant due = due_if_known(open, scenario.regimes);
    last = due.is_never() ? last : std::max(last, due);
  }
  return std::min(last + kPatience, scenario.run.horizon());  // shifts are laid out no further
}

}  // namespace

OpeningPlayer::OpeningPlayer(const Scenario& scenario, const Opening& opening, const ForecastOptions& options)
    : scenario_(without_measures(scenario, end_of(scenario, opening))), opening_(opening), options_(options) {}

OpenResults OpeningPlayer::play() {
  Replications played = play_planned(plan(), [this](std::uint32_t replication) {
    OpenWatch watch(opening_, pools());
    RunResult result = play_watched(opening_, watch, replication, [&watch] { return watch.are_all_done(); });
    for (std::size_t order = 0; order < opening_.orders.size(); ++order) {
      OpenResults::add_order(watch[order], result);
    }
    return result;
  });
  return {std::move(played.results), pools()};
}

bool OpeningPlayer::is_likely(std::size_t order, const Opening& tried, Instant due_at) {
  std::uint64_t hits = 0;
  std::uint64_t count = 0;
  Plan until_decided = plan();
  until_decided.is_enough = [&](const RunResult& result) {
    ++count;
    hits += result.metrics.front() > 0 ? 1U : 0U;
    const ShareInterval share = share_interval(hits, count, kDecidedWith);
    return count >= kFirstLook && (share.low > options_.wanted || share.high < options_.wanted);
  };
  play_planned(until_decided, [&](std::uint32_t replication) {
    OpenWatch watch(tried, pools());
    RunResult result =
        play_watched(tried, watch, replication, [&] { return watch[order].is_done() || watch.now() > due_at; });
    result.metrics = {watch[order].is_in_time() ? 1.0 : 0.0};
    return result;
  });
  return static_cast<double>(hits) >= options_.wanted * static_cast<double>(count);
}

Plan OpeningPlayer::plan() const {
  Plan plan;
  plan.replications = options_.replications;
  plan.threads = options_.threads;
  plan.should_stop = options_.run.should_stop;
  return plan;
}

RunResult OpeningPlayer::play_watched(const Opening& opening, OpenWatch& watch, std::uint32_t replication,
                                      const std::function<bool()>& is_enough) const {
  RunOptions options = options_.run;
  options.opening = &opening;
  options.should_stop = [&] {
    const Limit outside = options_.run.should_stop ? options_.run.should_stop() : Limit::none;
    return outside == Limit::none && is_enough() ? Limit::time : outside;
  };
  JournalSink* const sink = &watch;
  RunResult result = docket::play(scenario_, options_.seed, replication, {&sink, 1}, options);
  result.limit = is_enough() ? Limit::none : result.limit;
  return result;
}

Replications OpeningPlayer::play_planned(const Plan& plan, const Play& play) {
  Replications played = play_all(plan, play);
  limit_ = limit_ == Limit::none ? played.limit : limit_;
  return played;
}

}  // namespace docket::experiment_detail
