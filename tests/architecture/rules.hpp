// The rules of the house. Each check returns what is wrong, one sentence per violation; empty: nothing.
#pragma once

#include <string>
#include <vector>

#include "architecture/source_tree.hpp"

namespace docket::architecture {

using Violations = std::vector<std::string>;

/// The rooms from the foundation up. A room includes only itself and rooms before it.
const std::vector<std::string>& rooms();

/// An include leads to the same room or one above it in the list, to a room that exists, by its full path.
Violations check_room_order(const SourceTree& tree);

/// The two actors only exchange messages: no file of one reaches the other through includes, however far.
Violations check_actors_apart(const SourceTree& tree);

/// Public headers show only the standard library and docket itself.
Violations check_public_headers(const SourceTree& tree);

/// A basename stands for one thing: one header, and one source in the same room, in the whole tree.
Violations check_basenames(const SourceTree& tree);

/// Threads and files live in experiment, report and cli. Clock, environment, exit and printing live in cli.
/// The standard distributions and random_device live nowhere: their numbers differ between libraries.
Violations check_side_effects(const SourceTree& tree);

/// Nothing stands at the top level but what is known to.
Violations check_top_level(const std::vector<std::string>& entries);

}  // namespace docket::architecture
