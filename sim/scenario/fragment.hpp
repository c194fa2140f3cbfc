// Fragments of a JSON Schema (draft 7), as text: what a value must look like, as far as a schema can say so.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace docket::scenario_detail::fragment {

inline constexpr std::string_view kDuration = R"(^[0-9]+(\.[0-9]+)?(us|ms|s|min|h|d)$)";
inline constexpr std::string_view kPositiveDuration = R"(^(?=.*[1-9])[0-9]+(\.[0-9]+)?(us|ms|s|min|h|d)$)";
inline constexpr std::string_view kDate = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
inline constexpr std::string_view kInstant =
    "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[Tt ]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    R"((\.[0-9]{1,6})?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$)";
inline constexpr std::string_view kWindow = "^([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$";
inline constexpr std::string_view kWeekdays =
    "^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?"
    "(,(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?)*$";
inline constexpr std::string_view kId = "^[A-Za-z0-9][A-Za-z0-9_.-]*$";
inline constexpr std::string_view kPointer = "^(/.*)?$";

std::string text();
std::string text_like(std::string_view pattern);
std::string boolean();
/// Bounds beyond ±1e100 are left out: such numbers are only kept finite.
std::string number(double low, double high, bool excludes_low = false);
std::string whole(double low, double high);
std::string words(const std::vector<std::string>& words);
std::string any_of(const std::vector<std::string>& fragments);
/// `highest` 0: any number of elements.
std::string list(const std::string& element, std::size_t lowest = 0, std::size_t highest = 0);
std::string definition(std::string_view name);

struct Member {
  std::string key;
  std::string fragment;
  bool is_required = true;
};
/// With these members and no others.
std::string object(const std::vector<Member>& members);
/// With exactly one member, one of these.
std::string one_member(const std::vector<Member>& members);
/// Any keys that match the pattern (empty: all), their values like `value` (empty: any).
std::string object_by(std::string_view key_pattern, const std::string& value = {});

}  // namespace docket::scenario_detail::fragment
