// An open file of the operating system, closed when its owner goes.
#pragma once

#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace docket {

class FileDescriptor {
 public:
  explicit FileDescriptor(int number) : number_(number) {}
  ~FileDescriptor() {
    if (is_open()) {
      ::close(number_);
    }
  }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;

  [[nodiscard]] bool is_open() const { return number_ >= 0; }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

/// What the last failed call of the operating system met, in words.
inline std::string last_error() { return std::generic_category().message(errno); }

}  // namespace docket
