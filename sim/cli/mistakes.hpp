// All mistakes of a command line, told at once.
#pragma once

#include <string>

#include "cli/options.hpp"

namespace docket {

/// Reads on after a mistake. What a mistaken option leaves is what stands without it, so nothing is to be concluded
/// from it before tell().
class Mistakes {
 public:
  /// Whether `read` was free of mistakes.
  template <class Read>
  bool collect(const Read& read) {
    try {
      read();
      return true;
    } catch (const UsageError& mistake) {
      all_ += (all_.empty() ? "" : "\n") + std::string(mistake.what());
      return false;
    }
  }
  /// Throws UsageError of all that were collected, each in its line.
  void tell() const {
    if (!all_.empty()) {
      throw UsageError(all_);
    }
  }

 private:
  std::string all_;
};

}  // namespace docket
