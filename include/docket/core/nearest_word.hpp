// "Did you mean …?": the valid word that a mistyped one is nearest to.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace docket {

/// Damerau-Levenshtein distance: the fewest insertions, deletions, substitutions and swaps of neighbouring bytes that
/// turn one word into the other. A metric. Time and space O(|a| |b|).
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate with the smallest distance, upper and lower case alike, if that is at most a third of the longer
/// word's length (and at most 4); empty when none is so near, and for words beyond 100 bytes. Of equally near ones the
/// first that is nearest with case, then the first of the list.
[[nodiscard]] std::string nearest_word(std::string_view word, std::span<const std::string_view> candidates);
[[nodiscard]] std::string nearest_word(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace docket
