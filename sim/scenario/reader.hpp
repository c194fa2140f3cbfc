// What all parts of the reading share: the problems found so far, the names, the clock of the scenario.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "docket/core/problem.hpp"
#include "docket/core/time.hpp"
#include "docket/core/time_zone.hpp"
#include "docket/order/ids.hpp"
#include "docket/scenario/run_spec.hpp"
#include "scenario/located_value.hpp"
#include "scenario/names.hpp"

namespace docket::scenario_detail {

/// A value and its pointer in the merged document.
struct Node {
  const LocatedValue* value = nullptr;
  std::string pointer;

  [[nodiscard]] explicit operator bool() const { return value != nullptr; }
  [[nodiscard]] Node member(std::string_view key) const;
  [[nodiscard]] Node element(std::size_t index) const;
};

class Reader;

struct NotedValue {
  Node node;
  /// Could another node stand in its place? Reports at that node why not.
  std::function<bool(Reader&, const Node&)> is_possible = {};
};

class Reader {
 public:
  /// While it lives, `node` is being read; noted if it is a value and no part of another one, for evidence to find.
  class Noting {
   public:
    Noting(Reader& reader, const Node& node, bool is_value);
    ~Noting() { reader_.values_open_ -= depth_; }
    Noting(const Noting&) = delete;
    Noting& operator=(const Noting&) = delete;
    [[nodiscard]] bool is_noted() const { return is_noted_; }

   private:
    Reader& reader_;
    int depth_;
    bool is_noted_;
  };

  Reader(const LocatedValue& root, const ZoneSource& zones) : names(Names::of(root)), root_{&root, ""}, zones_(zones) {}

  [[nodiscard]] const Node& root() const { return root_; }
  [[nodiscard]] const ZoneSource& zones() const { return zones_; }

  /// At what the youngest file of those that wrote the value says of it.
  void error(const Node& at, std::string message, std::string nearest = {}, std::string hint = {});
  void warn(const Node& at, std::string message, std::string nearest = {}, std::string hint = {});
  /// "found 2.5, expected a whole number".
  void expected(const Node& at, std::string_view what, std::string hint = {});
  /// An error at the key itself.
  void error_at_key(const LocatedMember& member, const std::string& object_pointer, std::string message,
                    std::string nearest, std::string hint);

  /// The index of a trait, noted if it is new; a scenario has at most kMaxTraits.
  TraitId trait(const Node& at, const std::string& word);

  /// No error so far is about one of the parts, such as "/platform".
  [[nodiscard]] bool is_sound(std::initializer_list<std::string_view> parts) const;

  Names names;
  RunSpec run;             ///< read first: everything else is placed on its clock
  bool has_clock = false;  ///< run.starts_at could be read
  Problems problems;
  bool reads_evidence = true;  ///< false: somebody has, and nothing was wrong
  /// Each number, duration, distribution, … that was read, in the order of reading; none where evidence is not.
  std::vector<NotedValue> values;

 private:
  Node root_;
  int values_open_ = 0;
  const ZoneSource& zones_;
};

/// Ids are keys that make good words in pointers, reports and file names.
bool is_good_id(std::string_view id);

}  // namespace docket::scenario_detail
