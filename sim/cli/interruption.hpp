// SIGINT and SIGTERM as a question that work asks between its steps.
#pragma once

#include <optional>

namespace docket {

/// From its construction on, the first such signal is only remembered; a second one of the same sort kills as usual.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  /// The exit code that tells of it; empty: no signal came.
  [[nodiscard]] static std::optional<int> exit_code();
};

}  // namespace docket
