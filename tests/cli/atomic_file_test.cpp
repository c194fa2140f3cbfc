#include "docket/cli/atomic_file.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <thread>

#include "support/temporary_folder.hpp"

namespace docket {
namespace {

TEST(AtomicFile, AppearsOnlyWhenCommitted) {
  const test::TemporaryFolder folder;
  AtomicFile file(folder.path("out"));
  file.write("one ");
  file.write("two");
  EXPECT_FALSE(std::filesystem::exists(folder.path("out")));
  EXPECT_TRUE(file.commit().empty());
  EXPECT_EQ(folder.content("out"), "one two");
  EXPECT_EQ(folder.size(), 1U);
}

TEST(AtomicFile, LeavesNothingWhenAbandoned) {
  const test::TemporaryFolder folder;
  folder.put("out", "old");
  {
    AtomicFile file(folder.path("out"));
    file.write("new");
  }
  EXPECT_EQ(folder.content("out"), "old");
  EXPECT_EQ(folder.size(), 1U);
}

TEST(AtomicFile, ReadersSeeTheOldOrTheNewButNoMixture) {
  const test::TemporaryFolder folder;
  const std::string a(300'000, 'a');
  const std::string b(200'000, 'b');
  ASSERT_TRUE(write_file(folder.path("out"), a).empty());
  std::atomic<bool> is_done{false};
  std::thread writer([&] {
    for (int i = 0; i < 20; ++i) {
      EXPECT_TRUE(write_file(folder.path("out"), i % 2 == 0 ? b : a).empty());
    }
    is_done = true;
  });
  while (!is_done) {
    const auto seen = folder.content("out");
    EXPECT_TRUE(seen == a || seen == b) << seen.size();
  }
  writer.join();
  EXPECT_EQ(folder.size(), 1U);
}

TEST(AtomicFile, KeepsTheOldFileWhenTheDiskRefuses) {
  const test::TemporaryFolder folder;
  folder.put("out", "old");
  const auto previous_handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit previous{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &previous), 0);
  rlimit small = previous;
  small.rlim_cur = 1'000;
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  AtomicFile file(folder.path("out"));
  file.write(std::string(5'000, 'x'));
  file.write("more");
  const auto problems = file.commit();
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &previous), 0);
  std::signal(SIGXFSZ, previous_handler);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].message, "cannot be written: File too large");
  EXPECT_EQ(problems[0].place.file, folder.path("out"));
  EXPECT_EQ(folder.content("out"), "old");
  EXPECT_EQ(folder.size(), 1U);
}

TEST(AtomicFile, SaysWhyItCannotBeWritten) {
  const test::TemporaryFolder folder;
  EXPECT_EQ(write_file(folder.path("gone/out"), "x").at(0).message, "cannot be written: No such file or directory");
  EXPECT_EQ(write_file(folder.path(), "x").at(0).message, "is a folder, expected a file");
  EXPECT_EQ(write_file("/dev/null", "x").at(0).message, "is a device or a pipe, expected a file");
  EXPECT_EQ(folder.size(), 0U);
}

TEST(AtomicFile, FollowsLinks) {
  const test::TemporaryFolder folder;
  folder.put("real/out", "old");
  std::filesystem::create_symlink("real/out", folder.path("link"));
  EXPECT_TRUE(write_file(folder.path("link"), "new").empty());
  EXPECT_TRUE(std::filesystem::is_symlink(folder.path("link")));
  EXPECT_EQ(folder.content("real/out"), "new");
}

TEST(AtomicFile, MayBeReadByThoseWhoMayReadOtherNewFiles) {
  const test::TemporaryFolder folder;
  folder.put("plain", "x");
  ASSERT_TRUE(write_file(folder.path("out"), "x").empty());
  struct stat plain {};
  struct stat out {};
  ASSERT_EQ(::stat(folder.path("plain").c_str(), &plain), 0);
  ASSERT_EQ(::stat(folder.path("out").c_str(), &out), 0);
  EXPECT_EQ(out.st_mode, plain.st_mode);
}

TEST(MakeDirectory, MakesWhatIsMissingAndIsContentWithWhatIsThere) {
  const test::TemporaryFolder folder;
  EXPECT_TRUE(make_directory(folder.path("a/b/c")).empty());
  EXPECT_TRUE(make_directory(folder.path("a/b/c/")).empty());
  EXPECT_TRUE(std::filesystem::is_directory(folder.path("a/b/c")));
}

TEST(MakeDirectory, RefusesTheNameOfAFile) {
  const test::TemporaryFolder folder;
  folder.put("file", "x");
  EXPECT_EQ(make_directory(folder.path("file")).size(), 1U);
  EXPECT_EQ(make_directory(folder.path("file/below")).size(), 1U);
}

}  // namespace
}  // namespace docket
