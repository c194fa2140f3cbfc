#include "experiment/store_head.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace docket::experiment_detail {
namespace {

std::vector<std::string> names_in(SqliteFile& file, const std::string& table) {
  SqliteStatement rows = file.prepare("SELECT name FROM " + table + " ORDER BY id");
  std::vector<std::string> names;
  while (rows.step()) {
    names.push_back(rows.text(0));
  }
  return names;
}

void write_names(SqliteFile& file, const std::string& table, const std::vector<std::string>& names) {
  SqliteStatement row = file.prepare("INSERT INTO " + table + " VALUES (?, ?)");
  for (std::size_t i = 0; i < names.size(); ++i) {
    row.bind(1, static_cast<std::int64_t>(i)).bind(2, names[i]).run();
  }
}

std::vector<std::pair<std::string, std::string*>> texts_of(StoreHead& head) {
  return {{"docket", &head.version},  {"title", &head.title}, {"study", &head.study},  {"seed", &head.seed},
          {"options", &head.options}, {"shard", &head.shard}, {"points", &head.points}};
}

}  // namespace

void write_head(SqliteFile& file, StoreHead head) {
  SqliteStatement row = file.prepare("INSERT INTO study VALUES (?, ?)");
  for (const auto& [key, text] : texts_of(head)) {
    row.bind(1, key).bind(2, *text).run();
  }
  SqliteStatement scenario = file.prepare("INSERT INTO scenario VALUES (?, ?)");
  for (const auto& [name, text] : head.scenarios) {
    scenario.bind(1, name).bind(2, text).run();
  }
  write_names(file, "input", head.inputs);
  write_names(file, "metric", head.metrics);
}

StoreHead read_head(SqliteFile& file) {
  StoreHead head;
  for (const auto& [key, text] : texts_of(head)) {
    SqliteStatement row = file.prepare("SELECT value FROM study WHERE key = ?");
    row.bind(1, key);
    *text = row.step() ? row.text(0) : "";
  }
  SqliteStatement scenario = file.prepare("SELECT file, text FROM scenario ORDER BY file");
  while (scenario.step()) {
    head.scenarios.emplace_back(scenario.text(0), scenario.text(1));
  }
  head.inputs = names_in(file, "input");
  head.metrics = names_in(file, "metric");
  return head;
}

void mark_in_work(SqliteFile& file) { file.run("INSERT OR REPLACE INTO study VALUES ('in_work', 'yes')"); }

void unmark_in_work(SqliteFile& file) { file.run("DELETE FROM study WHERE key = 'in_work'"); }

bool is_in_work(SqliteFile& file) { return file.number("SELECT count(*) FROM study WHERE key = 'in_work'") > 0; }

std::optional<std::size_t> points_that_belong_into(const StoreHead& head) {
  return head.shard.empty() && !head.points.empty() ? std::optional(std::stoull(head.points)) : std::nullopt;
}

}  // namespace docket::experiment_detail

namespace docket {
namespace {

std::string shown(const std::string& text) { return text.empty() ? "none" : text; }

std::string instead(const std::string& what, const std::string& is, const std::string& other) {
  return is == other ? "" : what + shown(is) + " instead of " + shown(other);
}

/// The first scenario that one has and the other has not, or in another form.
std::string other_scenario(const StoreHead& head, const StoreHead& other) {
  for (const auto& scenario : head.scenarios) {
    if (std::ranges::find(other.scenarios, scenario) == other.scenarios.end()) {
      return "its scenario " + scenario.first + " is another one";
    }
  }
  return head.scenarios.size() == other.scenarios.size() ? "" : "its scenarios are fewer";
}

}  // namespace

std::string difference(const StoreHead& head, const StoreHead& other) {
  const std::string options = instead("its options are ", head.options, other.options);
  for (const std::string& clause :
       {instead("it is of docket ", head.version, other.version), instead("its seed is ", head.seed, other.seed),
        head.study == other.study ? std::string() : "the text of its study is another one", other_scenario(head, other),
        options}) {
    if (!clause.empty()) {
      return clause;
    }
  }
  return head.title == other.title && head.inputs == other.inputs && head.metrics == other.metrics
             ? ""
             : "other values were varied or kept";
}

}  // namespace docket
