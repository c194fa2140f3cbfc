#include <algorithm>
#include <cstdint>
#include <queue>
#include <random>
#include <vector>

#include "twins/queue_loops.hpp"

namespace docket::bench {
namespace {

struct Event {
  double at;
  double arrived;  ///< of the customer who leaves; negative: a customer arrives
  bool operator<(const Event& other) const { return at > other.at; }  // the queue puts the largest first
};

}  // namespace

Outcome play_queue_naively(std::uint32_t servers, std::uint64_t customers, std::uint64_t seed) {
  std::mt19937_64 engine(seed);
  std::exponential_distribution<double> gap(kQueueLoad * servers);
  std::exponential_distribution<double> service(1.0);
  std::priority_queue<Event> events;
  std::queue<double> line;
  std::vector<std::uint32_t> histogram(1000);
  std::uint32_t idle = servers;
  std::uint64_t done = 0;
  double sum = 0;
  events.push({gap(engine), -1});
  while (done < customers) {
    const Event event = events.top();
    events.pop();
    if (event.arrived < 0) {
      line.push(event.at);
      events.push({event.at + gap(engine), -1});
    } else {
      const double sojourn = event.at - event.arrived;
      sum += sojourn;
      ++histogram[static_cast<std::size_t>(std::min(sojourn * 10, 999.0))];
      ++idle;
      ++done;
    }
    if (idle > 0 && !line.empty()) {
      --idle;
      events.push({event.at + service(engine), line.front()});
      line.pop();
    }
  }
  return {customers, sum / static_cast<double>(customers), 0};
}

}  // namespace docket::bench
