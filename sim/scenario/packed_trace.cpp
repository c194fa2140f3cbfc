#include "scenario/packed_trace.hpp"

#include <algorithm>
#include <charconv>

namespace docket::scenario_detail {

namespace {

/// Longer texts are no instants, and would not fit on a line.
constexpr std::size_t kLongestText = 40;
constexpr std::size_t kMostDigits = 10;

constexpr auto kIsDigit = [](char c) { return c >= '0' && c <= '9'; };
constexpr auto kStandsUnescaped = [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; };

}  // namespace

bool PackedTrace::can_hold(std::string_view served_at, std::string_view items) {
  const bool is_number = !items.empty() && items.size() <= kMostDigits && items.front() != '0' &&
                         std::all_of(items.begin(), items.end(), kIsDigit);
  return is_number && served_at.size() <= kLongestText &&
         std::all_of(served_at.begin(), served_at.end(), kStandsUnescaped);
}

LocatedValue PackedTrace::unpacked(const Row& row) const {
  LocatedValue items = make_text(std::string(row.items), {file_, row.line, row.items_column, layer_});
  items.type = JsonType::number;
  std::from_chars(row.items.data(), row.items.data() + row.items.size(), items.number);
  LocatedValue value;
  value.type = JsonType::array;
  value.spot = {file_, row.line, 1, layer_};
  value.elements.own().push_back(
      make_text(std::string(row.served_at), {file_, row.line, row.served_at_column, layer_}));
  value.elements.own().push_back(std::move(items));
  return value;
}

void PackedTrace::append_json(const Row& row, std::string& json) {
  json.append("[\"").append(row.served_at).append("\", ").append(row.items).append("]");
}

}  // namespace docket::scenario_detail
