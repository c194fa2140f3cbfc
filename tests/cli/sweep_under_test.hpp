// A sweep of the built program, killed as often as wanted.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "cli/one_order_scenario.hpp"
#include "cli/program_under_test.hpp"
#include "docket/core/hash.hpp"
#include "support/temporary_folder.hpp"

namespace docket::test {

class SweepUnderTest {
 public:
  SweepUnderTest(int points, int replications) {
    folder_.put("one.json", kOneOrder);
    folder_.put("study.json", R"({"docket_study": 1, "title": "killed", "scenario": "one.json",
        "factors": {"mean": {"at": "/platform/stages/review/handling/exponential/mean",
                             "from": "1h", "to": "9h", "count": )" +
                                  std::to_string(points) + R"(}}, "replications": )" + std::to_string(replications) +
                                  "}");
    study_ = folder_.path("study.json");
  }
  /// Of a study that is there already.
  explicit SweepUnderTest(std::string study) : study_(std::move(study)) {}

  Ended play(const std::string& database, const std::vector<std::string>& more = {}, const Call& call = {}) const {
    std::vector<std::string> words = {"sweep", study_, "--out", folder_.path(database), "--quiet"};
    words.insert(words.end(), more.begin(), more.end());
    return run_program(words, call);
  }

  /// Kills it when it has worked for so long; true when it had ended before.
  bool play_and_kill(const std::string& database, std::chrono::microseconds after) const {
    Call call;
    call.killed_after = std::max(after, std::chrono::microseconds(1));
    return play(database, {}, call).code == 0;
  }

  /// The work of a sweep that nobody kills.
  std::chrono::microseconds work_of_whole(const std::string& database) const {
    const Ended ended = play(database);
    EXPECT_EQ(ended.code, 0) << ended.err;
    return ended.worked;
  }

  /// Kills sweeps into one database, each after some of the work `most`, until so many were killed or one came to its
  /// end. How many were killed.
  int kill_again_and_again(const std::string& database, int kills, std::chrono::microseconds most) const {
    for (int i = 0; i < kills; ++i) {
      const double share = static_cast<double>(mix_bits(static_cast<std::uint64_t>(i) + 17) >> 11U) * 0x1p-53;
      const auto after = static_cast<std::int64_t>(share * static_cast<double>(most.count()));
      if (play_and_kill(database, std::chrono::microseconds(after))) {
        return i;
      }
    }
    return kills;
  }

  std::string exported(const std::string& database, const std::string& format = "--csv") const {
    const Ended ended = run_program({"export", folder_.path(database), format});
    EXPECT_EQ(ended.code, 0) << ended.err;
    return ended.out;
  }

  [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }

 private:
  TemporaryFolder folder_;
  std::string study_;
};

}  // namespace docket::test
