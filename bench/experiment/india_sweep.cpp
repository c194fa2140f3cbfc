#include "experiment/india_sweep.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "cli/dispatch.hpp"
#include "cli/process_memory.hpp"
#include "cli/study_loading.hpp"
#include "docket/core/problem_text.hpp"
#include "docket/run/run.hpp"

namespace docket::bench {
namespace {

constexpr const char* kStudy = DOCKET_TOP "/bench/scenarios/india-sweep.json";

template <class T>
T readable(Result<T> read) {
  if (!read.has_value()) {
    throw std::runtime_error(render_problems(read.problems()));
  }
  return std::move(read).value();
}

void send_output_nowhere() {
  const int nowhere = ::open("/dev/null", O_WRONLY);
  ::dup2(nowhere, STDOUT_FILENO);
  ::close(nowhere);
}

}  // namespace

IndiaSweep::IndiaSweep()
    : folder_(std::filesystem::temp_directory_path() / ("docket-bench-" + std::to_string(::getpid()))) {
  const StudyLoading loading({});
  const LoadedStudy loaded = readable(loading.load(kStudy));
  for (const StudyPoint& point : loaded.plan.points) {
    points_.emplace_back(readable(loading.playable_of(point)));
  }
  std::filesystem::create_directory(folder_);
}

IndiaSweep::~IndiaSweep() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void IndiaSweep::forget_results() const {
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
    std::filesystem::remove(entry);
  }
}

TurnTaker IndiaSweep::by_command(int threads) const {
  const std::string count = std::to_string(threads);
  const std::filesystem::path database = std::filesystem::path(folder_) / ("sweep-" + count + ".db");
  return {"docket sweep --threads " + count,
          [=] {
            send_output_nowhere();
            return dispatch({"sweep", kStudy, "--out", database.string(), "--quiet", "--threads", count});
          },
          threads};
}

TurnTaker IndiaSweep::bare() const {
  return {"bare", [this] {
            keep_freed_memory();  // as the program does
            for (const Point& point : points_) {
              const RunSpec& spec = point.scenario.run;
              for (std::uint32_t replication = 0; replication < spec.replications; ++replication) {
                (void)run(point.scenario, point.catalogue, spec.seed, replication);
              }
            }
            return 0;
          }};
}

}  // namespace docket::bench
