#include "docket/cli/disk_files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>

#include "cli/file_descriptor.hpp"
#include "cli/size_text.hpp"

namespace docket {
namespace {

constexpr const char* kStandardInput = "-";

Problems refuse(const std::string& path, const std::string& message) {
  Problem problem;
  problem.place.file = path == kStandardInput ? "<stdin>" : path;
  problem.message = message;
  return {problem};
}

bool is_directory(int descriptor) {
  struct stat about {};
  return fstat(descriptor, &about) == 0 && S_ISDIR(about.st_mode);
}

}  // namespace

Result<std::string> DiskFiles::refuse_length(const std::string& path) const {
  const std::lock_guard guard(refused_guard_);
  refused_.insert(path);
  return refuse(path, "is longer than the limit of " + format_size(limit_) +
                          (raised_by_.empty() ? "" : "; " + raised_by_ + " raises the limit"));
}

Result<std::string> DiskFiles::read_to_end(int descriptor, const std::string& path) const {
  std::string content;
  std::array<char, std::size_t{1} << 16> block{};
  while (true) {
    const auto count = ::read(descriptor, block.data(), block.size());
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count < 0) {
      return refuse(path, "cannot be read: " + last_error());
    }
    if (count == 0) {
      return content;
    }
    if (static_cast<std::size_t>(count) > limit_ - content.size()) {
      return refuse_length(path);
    }
    content.append(block.data(), static_cast<std::size_t>(count));
  }
}

Result<std::string> DiskFiles::read_file(const std::string& path) const {
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) {
    return refuse(path, "cannot be opened: " + last_error());
  }
  if (is_directory(file.number())) {
    return refuse(path, "is a folder, expected a file");
  }
  return read_to_end(file.number(), path);
}

Result<std::string> DiskFiles::read(const std::string& path) const {
  if (path.find('\0') != std::string::npos) {
    return refuse(path, "cannot be opened: its name holds a zero byte");
  }
  if (path != kStandardInput) {
    return read_file(path);
  }
  const std::lock_guard guard(standard_input_guard_);
  if (!standard_input_) {
    standard_input_ = read_to_end(STDIN_FILENO, path);
  }
  return *standard_input_;
}

bool DiskFiles::has_refused(const std::string& path) const {
  const std::lock_guard guard(refused_guard_);
  return refused_.contains(path);
}

std::string DiskFiles::resolve(const std::string& from, const std::string& relative) const {
  const auto folder = from == kStandardInput ? std::filesystem::path() : std::filesystem::path(from).parent_path();
  const std::string path = (folder / relative).lexically_normal().string();
  return path == kStandardInput ? "./-" : path;  // only a person names standard input
}

std::string DiskFiles::canonical(const std::string& path) const {
  std::error_code failed;
  const auto name = std::filesystem::weakly_canonical(std::filesystem::absolute(path, failed), failed);
  return failed ? path : name.string();
}

std::string DiskFiles::root_of(const std::string& path) const {
  const std::string file = path == kStandardInput ? canonical("./" + std::string(kStandardInput)) : canonical(path);
  const auto own = std::filesystem::path(file).parent_path();
  std::error_code ignored;
  for (auto folder = own;; folder = folder.parent_path()) {
    if (std::filesystem::exists(folder / kRootMark, ignored)) {
      return folder.string();
    }
    if (folder == folder.parent_path()) {
      return own.string();
    }
  }
}

}  // namespace docket
