#include "scenario/stage_graph.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/depth_first_search.hpp>
#include <boost/graph/strong_components.hpp>
#include <utility>

#include "scenario/json_text.hpp"

namespace docket::scenario_detail {

namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
using Edge = std::pair<std::size_t, std::size_t>;

/// The stages are vertices 0 to n - 1.
class StageGraph {
 public:
  explicit StageGraph(const Scenario& scenario) : stages_(scenario.platform.stages) {
    for (std::size_t from = 0; from < stages_.size(); ++from) {
      for (const Route& route : stages_[from].routes) {
        if (route.share > 0) {
          edges_.emplace_back(from, route.end == RouteEnd::stage ? route.stage.index() : end());
        }
      }
    }
    add_entry(scenario.platform.entry);
    for (const WorkStreamSpec& stream : scenario.work_streams) {
      add_entry(stream.entry);
    }
  }

  /// By vertex: work can get there.
  [[nodiscard]] std::vector<bool> reached() const { return found_from(intake(), edges_); }

  /// By vertex: work can get from there to an end.
  [[nodiscard]] std::vector<bool> ending() const {
    std::vector<Edge> backwards = edges_;
    for (auto& [from, to] : backwards) {
      std::swap(from, to);
    }
    return found_from(end(), backwards);
  }

  /// Sets of stages that lead to each other and to nothing else, each in the order of the scenario.
  [[nodiscard]] std::vector<std::vector<std::size_t>> traps() const {
    std::vector<std::size_t> component_of(vertices());
    const Graph graph(edges_.begin(), edges_.end(), vertices());
    const auto components = static_cast<std::size_t>(boost::strong_components(
        graph, boost::make_iterator_property_map(component_of.begin(), boost::get(boost::vertex_index, graph))));
    std::vector<bool> is_left(components);
    for (const auto& [from, to] : edges_) {
      is_left[component_of[from]] = is_left[component_of[from]] || component_of[from] != component_of[to];
    }
    std::vector<std::vector<std::size_t>> members(components);
    for (std::size_t stage = 0; stage < stages_.size(); ++stage) {
      if (!is_left[component_of[stage]]) {
        members[component_of[stage]].push_back(stage);
      }
    }
    std::erase_if(members, [](const auto& trap) { return trap.empty(); });
    return members;
  }

 private:
  [[nodiscard]] std::size_t intake() const { return stages_.size(); }
  [[nodiscard]] std::size_t end() const { return stages_.size() + 1; }
  [[nodiscard]] std::size_t vertices() const { return stages_.size() + 2; }

  void add_entry(StageId stage) {
    if (!stage.is_none()) {
      edges_.emplace_back(intake(), stage.index());
    }
  }

  [[nodiscard]] std::vector<bool> found_from(std::size_t source, const std::vector<Edge>& edges) const {
    const Graph graph(edges.begin(), edges.end(), vertices());
    std::vector<boost::default_color_type> colors(vertices());
    const auto color_of = boost::make_iterator_property_map(colors.begin(), boost::get(boost::vertex_index, graph));
    boost::depth_first_visit(graph, source, boost::default_dfs_visitor(), color_of);
    std::vector<bool> found(vertices());
    std::transform(colors.begin(), colors.end(), found.begin(), [](auto color) { return color == boost::black_color; });
    return found;
  }

  const std::vector<StageSpec>& stages_;
  std::vector<Edge> edges_;
};

class Checker {
 public:
  explicit Checker(const Scenario& scenario) : platform_(scenario.platform), graph_(scenario) {}

  Problems check() && {
    check_order_stages();
    check_ends();
    check_reach();
    check_staff();
    return std::move(problems_);
  }

 private:
  void say(Severity severity, const StageSpec& stage, const char* key, std::string message, std::string hint = {}) {
    problems_.push_back({{}, "/platform/stages/" + stage.id + key, std::move(message), {}, std::move(hint), severity});
  }

  void check_order_stages() {
    for (const StageSpec& stage : platform_.stages) {
      const bool is_to_one_stage = stage.routes.size() == 1 && stage.routes.front().end == RouteEnd::stage;
      if (stage.is_per_order && !is_to_one_stage) {
        say(Severity::error, stage, "/next", "a stage for whole orders goes on to exactly one stage");
      }
      for (const Route& route : stage.routes) {
        if (!stage.is_per_order && route.end == RouteEnd::stage && platform_.stages[route.stage.index()].is_per_order) {
          say(Severity::error, stage, "/next",
              "an item cannot go on to " + quoted(platform_.stages[route.stage.index()].id) +
                  ", a stage for whole orders");
        }
      }
    }
  }

  void check_ends() {
    std::vector<bool> is_told = graph_.ending();
    for (const auto& trap : graph_.traps()) {
      say_trap(trap);
      for (const std::size_t stage : trap) {
        is_told[stage] = true;
      }
    }
    for (std::size_t i = 0; i < platform_.stages.size(); ++i) {
      if (!is_told[i]) {
        say(Severity::error, platform_.stages[i], "/next",
            "work that comes here never ends: no way leads to \"decide\" or \"leave\"");
      }
    }
  }

  void say_trap(const std::vector<std::size_t>& trap) {
    std::string names;
    for (const std::size_t stage : trap) {
      names += (names.empty() ? "" : ", ") + quoted(platform_.stages[stage].id);
    }
    say(Severity::error, platform_.stages[trap.front()], "/next",
        "work never gets out of " + names + ": no share of it goes anywhere else",
        "give a share to \"decide\", \"leave\" or a stage that leads there");
  }

  void check_reach() {
    const std::vector<bool> is_reached = graph_.reached();
    for (std::size_t i = 0; i < platform_.stages.size(); ++i) {
      if (!is_reached[i]) {
        say(Severity::warning, platform_.stages[i], "",
            "nothing comes here: no way leads from the platform's entry or that of a work stream");
      }
    }
  }

  void check_staff() {
    for (const StageSpec& stage : platform_.stages) {
      const PoolSpec& pool = platform_.pools[stage.pool.index()];
      if (pool.reviewers == 0U) {
        say(Severity::warning, stage, "/pool",
            "pool " + quoted(pool.id) + " has no reviewers: what comes here waits for ever");
      }
    }
  }

  const PlatformSpec& platform_;
  StageGraph graph_;
  Problems problems_;
};

}  // namespace

Problems check_stage_graph(const Scenario& scenario) {
  return scenario.is_platform_replayed() ? Problems{} : Checker(scenario).check();
}

}  // namespace docket::scenario_detail
