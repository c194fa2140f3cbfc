#include "cli/process_memory.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <string>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace docket {
namespace {

constexpr std::uint64_t kBytesOfMuch = std::uint64_t{1} << 50;

std::uint64_t page_size() { return static_cast<std::uint64_t>(std::max(::sysconf(_SC_PAGESIZE), 1L)); }

/// In pages: all, resident, shared, text, library, data.
std::uint64_t own_pages(int place) {
  std::ifstream file("/proc/self/statm");
  std::uint64_t pages = 0;
  for (int i = 0; i <= place; ++i) {
    file >> pages;
  }
  return file ? pages : 0;
}

/// What a control group allows; "max" where it allows all.
std::uint64_t allowed_by(const char* path) {
  std::ifstream file(path);
  std::uint64_t bytes = 0;
  return file >> bytes && bytes > 0 ? bytes : kBytesOfMuch;
}

}  // namespace

std::uint64_t machine_memory() {
  const long pages = ::sysconf(_SC_PHYS_PAGES);
  const std::uint64_t all = pages > 0 ? static_cast<std::uint64_t>(pages) * page_size() : kBytesOfMuch;
  return std::min(
      {all, allowed_by("/sys/fs/cgroup/memory.max"), allowed_by("/sys/fs/cgroup/memory/memory.limit_in_bytes")});
}

std::uint64_t resident_memory() { return own_pages(1) * page_size(); }

bool may_hold_more_than(std::uint64_t bytes) {
  rusage used{};
  const bool is_told = ::getrusage(RUSAGE_SELF, &used) == 0 && used.ru_maxrss > 0;
  return !is_told || static_cast<std::uint64_t>(used.ru_maxrss) * 1024 > bytes;
}

std::uint64_t allocated_memory() {
#ifdef __GLIBC__
#if __GLIBC_PREREQ(2, 33)
  const auto counted = ::mallinfo2();
  return counted.uordblks + counted.hblkhd;
#endif
#endif
  return resident_memory();
}

std::uint64_t peak_memory() {
  std::ifstream file("/proc/self/status");
  std::uint64_t kibibytes = 0;
  for (std::string word; file >> word;) {
    if (word == "VmHWM:") {
      file >> kibibytes;
    }
  }
  return kibibytes << 10U;
}

void settle_memory() {
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
  std::ofstream("/proc/self/clear_refs") << "5";
}

void keep_freed_memory() {
#ifdef __GLIBC__
  constexpr int kMost = 1 << 28;
  ::mallopt(M_TRIM_THRESHOLD, kMost);
  ::mallopt(M_MMAP_THRESHOLD, 1 << 25);  // the highest that is allowed
#endif
}

void bound_memory(std::uint64_t bytes) {
  const std::uint64_t most = std::min(std::min(bytes, kBytesOfMuch) * 2, std::max(bytes, machine_memory()));
  rlimit limit{};
  // Who asks for more already has its reasons: sanitizers keep an address space of shadows.
  if (own_pages(5) * page_size() < most && ::getrlimit(RLIMIT_DATA, &limit) == 0) {
    limit.rlim_cur = std::min<rlim_t>(most, limit.rlim_max);
    ::setrlimit(RLIMIT_DATA, &limit);
  }
}

}  // namespace docket
