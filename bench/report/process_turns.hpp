// What processes take that have the machine in turns. Where the hour changes a machine's speed, work that lasts a
// minute cannot be compared with work of the next minute; cut into turns, both see the same minutes; and of two cores,
// one may be the slower for as long as somebody else keeps its neighbour busy.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace docket::bench {

struct ProcessCost {
  double cpu_seconds = 0;   ///< of all its threads, in the program and in the system for it
  double wall_seconds = 0;  ///< of its own turns
};

struct TurnTaker {
  std::string name;
  std::function<int()> work;  ///< in a process of its own, whose exit code it returns
  int threads = 1;            ///< who has n takes turns in each n-th round; who has one works on every core in turn
};

/// Each does its work once, alone while it is its turn and stopped while it is not. Costs in the order of the takers.
/// Throws std::runtime_error when one of them fails.
std::vector<ProcessCost> costs_in_turns(const std::vector<TurnTaker>& takers);

}  // namespace docket::bench
