#include "docket/cli/disk_files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>

#include "cli/file_descriptor.hpp"

namespace docket {
namespace {

constexpr const char* kStandardInput = "-";

Problems refuse(const std::string& path, const std::string& message) {
  Problem problem;
  problem.place.file = path == kStandardInput ? "<stdin>" : path;
  problem.message = message;
  return {problem};
}

std::string in_mebibytes(std::size_t bytes) {
  constexpr std::size_t kMebibyte = std::size_t{1} << 20;
  return bytes % kMebibyte == 0 ? std::to_string(bytes / kMebibyte) + " MiB" : std::to_string(bytes) + " bytes";
}

bool is_directory(int descriptor) {
  struct stat about {};
  return fstat(descriptor, &about) == 0 && S_ISDIR(about.st_mode);
}

Result<std::string> read_to_end(int descriptor, const std::string& path, std::size_t limit) {
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
    if (static_cast<std::size_t>(count) > limit - content.size()) {
      return refuse(path, "is longer than the limit of " + in_mebibytes(limit));
    }
    content.append(block.data(), static_cast<std::size_t>(count));
  }
}

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) {
    return refuse(path, "cannot be opened: " + last_error());
  }
  if (is_directory(file.number())) {
    return refuse(path, "is a folder, expected a file");
  }
  return read_to_end(file.number(), path, limit);
}

}  // namespace

Result<std::string> DiskFiles::read(const std::string& path) const {
  if (path.find('\0') != std::string::npos) {
    return refuse(path, "cannot be opened: its name holds a zero byte");
  }
  if (path != kStandardInput) {
    return read_file(path, limit_);
  }
  const std::lock_guard guard(standard_input_guard_);
  if (!standard_input_) {
    standard_input_ = read_to_end(STDIN_FILENO, path, limit_);
  }
  return *standard_input_;
}

std::string DiskFiles::resolve(const std::string& from, const std::string& relative) const {
  const auto folder = from == kStandardInput ? std::filesystem::path() : std::filesystem::path(from).parent_path();
  return (folder / relative).lexically_normal().string();
}

}  // namespace docket
