#include "docket/cli/disk_files.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <thread>

#include "support/temporary_folder.hpp"

namespace docket {
namespace {

std::string refusal(const DiskFiles& files, const std::string& path) {
  const auto result = files.read(path);
  EXPECT_FALSE(result.has_value()) << path;
  const auto problems = result.problems();
  return problems.size() == 1 ? problems[0].message : "not one problem";
}

/// Standard input holds `text` while this lives.
class StandardInput {
 public:
  explicit StandardInput(const std::string& text) : saved_(::dup(STDIN_FILENO)) {
    std::array<int, 2> ends{};
    EXPECT_EQ(::pipe(ends.data()), 0);
    EXPECT_EQ(::write(ends[1], text.data(), text.size()), static_cast<ssize_t>(text.size()));
    ::close(ends[1]);
    ::dup2(ends[0], STDIN_FILENO);
    ::close(ends[0]);
  }
  ~StandardInput() {
    ::dup2(saved_, STDIN_FILENO);
    ::close(saved_);
  }
  StandardInput(const StandardInput&) = delete;
  StandardInput& operator=(const StandardInput&) = delete;

 private:
  int saved_;
};

TEST(DiskFiles, ReadsEveryByte) {
  const test::TemporaryFolder folder;
  std::string bytes;
  for (int i = 0; i < 200'000; ++i) {
    bytes += static_cast<char>(i * 7);
  }
  folder.put("all.bin", bytes);
  folder.put("empty", "");
  const DiskFiles files;
  EXPECT_EQ(files.read(folder.path("all.bin")).value(), bytes);
  EXPECT_EQ(files.read(folder.path("empty")).value(), "");
}

TEST(DiskFiles, RefusesWhatIsMoreThanTheLimit) {
  const test::TemporaryFolder folder;
  folder.put("ten", "0123456789");
  EXPECT_EQ(DiskFiles(10).read(folder.path("ten")).value(), "0123456789");
  EXPECT_EQ(refusal(DiskFiles(9), folder.path("ten")), "is longer than the limit of 9 bytes");
  EXPECT_EQ(refusal(DiskFiles(1 << 20), "/dev/zero"), "is longer than the limit of 1 MiB");
}

TEST(DiskFiles, SaysWhyAFileCannotBeRead) {
  const test::TemporaryFolder folder;
  const DiskFiles files;
  EXPECT_EQ(refusal(files, folder.path("gone")), "cannot be opened: No such file or directory");
  EXPECT_EQ(refusal(files, folder.path()), "is a folder, expected a file");
  EXPECT_EQ(refusal(files, std::string("a\0b", 3)), "cannot be opened: its name holds a zero byte");
  EXPECT_EQ(refusal(files, ""), "cannot be opened: No such file or directory");
  EXPECT_EQ(files.read(folder.path("gone")).problems()[0].place.file, folder.path("gone"));
}

TEST(DiskFiles, RefusesAFileThatMayNotBeRead) {
  const test::TemporaryFolder folder;
  folder.put("secret", "x");
  ASSERT_EQ(::chmod(folder.path("secret").c_str(), 0), 0);
  if (::access(folder.path("secret").c_str(), R_OK) == 0) {
    GTEST_SKIP() << "this user may read everything";
  }
  EXPECT_EQ(refusal(DiskFiles(), folder.path("secret")), "cannot be opened: Permission denied");
}

TEST(DiskFiles, ReadsStandardInputOnceAndKeepsIt) {
  const StandardInput input("{\"docket\": 1}");
  const DiskFiles files;
  EXPECT_EQ(files.read("-").value(), "{\"docket\": 1}");
  EXPECT_EQ(files.read("-").value(), "{\"docket\": 1}");
  EXPECT_EQ(DiskFiles().read("-").value(), "") << "it has been read to its end";
}

TEST(DiskFiles, CallsStandardInputByItsName) {
  const StandardInput input("too long");
  const auto problems = DiskFiles(3).read("-").problems();
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].place.file, "<stdin>");
}

TEST(DiskFiles, ReadsPipes) {
  const test::TemporaryFolder folder;
  ASSERT_EQ(::mkfifo(folder.path("pipe").c_str(), 0600), 0);
  std::thread writer([&] { folder.put("pipe", std::string(100'000, 'p')); });
  EXPECT_EQ(DiskFiles().read(folder.path("pipe")).value(), std::string(100'000, 'p'));
  writer.join();
}

TEST(DiskFiles, ResolvesRelativeToTheFolderOfTheFile) {
  const DiskFiles files;
  EXPECT_EQ(files.resolve("scenarios/mine.json", "regimes/in.json"), "scenarios/regimes/in.json");
  EXPECT_EQ(files.resolve("scenarios/mine.json", "../seeds/facts.json"), "seeds/facts.json");
  EXPECT_EQ(files.resolve("/a/b/c.json", "./../d.json"), "/a/d.json");
  EXPECT_EQ(files.resolve("mine.json", "base.json"), "base.json");
  EXPECT_EQ(files.resolve("-", "base.json"), "base.json");
  EXPECT_EQ(files.resolve("scenarios/mine.json", "/elsewhere/base.json"), "/elsewhere/base.json");
  EXPECT_EQ(files.resolve("mine.json", "-"), "./-") << "only a person names standard input";
}

}  // namespace
}  // namespace docket
