// What came of holding runs against theory, as text for people and for programs.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "docket/experiment/verify.hpp"

namespace docket {

struct CaseReport {
  std::string name;   ///< by which the case can be asked for again
  std::string title;  ///< of its scenario
  VerifiedCase result;
};

struct VerifyReport {
  std::string command;  ///< that brings the same again
  double precision = 0;
  double error = 0;
  std::uint64_t seed = 0;
  std::vector<CaseReport> cases;

  [[nodiscard]] std::uint64_t count(Verdict verdict) const;
  /// What first ended a case early; none: all came to their end.
  [[nodiscard]] Limit limit() const;
  /// Every judged value agrees, and no limit ended a case early.
  [[nodiscard]] bool all_agree() const;
};

[[nodiscard]] std::string verify_table(const VerifyReport& report, std::size_t width);
[[nodiscard]] std::string verify_json(const VerifyReport& report);
/// A page for people, VALIDATION.md.
[[nodiscard]] std::string verify_markdown(const VerifyReport& report);

}  // namespace docket
