#include <array>
#include <cstdint>
#include <vector>

#include "twins/queue_loops.hpp"
#include "twins/sojourn_tally.hpp"
#include "twins/twin_random.hpp"
#include "twins/winner_tree.hpp"

namespace docket::bench {
namespace {

constexpr double kService = 1e6;

std::uint64_t draw(TwinBits& bits, double mean) { return static_cast<std::uint64_t>(exponential(bits) * mean); }

/// When those arrived who wait. At a load of 0.8 a line of 65,536 customers is beyond all chance.
class Line {
 public:
  void join(std::uint64_t arrived) { ring_[tail_++ & kMask] = arrived; }
  std::uint64_t take_first() { return ring_[head_++ & kMask]; }
  [[nodiscard]] bool is_empty() const { return head_ == tail_; }

 private:
  static constexpr std::uint32_t kMask = (1U << 16U) - 1;
  std::vector<std::uint64_t> ring_ = std::vector<std::uint64_t>(kMask + 1);
  std::uint32_t head_ = 0;
  std::uint32_t tail_ = 0;
};

// The customer in service stays at the head of the line until it leaves.
Outcome play_one_server(std::uint64_t customers, std::uint64_t seed) {
  constexpr double kGap = kService / kQueueLoad;
  TwinBits bits(seed);
  SojournTally tally;
  Line line;
  std::uint64_t next_arrival = draw(bits, kGap);
  std::uint64_t next_departure = UINT64_MAX;
  for (std::uint64_t done = 0; done < customers;) {
    if (next_arrival < next_departure) {
      if (line.is_empty()) {
        next_departure = next_arrival + draw(bits, kService);
      }
      line.join(next_arrival);
      next_arrival += draw(bits, kGap);
    } else {
      tally.add(next_departure - line.take_first());
      next_departure = line.is_empty() ? UINT64_MAX : next_departure + draw(bits, kService);
      ++done;
    }
  }
  return tally.outcome(customers);
}

Outcome play_fifty_servers(std::uint64_t customers, std::uint64_t seed) {
  constexpr std::uint32_t kServers = 50;
  constexpr double kGap = kService / (kQueueLoad * kServers);
  using Tree = WinnerTree<6>;
  TwinBits bits(seed);
  SojournTally tally;
  Line line;
  Tree busy;
  std::array<std::uint64_t, kServers> arrived{};
  std::array<std::uint32_t, kServers> idle{};
  std::uint32_t idle_count = 0;
  while (idle_count < kServers) {
    idle[idle_count] = idle_count;
    ++idle_count;
  }
  std::uint64_t next_arrival = draw(bits, kGap);
  for (std::uint64_t done = 0; done < customers;) {
    const std::uint64_t next_departure = busy.first_time();
    if (next_arrival < next_departure) {
      if (idle_count > 0) {
        const std::uint32_t server = idle[--idle_count];
        arrived[server] = next_arrival;
        busy.set(server, next_arrival + draw(bits, kService));
      } else {
        line.join(next_arrival);
      }
      next_arrival += draw(bits, kGap);
    } else {
      const std::uint32_t server = busy.first_leaf();
      tally.add(next_departure - arrived[server]);
      ++done;
      if (line.is_empty()) {
        busy.set(server, Tree::kNever);
        idle[idle_count++] = server;
      } else {
        arrived[server] = line.take_first();
        busy.set(server, next_departure + draw(bits, kService));
      }
    }
  }
  return tally.outcome(customers);
}

}  // namespace

Outcome play_queue_by_hand(std::uint32_t servers, std::uint64_t customers, std::uint64_t seed) {
  return servers == 1 ? play_one_server(customers, seed) : play_fifty_servers(customers, seed);
}

}  // namespace docket::bench
