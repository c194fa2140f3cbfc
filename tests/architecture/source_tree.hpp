// The source tree as text, so that a check can be shown a made-up tree as well as the real one.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace docket::architecture {

/// Text by path, such as "include/docket/core/time.hpp".
using SourceTree = std::map<std::string, std::string>;

/// Every .hpp and .cpp of include/ and sim/ below `root`.
SourceTree read_source_tree(const std::string& root);

/// The room a path belongs to: the folder below include/docket/ or sim/. Empty for a file outside any room.
std::string room_of(std::string_view path);

bool is_public(std::string_view path);

/// What a file includes, with its delimiters: "<vector>" or "\"docket/core/time.hpp\"".
std::vector<std::string> includes_of(const std::string& text);

/// The text without comments and without the contents of string and character literals.
std::string code_of(const std::string& text);

}  // namespace docket::architecture
