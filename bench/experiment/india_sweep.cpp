#include "experiment/india_sweep.hpp"

#include <unistd.h>

#include <filesystem>
#include <stdexcept>
#include <system_error>
#include <utility>

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

}  // namespace

IndiaSweep::IndiaSweep()
    : folder_(std::filesystem::temp_directory_path() / ("docket-bench-" + std::to_string(::getpid()))) {
  const StudyLoading loading({});
  const LoadedStudy loaded = readable(loading.load(kStudy));
  for (const StudyPoint& point : loaded.plan.points) {
    points_.emplace_back(readable(loading.scenario_of(point)));
  }
  std::filesystem::create_directory(folder_);
}

IndiaSweep::~IndiaSweep() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

ProgramCost IndiaSweep::play_by_program(std::uint32_t threads) const {
  const std::filesystem::path database = std::filesystem::path(folder_) / "sweep.db";
  const ProgramCost cost = cost_of_program(
      {DOCKET_PROGRAM, "sweep", kStudy, "--out", database.string(), "--quiet", "--threads", std::to_string(threads)});
  std::filesystem::remove(database);
  return cost;
}

void IndiaSweep::play_bare() const {
  keep_freed_memory();  // as the program does
  for (const Point& point : points_) {
    const RunSpec& spec = point.scenario.run;
    for (std::uint32_t replication = 0; replication < spec.replications; ++replication) {
      (void)run(point.scenario, point.catalogue, spec.seed, replication);
    }
  }
}

}  // namespace docket::bench
