#include "docket/cli/atomic_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

#include "cli/file_descriptor.hpp"

namespace docket {
namespace {

namespace fs = std::filesystem;

Problem problem_of(const std::string& path, const std::string& message) {
  Problem problem;
  problem.place.file = path;
  problem.message = message;
  return problem;
}

std::string where_links_lead(const std::string& path) {
  std::error_code ignored;
  const auto target = fs::is_symlink(path, ignored) ? fs::weakly_canonical(path, ignored) : fs::path(path);
  return target.empty() ? path : target.string();
}

/// Empty when a file may take this name.
std::string why_not_replaceable(const std::string& target) {
  std::error_code ignored;
  const auto status = fs::status(target, ignored);
  if (!fs::exists(status) || fs::is_regular_file(status)) {
    return {};
  }
  return fs::is_directory(status) ? "is a folder, expected a file" : "is a device or a pipe, expected a file";
}

std::string temporary_beside(const std::string& target) {
  static std::atomic<unsigned> count{0};
  return target + "." + std::to_string(::getpid()) + "-" + std::to_string(count++) + ".tmp";
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const auto count = ::write(descriptor, text.data(), text.size());
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count < 0) {
      return false;
    }
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace

AtomicFile::AtomicFile(const std::string& path) : path_(path), target_(where_links_lead(path)) {
  const auto objection = why_not_replaceable(target_);
  if (!objection.empty()) {
    problems_.push_back(problem_of(path_, objection));
    return;
  }
  do {
    temporary_ = temporary_beside(target_);
    descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  } while (descriptor_ < 0 && errno == EEXIST);  // left by a process of the same number that was killed
  if (descriptor_ < 0) {
    temporary_.clear();
    fail("cannot be written: ");
  }
}

AtomicFile::~AtomicFile() { abandon(); }

void AtomicFile::fail(const std::string& what) {
  problems_.push_back(problem_of(path_, what + last_error()));
  abandon();
}

void AtomicFile::abandon() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
    descriptor_ = -1;
  }
  if (!temporary_.empty()) {
    ::unlink(temporary_.c_str());
    temporary_.clear();
  }
}

void AtomicFile::write(std::string_view text) {
  if (problems_.empty() && !write_all(descriptor_, text)) {
    fail("cannot be written: ");
  }
}

Problems AtomicFile::commit() {
  if (!problems_.empty()) {
    return problems_;
  }
  // On the disk before it has the name, or a power cut could leave an empty file under it.
  const bool is_written = ::fsync(descriptor_) == 0 && ::close(std::exchange(descriptor_, -1)) == 0;
  if (!is_written || std::rename(temporary_.c_str(), target_.c_str()) != 0) {
    fail("cannot be written: ");
    return problems_;
  }
  temporary_.clear();
  return {};
}

Problems write_file(const std::string& path, std::string_view text) {
  AtomicFile file(path);
  file.write(text);
  return file.commit();
}

Problems make_directory(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (!error && fs::is_directory(path, error)) {
    return {};
  }
  return {problem_of(path, "cannot be made as a folder: " + (error ? error.message() : "a file has that name"))};
}

}  // namespace docket
