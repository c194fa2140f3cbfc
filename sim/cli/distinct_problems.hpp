// What is wrong with many points, each mistake once: a value that is no good is so at every point that has it.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <tuple>

#include "docket/core/problem.hpp"

namespace docket {

class DistinctProblems {
 public:
  /// Whether it is to be told: nobody has told it before, and not too many others were.
  bool add(const Problem& problem) {
    const bool is_new = seen_.insert({problem.place, problem.pointer, problem.message}).second;
    return is_new && seen_.size() <= kMostTold;
  }
  /// Those that are not told.
  [[nodiscard]] std::size_t more() const { return seen_.size() > kMostTold ? seen_.size() - kMostTold : 0; }

 private:
  static constexpr std::size_t kMostTold = 50;

  std::set<std::tuple<Place, std::string, std::string>> seen_;
};

}  // namespace docket
