// The ids that a scenario gives to its things, known before anything is read, so that references can point forward.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "scenario/located_value.hpp"

namespace docket::scenario_detail {

/// One kind of thing and its ids, numbered in the order of the document.
class NameTable {
 public:
  NameTable(std::string noun, std::string pointer, std::string example)
      : noun_(std::move(noun)), pointer_(std::move(pointer)), example_(std::move(example)) {}

  /// The index of the word, new or not.
  std::uint32_t add(const std::string& word);
  /// Of something else than an object nothing is known: it is a mistake, and told as one.
  void add_keys_of(const LocatedValue* object);
  [[nodiscard]] std::optional<std::uint32_t> find(const std::string& word) const;
  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }
  /// All words are known, so another one is wrong.
  [[nodiscard]] bool is_complete() const { return is_complete_; }
  [[nodiscard]] const std::string& noun() const { return noun_; }        ///< "pool"
  [[nodiscard]] const std::string& pointer() const { return pointer_; }  ///< "/platform/pools"
  [[nodiscard]] const std::string& example() const { return example_; }  ///< an id that reads well: "legal"

 private:
  std::string noun_;
  std::string pointer_;
  std::string example_;
  bool is_complete_ = true;
  std::vector<std::string> words_;
  std::unordered_map<std::string, std::uint32_t> index_;
};

struct Names {
  NameTable regimes{"regime", "/regimes", "in-69a"};
  NameTable groups{"item group", "/item_groups", "list"};
  NameTable authorities{"authority", "/authorities", "ministry"};
  NameTable shifts{"shift", "/platform/shifts", "office"};
  NameTable channels{"channel", "/platform/channels", "mailbox"};
  NameTable pools{"pool", "/platform/pools", "legal"};
  NameTable stages{"stage", "/platform/stages", "review"};
  NameTable acts{"act", "/script", "warning"};
  NameTable rungs{"rung", "/regimes/*/ladder/rungs", "notice"};   ///< of all regimes
  NameTable orders{"order", "/orders", "first-list"};             ///< with their renewals; filled by list_sources
  NameTable sources{"order or stream", "/orders", "first-list"};  ///< with their renewals; filled by list_sources
  NameTable kinds{"kind", "", "account"};                         ///< free words, collected as they come
  NameTable traits{"trait", "", "newsworthy"};

  // Traits by who knows of them; a rule that asks for one that nobody knows never applies.
  NameTable alleged_traits{"trait", "", "newsworthy"};
  NameTable true_traits{"trait", "", "newsworthy"};
  NameTable judged_traits{"trait", "", "newsworthy"};
  NameTable perceived_traits{"trait", "", "newsworthy"};

  /// Without a word: what the tables are called.
  static const Names& none();
  /// All that the document defines by keys, and the two traits that always exist.
  static Names of(const LocatedValue& root);
};

}  // namespace docket::scenario_detail
