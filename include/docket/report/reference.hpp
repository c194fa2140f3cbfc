// Help on the language of scenarios, made from the table of fields: pages for the terminal and the reference that
// scenarios/README.md holds.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace docket {

/// The page of a key, an object or a topic. Paths begin with "scenario", "regime", "facts" or "study", or are pointers
/// into a scenario; "*" and real ids lead to the same page: "scenario/platform/pools/legal/absence",
/// "/platform/pools/*/absence", "scenario/durations". Nothing when the path leads nowhere.
[[nodiscard]] std::optional<std::string> reference_page(const std::string& path, std::size_t width);

/// The path that a mistyped one probably means, or the last part of it that exists. Never empty.
[[nodiscard]] std::string nearest_reference(const std::string& path);

/// Whether `path` is about the language at all, rather than a word that means something else.
[[nodiscard]] bool is_reference_path(const std::string& path);

/// All of it, for a file: sections with tables, then the topics.
[[nodiscard]] std::string reference_markdown();

}  // namespace docket
