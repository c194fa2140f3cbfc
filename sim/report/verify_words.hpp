// Words and figures that the reports of a verification share.
#pragma once

#include <string>
#include <string_view>

#include "docket/report/verify_report.hpp"

namespace docket {

[[nodiscard]] std::string_view word_for(Verdict verdict);
/// How many values of a case came to it.
[[nodiscard]] std::uint64_t count_in(const VerifiedCase& result, Verdict verdict);

/// Six digits: "0.270671".
[[nodiscard]] std::string expected_figure(double value);
/// The half-width to two digits and the mean to as many decimals: "4.0021 ± 0.0087".
[[nodiscard]] std::string measured_figure(const Interval& interval);
/// "+0.05 %" of the expected value, or "+0.0003" where percent say little: the margin is a large part of the value, or
/// next to nothing.
[[nodiscard]] std::string off_figure(const VerifiedValue& value);
/// "1 %" or "0.001", like off_figure.
[[nodiscard]] std::string margin_figure(const VerifiedValue& value);
/// What people call the value.
[[nodiscard]] const std::string& name_of(const ExpectedValue& expected);
/// "120 agree, 0 disagree, 0 are undecided; 3 limits are shown".
[[nodiscard]] std::string count_sentence(const VerifyReport& report);
/// What a limit that ended a case early did to it; empty without.
[[nodiscard]] std::string limit_sentence(const VerifiedCase& result);

}  // namespace docket
