#include "report/targets.hpp"

namespace docket::bench {

const std::vector<TargetGroup>& target_groups() {
  static const std::vector<TargetGroup> list = {
      {"three-stages", "three stages, earliest deadline first, against the hand-written twin", measure_three_stages},
      {"one-server", "M/M/1 with and without timers, against the naive loop", measure_one_server},
      {"fifty-servers", "M/M/50 with and without timers, against the naive loop", measure_fifty_servers},
      {"hold", "the event list, against std::priority_queue", measure_hold},
      {"waiting", "waiting lines, against a heap of items", measure_waiting},
      {"threads", "two threads, against one", measure_threads},
      {"india-2021", "a replication of India 2021", measure_india},
      {"sweep", "docket sweep, against bare replications and on two threads", measure_sweep},
      {"trace", "a trace of a million orders", measure_trace}};
  return list;
}

}  // namespace docket::bench
