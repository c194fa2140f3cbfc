// A scenario with one of everything that is measured.
#pragma once

#include "docket/scenario/scenario.hpp"

namespace docket::test {

inline constexpr SourceId kFirstList{std::uint32_t{0}};    // one order, regime "strict"
inline constexpr SourceId kRenewedList{std::uint32_t{1}};  // what its second rung makes of it
inline constexpr SourceId kStream{std::uint32_t{2}};       // an order stream, regime "mild"
inline constexpr SourceId kReports{std::uint32_t{3}};      // a work stream

inline constexpr RungId kNotice{std::uint32_t{0}};
inline constexpr RungId kRenewal{std::uint32_t{1}};
inline constexpr RungId kFine{std::uint32_t{2}};

Scenario measured_scenario();

}  // namespace docket::test
