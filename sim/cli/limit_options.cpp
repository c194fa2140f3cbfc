#include "cli/limit_options.hpp"

#include <string>

namespace docket {
namespace {

constexpr std::uint64_t kMostSlots = 4'000'000'000;  // of items and orders: their numbers have 32 bits
constexpr std::uint64_t kDeepestNesting = 10'000;    // what the stack holds
constexpr std::uint64_t kMostReplications = 100'000'000;

void set(const Options& options, const char* name, std::uint64_t most, ReadLimit& limit) {
  limit = {options.number(name, 1, most).value_or(limit.most), std::string("--") + name};
}

}  // namespace

std::vector<OptionSpec> reading_limit_options() {
  return {{kMaxFileSize, "SIZE", "refuses longer files; a size such as 512KiB, 64MiB (default) or 2GiB"},
          {"max-nesting", "N", "refuses JSON with more levels (1,000)"},
          {"max-items", "N", "refuses a scenario that lists more items, and ends a replication that makes more (1e9)"},
          {"max-orders", "N", "the same for orders and, in a replication, batches of work (1e9)"},
          {"max-replications", "N", "refuses to play more often than that (1,000,000)"}};
}

ReadLimits read_limits(const Options& options) {
  ReadLimits limits;
  set(options, "max-nesting", kDeepestNesting, limits.nesting);
  set(options, "max-items", kMostSlots, limits.items);
  set(options, "max-orders", kMostSlots, limits.orders);
  set(options, "max-replications", kMostReplications, limits.replications);
  return limits;
}

}  // namespace docket
