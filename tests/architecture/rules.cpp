#include "architecture/rules.hpp"

#include <algorithm>
#include <regex>
#include <set>

namespace docket::architecture {
namespace {

bool contains(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// Position in the order of rooms; the number of rooms when there is no such room.
std::size_t height(const std::string& room) {
  return static_cast<std::size_t>(std::find(rooms().begin(), rooms().end(), room) - rooms().begin());
}

bool is_quoted(const std::string& include) { return include.front() == '"'; }

std::string inner(const std::string& include) { return include.substr(1, include.size() - 2); }

/// Where a quoted include leads in the tree.
std::string target_of(const std::string& include) {
  const std::string name = inner(include);
  return (name.starts_with("docket/") ? "include/" : "sim/") + name;
}

void visit(const SourceTree& tree, const std::string& path, std::set<std::string>& seen) {
  const auto file = tree.find(path);
  if (file == tree.end() || !seen.insert(path).second) {
    return;
  }
  for (const std::string& include : includes_of(file->second)) {
    if (is_quoted(include)) {
      visit(tree, target_of(include), seen);
    }
  }
}

std::set<std::string> reached_from(const SourceTree& tree, const std::string& path) {
  std::set<std::string> seen;
  visit(tree, path, seen);
  return seen;
}

/// Something that only some rooms may do, and how it looks in code or among the includes.
struct Privilege {
  std::string what;
  std::regex looks;
  std::vector<std::string> rooms;
};

const std::vector<Privilege>& privileges() {
  static const std::vector<Privilege> list = {
      {"uses threads",
       std::regex(
           "#\\s*include\\s*<(thread|mutex|shared_mutex|future|atomic|condition_variable|semaphore|latch|barrier|"
           "stop_token)>"),
       {"experiment", "report", "cli"}},
      {"uses files",
       std::regex("#\\s*include\\s*<(fstream|filesystem|cstdio|stdio\\.h|iostream|sqlite3\\.h)>"),
       {"experiment", "report", "cli"}},
      {"reads the clock", std::regex("::now\\s*\\(|\\b(clock_gettime|gettimeofday|std::time)\\s*\\("), {"cli"}},
      {"reads the environment", std::regex("\\b(getenv|secure_getenv)\\b"), {"cli"}},
      {"ends the program", std::regex("\\b(exit|_exit|quick_exit|abort|terminate)\\s*\\("), {"cli"}},
      {"prints", std::regex("\\b(printf|puts|putchar|cout|cerr|clog)\\b|\\bfmt::print\\b"), {"cli"}},
      {"draws other numbers on other machines", std::regex("\\bstd::\\w+_distribution\\b|\\brandom_device\\b"), {}},
  };
  return list;
}

}  // namespace

const std::vector<std::string>& rooms() {
  static const std::vector<std::string> list = {"core",    "stats",    "random",     "engine",   "order",    "regime",
                                                "journal", "audience", "authority",  "platform", "scenario", "metrics",
                                                "run",     "study",    "experiment", "verify",   "report",   "cli"};
  return list;
}

Violations check_room_order(const SourceTree& tree) {
  Violations found;
  for (const auto& [path, text] : tree) {
    if (!contains(rooms(), room_of(path))) {
      found.push_back(path + " stands in no known room");
      continue;
    }
    for (const std::string& include : includes_of(text)) {
      if (!is_quoted(include)) {
        continue;
      }
      const std::string room = room_of(target_of(include));
      if (!contains(rooms(), room)) {
        found.push_back(path + " includes " + include + ", which names no known room");
      } else if (height(room) > height(room_of(path))) {
        found.push_back(path + " includes " + include + " of a later room");
      } else if (!tree.contains(target_of(include))) {
        found.push_back(path + " includes " + include + ", which does not exist");
      }
    }
  }
  return found;
}

Violations check_actors_apart(const SourceTree& tree) {
  Violations found;
  for (const auto& [path, text] : tree) {
    const std::string room = room_of(path);
    if (room != "authority" && room != "platform") {
      continue;
    }
    const std::string other = room == "authority" ? "platform" : "authority";
    for (const std::string& reached : reached_from(tree, path)) {
      if (room_of(reached) == other) {
        found.push_back(path + " reaches " + reached);
      }
    }
  }
  return found;
}

Violations check_public_headers(const SourceTree& tree) {
  Violations found;
  for (const auto& [path, text] : tree) {
    if (!is_public(path)) {
      continue;
    }
    for (const std::string& include : includes_of(text)) {
      const std::string name = inner(include);
      const bool fits =
          is_quoted(include) ? name.starts_with("docket/") : name.find_first_of("./") == std::string::npos;
      if (!fits) {
        found.push_back(path + " includes " + include + " in public");
      }
    }
  }
  return found;
}

Violations check_basenames(const SourceTree& tree) {
  Violations found;
  std::map<std::string, std::string> seen;         // "time.hpp" -> its path
  std::map<std::string, std::string> room_owning;  // "time" -> its room
  for (const auto& [path, text] : tree) {
    const std::string name = path.substr(path.rfind('/') + 1);
    if (const auto [other, is_new] = seen.emplace(name, path); !is_new) {
      found.push_back(path + " has the name of " + other->second);
    }
    const auto [owner, is_new] = room_owning.emplace(name.substr(0, name.rfind('.')), room_of(path));
    if (!is_new && owner->second != room_of(path)) {
      found.push_back(path + " has the name of a file in " + owner->second);
    }
  }
  return found;
}

Violations check_side_effects(const SourceTree& tree) {
  Violations found;
  for (const auto& [path, text] : tree) {
    const std::string code = code_of(text);
    for (const Privilege& privilege : privileges()) {
      if (!contains(privilege.rooms, room_of(path)) && std::regex_search(code, privilege.looks)) {
        found.push_back(path + " " + privilege.what);
      }
    }
  }
  return found;
}

Violations check_top_level(const std::vector<std::string>& entries) {
  static const std::set<std::string> known = {"CHANGELOG.md",   "CITATION.cff",
                                              "CMakeLists.txt", "CMakePresets.json",
                                              "LICENSE",        "NOTICE",
                                              "README.md",      "SECURITY.md",
                                              "VALIDATION.md",  "bench",
                                              "build",          "dev",
                                              "include",        "scenarios",
                                              "seeds",          "sim",
                                              "tests",          "CMakeUserPresets.json"};
  Violations found;
  for (const std::string& entry : entries) {
    if (!entry.starts_with('.') && !entry.starts_with("build-") && !known.contains(entry)) {
      found.push_back(entry + " does not belong at the top level");
    }
  }
  return found;
}

}  // namespace docket::architecture
