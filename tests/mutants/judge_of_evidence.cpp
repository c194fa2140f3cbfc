// The rules of evidence once more, in the plainest way: what evidence.hpp promises, of the history and its facts.
#include <algorithm>
#include <optional>

#include "docket/core/duration_text.hpp"
#include "docket/core/utc_text.hpp"
#include "mutants/field_patterns.hpp"
#include "mutants/history_files.hpp"
#include "mutants/judges.hpp"

namespace docket::test {
namespace {

using Json = nlohmann::json;
using Pointer = Json::json_pointer;

/// A number of one sort: 0 plain, 1 time, 2 instant.
struct Amount {
  int sort = 0;
  double value = 0;
};

std::optional<Amount> amount_of(const Json& json) {
  if (json.is_number()) {
    return Amount{0, json.get<double>()};
  }
  if (!json.is_string()) {
    return std::nullopt;
  }
  if (const auto duration = parse_duration(json.get<std::string>())) {
    return Amount{1, static_cast<double>(duration->count_us())};
  }
  if (const auto instant = parse_instant(json.get<std::string>())) {
    return Amount{2, static_cast<double>(instant->count_us())};
  }
  return std::nullopt;
}

bool is_below(const Amount& a, const Amount& b) { return a.sort == b.sort && a.value < b.value; }

/// Both ends of "range", or of "earliest" and "latest".
std::optional<std::pair<Amount, Amount>> bounds_of(const Json& json) {
  const bool has_range = json.contains("range") && json["range"].is_array() && json["range"].size() == 2;
  const bool has_days = json.contains("earliest") && json.contains("latest");
  if (!has_range && !has_days) {
    return std::nullopt;
  }
  const auto low = amount_of(has_range ? json["range"][0] : json["earliest"]);
  const auto high = amount_of(has_range ? json["range"][1] : json["latest"]);
  return low && high && low->sort == high->sort ? std::optional(std::pair(*low, *high)) : std::nullopt;
}

bool is_outside(const Amount& value, const std::pair<Amount, Amount>& bounds) {
  return is_below(value, bounds.first) || is_below(bounds.second, value);
}

const Json& facts() {
  static const Json kFacts = Json::parse(source_text("seeds/india-2021.json"))["facts"];
  return kFacts;
}

class EvidenceJudge {
 public:
  EvidenceJudge(const Json& history, const Json& merged) : history_(history), merged_(merged) {}

  [[nodiscard]] std::string mistake() const {
    const Json& evidence = history_.contains("evidence") ? history_["evidence"] : kNone;
    for (const auto& [pointer, entry] : evidence.items()) {
      if (std::string found = mistake_of(pointer, entry); !found.empty()) {
        return found;
      }
    }
    return is_covered(merged_without_files(), "") ? "" : "evidence coverage";
  }

 private:
  [[nodiscard]] bool is_there(const std::string& pointer) const {
    return !pointer.empty() && pointer.starts_with('/') && merged_.contains(Pointer(pointer));
  }

  [[nodiscard]] std::string mistake_of(const std::string& pointer, const Json& entry) const {
    if (!is_there(pointer) || names_nothing(entry)) {
      return "dangling pointer";
    }
    const Json& target = merged_.at(Pointer(pointer));
    const auto amount = amount_of(target);
    if (contradicts_fact(entry, amount)) {
      return "cited fact";
    }
    if (entry.contains("range") && !fits_range(entry, amount)) {
      return "evidence range";
    }
    return disagrees_with_others(target, amount, entry) ? "values beside others" : "";
  }

  [[nodiscard]] bool names_nothing(const Json& entry) const {
    for (const char* key : {"fact", "of"}) {
      if (entry.contains(key) && !facts().contains(entry[key].get<std::string>())) {
        return true;
      }
    }
    const auto others = others_of(entry);
    return std::ranges::any_of(others, [this](const auto& other) { return !is_there(other.second); });
  }

