// A line of the table of targets: what is wanted, and what was measured.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace docket::bench {

/// What one contestant took for one unit of work.
struct Timing {
  std::string name;
  double value = 0;
  std::string unit;  ///< "ns/item", "s"
};

enum class Verdict : std::uint8_t { goal, must, missed, invalid };

struct Finding {
  std::string what;
  double must = 0;
  double goal = 0;
  std::string unit;       ///< "x" for a ratio, "ms", "s"
  bool is_floor = false;  ///< at least so much is wanted; else at most
  double measured = 0;
  std::string void_because = {};  ///< a ratio that says nothing says why; empty: it counts
  std::vector<Timing> timings = {};

  [[nodiscard]] Verdict verdict() const {
    if (!void_because.empty()) {
      return Verdict::invalid;
    }
    const auto meets = [this](double wanted) { return is_floor ? measured >= wanted : measured <= wanted; };
    return meets(goal) ? Verdict::goal : meets(must) ? Verdict::must : Verdict::missed;
  }
};

/// "goal met", "must met", "MISSED", "VOID".
const char* verdict_words(Verdict verdict);

/// For people, in Markdown too: the bench's README holds it as it is.
std::string finding_table(const std::vector<Finding>& findings);
std::string finding_json(const std::vector<Finding>& findings);

}  // namespace docket::bench
