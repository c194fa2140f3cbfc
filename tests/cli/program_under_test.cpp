#include "cli/program_under_test.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "support/temporary_folder.hpp"

namespace docket::test {
namespace {

void redirect(const std::string& path, int flags, int descriptor) {
  const int file = ::open(path.c_str(), flags, 0600);
  if (file < 0 || ::dup2(file, descriptor) < 0) {
    ::_exit(126);
  }
  ::close(file);
}

void close_output() {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0 || ::dup2(ends[1], STDOUT_FILENO) < 0) {
    ::_exit(126);
  }
  ::close(ends[0]);
  ::close(ends[1]);
}

// In the child: never returns.
[[noreturn]] void become(const std::vector<std::string>& words, const Call& call, const TemporaryFolder& folder) {
  redirect(folder.path("in"), O_RDONLY, STDIN_FILENO);
  redirect(folder.path("err"), O_WRONLY | O_CREAT, STDERR_FILENO);
  if (call.has_closed_output) {
    close_output();
  } else {
    redirect(call.output_file.empty() ? folder.path("out") : call.output_file, O_WRONLY | O_CREAT, STDOUT_FILENO);
  }
  std::vector<char*> arguments = {const_cast<char*>(DOCKET_PROGRAM)};
  for (const std::string& word : words) {
    arguments.push_back(const_cast<char*>(word.c_str()));
  }
  arguments.push_back(nullptr);
  ::unsetenv("COLUMNS");
  itimerval end{};
  end.it_value.tv_sec = call.killed_after.count() / 1'000'000;
  end.it_value.tv_usec = call.killed_after.count() % 1'000'000;
  ::setitimer(ITIMER_PROF, &end, nullptr);  // stays with the process through execv
  if (::chdir(call.working_folder.c_str()) == 0) {
    ::execv(DOCKET_PROGRAM, arguments.data());
  }
  ::_exit(127);
}

std::chrono::microseconds length_of(const timeval& time) {
  return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
}

}  // namespace

Ended run_program(const std::vector<std::string>& words, const Call& call) {
  const TemporaryFolder folder;
  folder.put("in", call.input);
  const pid_t child = ::fork();
  if (child < 0) {
    throw std::runtime_error("no process could be made");
  }
  if (child == 0) {
    become(words, call, folder);
  }
  if (call.meanwhile) {
    call.meanwhile(child);
  }
  int status = 0;
  rusage used{};
  ::wait4(child, &status, 0, &used);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, folder.content("out"), folder.content("err"),
          length_of(used.ru_utime) + length_of(used.ru_stime)};
}

}  // namespace docket::test