  static std::vector<std::pair<std::string, std::string>> others_of(const Json& entry) {
    std::vector<std::pair<std::string, std::string>> others;
    for (const char* key : {"same_as", "below", "above"}) {
      if (entry.contains(key)) {
        const Json& named = entry[key];
        for (const Json& one : named.is_array() ? named : Json::array({named})) {
          others.emplace_back(key, one.get<std::string>());
        }
      }
    }
    return others;
  }

  static bool contradicts_fact(const Json& entry, const std::optional<Amount>& amount) {
    const bool is_cited = entry.contains("fact");
    if (!amount || (!is_cited && (!entry.contains("of") || entry.contains("range")))) {
      return false;
    }
    const Json& fact = facts()[entry[is_cited ? "fact" : "of"].get<std::string>()];
    const auto told = fact.contains("value") ? amount_of(fact["value"]) : std::nullopt;
    const auto bounds = bounds_of(fact);
    const bool is_other = told && told->sort == amount->sort && told->value != amount->value;
    return (bounds && bounds->first.sort == amount->sort) ? is_outside(*amount, *bounds) : is_other;
  }

  static bool fits_range(const Json& entry, const std::optional<Amount>& amount) {
    const auto range = bounds_of(entry);
    return range && amount && range->first.sort == amount->sort && !is_below(range->second, range->first) &&
           !is_outside(*amount, *range);
  }

  [[nodiscard]] bool disagrees_with_others(const Json& target, const std::optional<Amount>& amount,
                                           const Json& entry) const {
    for (const auto& [key, pointer] : others_of(entry)) {
      const Json& other = merged_.at(Pointer(pointer));
      const auto limit = amount_of(other);
      const bool is_ordered = amount && limit && amount->sort == limit->sort;
      if (key == "same_as" ? target != other
                           : !is_ordered || (key == "below" ? is_below(*limit, *amount) : is_below(*amount, *limit))) {
        return true;
      }
    }
    return false;
  }

  // The regime's file brings evidence of its own; the facts and the evidence need none.
  [[nodiscard]] Json merged_without_files() const {
    Json own = history_;
    for (const char* key : {"evidence", "facts"}) {
      own.erase(key);
    }
    if (own.contains("regimes")) {
      for (Json& regime : own["regimes"]) {
        regime = regime.contains("override") ? regime["override"] : Json::object();
      }
    }
    return own;
  }

  [[nodiscard]] bool speaks_at_or_above(std::string pointer) const {
    const Json& evidence = history_.contains("evidence") ? history_["evidence"] : kNone;
    for (; !pointer.empty(); pointer.erase(pointer.rfind('/'))) {
      if (evidence.contains(pointer)) {
        return true;
      }
    }
    return false;
  }

  /// All values at or below the pointer have evidence.
  [[nodiscard]] bool is_covered(const Json& json, const std::string& pointer) const {
    const FieldInfo* field = field_at(pointer);
    if (speaks_at_or_above(pointer)) {
      return true;
    }
    const bool is_value = field != nullptr && field->is_value;
    return is_value ? all_parts_have_evidence(json, pointer)
                    : all_parts(json, [&](const Json& part, const std::string& key) {
                        return is_covered(part, pointer + "/" + key);
                      });
  }

  [[nodiscard]] bool all_parts_have_evidence(const Json& json, const std::string& pointer) const {
    return speaks_at_or_above(pointer) ||
           (json.is_structured() && !json.empty() && all_parts(json, [&](const Json& part, const std::string& key) {
              return all_parts_have_evidence(part, pointer + "/" + key);
            }));
  }

  template <class Check>
  static bool all_parts(const Json& json, Check check) {
    if (!json.is_structured()) {
      return true;
    }
    const auto items = json.items();
    return std::all_of(items.begin(), items.end(), [&](const auto& part) { return check(part.value(), part.key()); });
  }

  static inline const Json kNone = Json::object();

  const Json& history_;
  const Json& merged_;
};

}  // namespace

std::string evidence_mistake(const Json& history, const Json& merged) {
  return EvidenceJudge(history, merged).mistake();
}

}  // namespace docket::test
