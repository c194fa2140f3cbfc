#include "docket/core/nearest_word.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace docket {
namespace {

constexpr std::size_t kLongestWord = 100;

/// (rows x columns) counts, addressed with an offset of 1 so that the border of the recurrence has a place.
class Table {
 public:
  Table(std::size_t rows, std::size_t columns) : columns_(columns + 2), cells_((rows + 2) * columns_) {}
  std::size_t& operator()(std::ptrdiff_t row, std::ptrdiff_t column) {
    return cells_[static_cast<std::size_t>(row + 1) * columns_ + static_cast<std::size_t>(column + 1)];
  }

 private:
  std::size_t columns_;
  std::vector<std::size_t> cells_;
};

std::string in_lower_case(std::string_view word) {
  std::string lower(word);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

std::size_t sensible_distance(std::string_view a, std::string_view b) {
  return std::min<std::size_t>(std::max(a.size(), b.size()) / 3, 4);
}

std::size_t gap(std::size_t a, std::size_t b) { return a > b ? a - b : b - a; }

}  // namespace

// Lowrance and Wagner (1975): a swap may enclose insertions and deletions, which keeps the triangle inequality.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  const auto rows = static_cast<std::ptrdiff_t>(a.size());
  const auto columns = static_cast<std::ptrdiff_t>(b.size());
  const auto unreachable = a.size() + b.size();
  Table cost(a.size(), b.size());
  cost(-1, -1) = unreachable;
  for (std::ptrdiff_t row = 0; row <= rows; ++row) {
    cost(row, -1) = unreachable;
    cost(row, 0) = static_cast<std::size_t>(row);
  }
  for (std::ptrdiff_t column = 0; column <= columns; ++column) {
    cost(-1, column) = unreachable;
    cost(0, column) = static_cast<std::size_t>(column);
  }
  std::array<std::ptrdiff_t, 256> last_row_of_byte{};
  for (std::ptrdiff_t row = 1; row <= rows; ++row) {
    std::ptrdiff_t last_match = 0;  // column
    for (std::ptrdiff_t column = 1; column <= columns; ++column) {
      const auto byte_of_b = static_cast<unsigned char>(b[static_cast<std::size_t>(column - 1)]);
      const auto swap_row = last_row_of_byte[byte_of_b];
      const auto swap_column = last_match;
      const bool is_equal = static_cast<unsigned char>(a[static_cast<std::size_t>(row - 1)]) == byte_of_b;
      const auto enclosed = static_cast<std::size_t>((row - swap_row - 1) + 1 + (column - swap_column - 1));
      cost(row, column) = std::min({cost(row - 1, column - 1) + (is_equal ? 0U : 1U), cost(row, column - 1) + 1,
                                    cost(row - 1, column) + 1, cost(swap_row - 1, swap_column - 1) + enclosed});
      if (is_equal) {
        last_match = column;
      }
    }
    last_row_of_byte[static_cast<unsigned char>(a[static_cast<std::size_t>(row - 1)])] = row;
  }
  return cost(rows, columns);
}

std::string nearest_word(std::string_view word, std::span<const std::string_view> candidates) {
  if (word.size() > kLongestWord) {
    return {};
  }
  const auto lower = in_lower_case(word);
  std::string_view nearest;
  auto smallest = std::tuple(std::size_t{kLongestWord}, std::size_t{kLongestWord});
  for (const auto candidate : candidates) {
    const auto allowed = sensible_distance(word, candidate);
    if (candidate.size() > kLongestWord || gap(word.size(), candidate.size()) > allowed) {
      continue;
    }
    const auto folded = edit_distance(lower, in_lower_case(candidate));
    if (folded > allowed) {
      continue;
    }
    const auto distance = std::tuple(folded, edit_distance(word, candidate));
    if (distance < smallest) {
      smallest = distance;
      nearest = candidate;
    }
  }
  return std::string(nearest);
}

std::string nearest_word(std::string_view word, const std::vector<std::string>& candidates) {
  return nearest_word(word, std::vector<std::string_view>(candidates.begin(), candidates.end()));
}

}  // namespace docket
