#include "docket/experiment/sweep.hpp"

#include <algorithm>
#include <condition_variable>
#include <list>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

#include "docket/core/problem_text.hpp"
#include "experiment/open_point.hpp"

namespace docket {
namespace {

using experiment_detail::OpenPoint;

class Sweep {
 public:
  Sweep(std::span<const std::size_t> points, const PreparePoint& prepare, const DeliverPoint& deliver,
        const SweepOptions& options)
      : points_(points), prepare_(prepare), deliver_(deliver), options_(options) {
    progress_.of_points = points.size();
  }

  void work() {
    try {
      while (play_one_of_its_own() || help()) {
      }
    } catch (const std::bad_alloc&) {
      end(Limit::memory, nullptr);
    } catch (...) {
      end(Limit::none, std::current_exception());
    }
  }

  /// REQUIRES: all workers have returned.
  Limit finish() {
    if (thrown_) {
      std::rethrow_exception(thrown_);
    }
    return limit_;
  }

 private:
  /// False when no point is left to be opened.
  bool play_one_of_its_own() {
    const auto point = next_point();
    if (!point) {
      return false;
    }
    try {
      open(*point);
    } catch (...) {
      is_opened();
      throw;
    }
    return true;
  }

  void open(std::size_t point) {
    Result<Scenario> scenario = prepare_(point);
    if (!scenario.has_value()) {
      is_opened();
      PlayedPoint unplayed;
      unplayed.point = point;
      unplayed.failure = render_problems(scenario.problems());
      deliver(unplayed);
      return;
    }
    const std::optional<MetricCatalogue> like = usual_catalogue();
    const auto open =
        std::make_shared<OpenPoint>(point, std::move(scenario).value(), like ? &*like : nullptr, options_, on_played_);
    {
      const std::scoped_lock lock(mutex_);
      open_.push_back(open);
      usual_catalogue_ = open->catalogue();
    }
    is_opened();
    open->work();
    leave(open);
  }

  std::optional<MetricCatalogue> usual_catalogue() {
    const std::scoped_lock lock(mutex_);
    return usual_catalogue_;
  }

  std::optional<std::size_t> next_point() {
    const Limit met = options_.run.should_stop ? options_.run.should_stop() : Limit::none;
    const std::scoped_lock lock(mutex_);
    if (met != Limit::none) {
      limit_ = limit_ == Limit::none ? met : limit_;
      is_over_ = true;
    }
    if (is_over_ || next_ == points_.size()) {
      return std::nullopt;
    }
    ++opening_;
    return points_[next_++];
  }

  void is_opened() {
    const std::scoped_lock lock(mutex_);
    --opening_;
    opened_.notify_all();
  }

  /// Works on another thread's point; false when there is none that needs it, nor will be.
  bool help() {
    const auto open = one_to_help();
    if (open) {
      open->work();
      leave(open);
    }
    return open != nullptr;
  }

  std::shared_ptr<OpenPoint> one_to_help() {
    std::unique_lock lock(mutex_);
    for (;;) {
      const auto found = std::ranges::find_if(open_, [](const auto& open) { return open->has_more(); });
      if (found != open_.end() && !is_over_) {
        ++(*found)->workers;
        return *found;
      }
      if (opening_ == 0 || is_over_) {
        return nullptr;
      }
      opened_.wait(lock);
    }
  }

  /// The last to leave a point delivers it.
  void leave(const std::shared_ptr<OpenPoint>& open) {
    {
      const std::scoped_lock lock(mutex_);
      if (--open->workers > 0) {
        return;
      }
      std::erase(open_, open);
    }
    const PlayedPoint played = open->finish();
    if (is_outside(played.replications.limit)) {
      end(played.replications.limit, nullptr);
      keep_part(played, *open);
    } else {
      deliver(played);
    }
  }

  void deliver(const PlayedPoint& played) {
    {
      const std::scoped_lock lock(delivery_);
      deliver_(played);
    }
    count(&SweepProgress::points);
  }

  void keep_part(const PlayedPoint& played, const OpenPoint& open) {
    if (options_.on_cut_short && open.is_of_fixed_size() && !played.replications.results.empty()) {
      const std::scoped_lock lock(delivery_);
      options_.on_cut_short(played);
    }
  }

  // Under a lock of its own: who has played a replication does not wait for a point to be stored.
  void count(std::uint64_t SweepProgress::*what) {
    const std::scoped_lock lock(counting_);
    ++(progress_.*what);
    if (options_.on_progress) {
      options_.on_progress(progress_);
    }
  }

  void end(Limit limit, const std::exception_ptr& thrown) {
    const std::scoped_lock lock(mutex_);
    limit_ = limit_ == Limit::none ? limit : limit_;
    thrown_ = thrown_ ? thrown_ : thrown;
    is_over_ = true;
    opened_.notify_all();
  }

  const std::span<const std::size_t> points_;
  const PreparePoint& prepare_;
  const DeliverPoint& deliver_;
  const SweepOptions& options_;
  const std::function<void()> on_played_ = [this] { count(&SweepProgress::replications); };

  std::mutex mutex_;  // of all that follows, but for the last three
  std::condition_variable opened_;
  std::size_t next_ = 0;
  int opening_ = 0;  // points that are being read
  std::list<std::shared_ptr<OpenPoint>> open_;
  std::optional<MetricCatalogue> usual_catalogue_;  // of the last point that was opened: most have the same
  bool is_over_ = false;
  Limit limit_ = Limit::none;
  std::exception_ptr thrown_;
  std::mutex delivery_;
  std::mutex counting_;  // of the progress, and of showing it
  SweepProgress progress_;
};

}  // namespace

Limit sweep(std::span<const std::size_t> points, const PreparePoint& prepare, const DeliverPoint& deliver,
            const SweepOptions& options) {
  Sweep all(points, prepare, deliver, options);
  const std::uint32_t threads = options.threads > 0 ? options.threads : std::thread::hardware_concurrency();
  {
    std::vector<std::jthread> helpers;
    try {
      for (std::uint32_t worker = 1; worker < threads; ++worker) {
        helpers.emplace_back([&all] { all.work(); });
      }
    } catch (const std::system_error&) {
      // Fewer threads change speed, never results.
    }
    all.work();
  }
  return all.finish();
}

}  // namespace docket
