#include "report/program_cost.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>

#include "report/stopwatch.hpp"

namespace docket::bench {
namespace {

// In the child: never returns.
[[noreturn]] void become(const std::vector<std::string>& words) {
  std::vector<char*> arguments;
  for (const std::string& word : words) {
    arguments.push_back(const_cast<char*>(word.c_str()));
  }
  arguments.push_back(nullptr);
  const int nowhere = ::open("/dev/null", O_WRONLY);
  if (nowhere >= 0 && ::dup2(nowhere, STDOUT_FILENO) >= 0) {
    ::execv(arguments.front(), arguments.data());
  }
  ::_exit(127);
}

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

}  // namespace

ProgramCost cost_of_program(const std::vector<std::string>& words) {
  const WallStopwatch watch;
  const pid_t child = ::fork();
  if (child == 0) {
    become(words);
  }
  int status = 0;
  rusage used{};
  if (child < 0 || ::wait4(child, &status, 0, &used) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    throw std::runtime_error(words.front() + " failed");
  }
  return {seconds_of(used.ru_utime) + seconds_of(used.ru_stime), watch.seconds()};
}

}  // namespace docket::bench
