// Words and figures that the reports of a staffing share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docket/report/staff_report.hpp"

namespace docket {

[[nodiscard]] std::string_view word_for(StaffVerdict verdict);
[[nodiscard]] std::string_view word_for(StaffEnd end);

/// "orders missed on first-list", or the metric's own name.
[[nodiscard]] std::string name_of(const StaffTarget& target);
/// "at most 5 %".
[[nodiscard]] std::string limit_of(const StaffTarget& target);
/// "3.2 %" of shares, else four digits.
[[nodiscard]] std::string figure_of(const StaffTarget& target, double value);
/// "2.1 – 4.8 %".
[[nodiscard]] std::string range_of(const StaffTarget& target, const TargetFinding& finding);
/// "operations 4, legal 25".
[[nodiscard]] std::string plan_text(const StaffReport& report, const std::vector<std::uint32_t>& reviewers);
/// "EUR 12,345 a week", or "29 reviewers" where costs are not known.
[[nodiscard]] std::string price_text(const StaffReport& report, double price);
[[nodiscard]] const std::string& id_of(const StaffReport& report, std::size_t pool);

/// What was found, or why nothing was: whole sentences, the first says it all.
[[nodiscard]] std::vector<std::string> staff_sentences(const StaffReport& report);

/// What stands beside a plan of the curve: its verdict, and which plan it is.
[[nodiscard]] std::string note_on(const StaffReport& report, const PlayedPlan& plan);

/// Of the plans that were tried the least risky at each price, few enough to be read: the answer, those nearest to it,
/// and what the scenario has.
[[nodiscard]] std::vector<PlayedPlan> staff_curve(const StaffReport& report);

}  // namespace docket
