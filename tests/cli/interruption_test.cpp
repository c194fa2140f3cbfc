// Signals from outside: the run stops, even within a replication, and leaves nothing behind.
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <thread>

#include "cli/one_order_scenario.hpp"
#include "cli/program_under_test.hpp"
#include "support/temporary_folder.hpp"

namespace docket {
namespace {

using test::Call;
using test::Ended;
using test::kOneOrder;
using test::run_program;
using test::TemporaryFolder;

// Has installed a handler of its own: the kernel lists it.
bool catches_signals(pid_t process) {
  std::ifstream status("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("State:") && line.find('Z') != std::string::npos) {
      break;
    }
    if (line.starts_with("SigCgt:")) {
      return (std::stoull(line.substr(7), nullptr, 16) & (1ULL << (SIGINT - 1))) != 0;
    }
  }
  return true;  // it has ended already: do not wait for it
}

void wait_until_it_catches(pid_t process) {
  while (!catches_signals(process)) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

Ended interrupted_by(int signal, const TemporaryFolder& folder) {
  Call call;
  call.input = kOneOrder;
  call.meanwhile = [signal](pid_t process) {
    wait_until_it_catches(process);
    ::kill(process, signal);
  };
  return run_program({"run", "-", "--replications", "1000000", "--out", folder.path("result")}, call);
}

TEST(Interruption, EndsTheRunWithNothingWritten) {
  const TemporaryFolder folder;
  const Ended ended = interrupted_by(SIGINT, folder);
  EXPECT_EQ(ended.code, 130) << ended.err;
  EXPECT_EQ(ended.out, "");
  EXPECT_NE(ended.err.find("interrupted"), std::string::npos);
  EXPECT_EQ(folder.size(), 0U);
}

TEST(Interruption, EndsALongReplicationAtOnce) {
  const TemporaryFolder folder;
  Call call;
  call.input = kOneOrder;
  std::chrono::steady_clock::time_point sent;
  call.meanwhile = [&sent](pid_t process) {
    wait_until_it_catches(process);
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    sent = std::chrono::steady_clock::now();
    ::kill(process, SIGINT);
  };
  // A hundred years of looks every millisecond.
  const Ended ended = run_program({"run", "-", "--set", "/authorities/ministry/looks/every=1ms", "--set",
                                   "/run/ends_at=2121-01-01T00:00:00Z", "--out", folder.path("deep/result")},
                                  call);
  EXPECT_LT(std::chrono::steady_clock::now() - sent, std::chrono::seconds(5)) << "usually a hundredth of a second";
  EXPECT_EQ(ended.code, 130) << ended.err;
  EXPECT_NE(ended.err.find("interrupted after 0 replications"), std::string::npos) << ended.err;
  EXPECT_EQ(folder.size(), 0U);
}

TEST(Interruption, EndsTheWritingOfALongResultWithNothingWritten) {
  const TemporaryFolder folder;
  Call call;
  call.input = kOneOrder;
  call.meanwhile = [&folder](pid_t process) {
    const auto give_up = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    while (folder.size() == 0 && std::chrono::steady_clock::now() < give_up) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    ::kill(process, SIGTERM);
  };
  const Ended ended = run_program({"run", "-", "--set", "/authorities/ministry/looks/every=10ms", "--max-events",
                                   "20000000", "--replications", "1", "--out", folder.path("deep/result")},
                                  call);
  EXPECT_EQ(ended.code, 143) << ended.err;
  EXPECT_EQ(folder.size(), 0U);
}

TEST(Interruption, TerminationHasACodeOfItsOwn) {
  const TemporaryFolder folder;
  EXPECT_EQ(interrupted_by(SIGTERM, folder).code, 143);
  EXPECT_EQ(folder.size(), 0U);
}

}  // namespace
}  // namespace docket
