#include "cli/limit_options.hpp"

#include "cli/mistakes.hpp"
#include "cli/process_memory.hpp"
#include "cli/size_text.hpp"
#include "docket/core/duration_text.hpp"
#include "report/figures.hpp"

namespace docket {
namespace {

constexpr const char* kFileSize = "max-file-size";
constexpr const char* kNesting = "max-nesting";
constexpr const char* kItems = "max-items";
constexpr const char* kOrders = "max-orders";
constexpr const char* kReplications = "max-replications";
constexpr const char* kMemory = "max-memory";
constexpr const char* kEvents = "max-events";
constexpr const char* kTime = "max-time";

constexpr std::uint64_t kMostSlots = 2'000'000'000;  // of items and orders: their numbers have 31 bits
constexpr std::uint64_t kDeepestNesting = 10'000;    // what the stack holds
constexpr std::uint64_t kMostReplications = 100'000'000;

std::string flag(const char* name) { return std::string("--") + name; }

/// A part is left to the rest of the machine.
std::uint64_t usual_memory() { return machine_memory() / 5 * 4; }

}  // namespace

std::vector<OptionSpec> reading_limit_options() {
  return {
      {kFileSize, "SIZE", "refuses longer files; a size such as 512KiB, 64MiB (the usual limit) or 2GiB"},
      {kNesting, "N", "refuses JSON of more levels than that (1,000)"},
      {kItems, "N", "refuses a scenario that lists more items, ends a replication that makes more (1,000,000,000)"},
      {kOrders, "N", "the same for orders and, in a replication, batches of work (1,000,000,000)"},
      {kReplications, "N", "refuses to play more often than that (1,000,000)"},
      {kMemory, "SIZE", "refuses to read what needs more memory, ends a run that does (four fifths of the machine's)"}};
}

std::vector<OptionSpec> playing_limit_options(const std::string& at_its_end) {
  return {{kEvents, "N", "ends each replication after that many events (no limit unless given)"},
          {kTime, "DURATION",
           "plays no longer than that, such as 90s, 10min or 2h, and then " + at_its_end + " (no limit unless given)"}};
}

Limits limits_of(const Options& options) {
  Limits limits;
  Mistakes mistakes;
  const auto set = [&](const char* name, std::uint64_t most, ReadLimit& limit) {
    mistakes.collect([&] { limit = {options.number(name, 1, most).value_or(limit.most), flag(name)}; });
  };
  mistakes.collect([&] { limits.file_size = options.bytes(kFileSize).value_or(limits.file_size); });
  set(kNesting, kDeepestNesting, limits.reading.nesting);
  set(kItems, kMostSlots, limits.reading.items);
  set(kOrders, kMostSlots, limits.reading.orders);
  set(kReplications, kMostReplications, limits.reading.replications);
  mistakes.collect([&] { limits.memory = options.has(kMemory) ? *options.bytes(kMemory) : usual_memory(); });
  mistakes.collect([&] { limits.events = options.number(kEvents, 1, UINT64_MAX).value_or(limits.events); });
  mistakes.collect([&] { limits.time = options.duration(kTime); });
  mistakes.tell();
  for (const char* name : {kFileSize, kNesting, kItems, kOrders, kReplications, kEvents}) {
    if (const auto written = options.text(name)) {
      limits.given.push_back(flag(name) + " " + *written);
    }
  }
  return limits;
}

RunOptions run_options(const Limits& limits) {
  RunOptions options;
  options.max_events = limits.events;
  options.max_cases = {limits.reading.items.most, limits.reading.orders.most};
  return options;
}

std::string file_size_flag() { return flag(kFileSize); }

std::string memory_limit_text(const Limits& limits) {
  return "the limit of " + format_size(limits.memory) + " of memory (" + flag(kMemory) + ")";
}

LimitNote note_of(Limit met, const Limits& limits) {
  switch (met) {
    case Limit::events:
      return {with_thousands(limits.events), flag(kEvents)};
    case Limit::items:
      return {with_thousands(limits.reading.items.most), flag(kItems)};
    case Limit::orders:
      return {with_thousands(limits.reading.orders.most), flag(kOrders)};
    case Limit::time:
      return {limits.time ? exact_duration(*limits.time) : "", flag(kTime)};
    case Limit::memory:
      return {format_size(limits.memory), flag(kMemory)};
    case Limit::none:
    case Limit::standstill:
    case Limit::interruption:
      break;
  }
  return {};
}

}  // namespace docket
