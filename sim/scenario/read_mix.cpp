#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenario/sections.hpp"

namespace docket::scenario_detail {

namespace {

constexpr double kShareTolerance = 1e-9;

/// How many: a share, drawn item by item, or an exact count. Nothing when it is not one of the two.
std::optional<Amount> amount_fields(Fields& f, bool may_be_count) {
  std::optional<double> part;
  std::optional<std::uint64_t> count;
  const auto share_of_items = share().like("0.4");
  if (may_be_count) {
    f.optional("share", part, share_of_items, "chance of each item, drawn one by one");
    f.optional("count", count, made_once([] { return whole("items", 0, UINT64_MAX).like("12"); }),
               "exactly that many items");
    f.exactly_one_of({"share", "count"});
  } else if (!f.has("count")) {
    f.required("share", part, share_of_items, "chance of each item, drawn one by one");
  } else {
    f.leave("share");
    f.refuse("count", "a stream has no end, so nothing in it can be counted out", "give a \"share\"");
  }
  if (part.has_value() == count.has_value()) {
    return std::nullopt;
  }
  return part ? Amount{false, *part, 0} : Amount{true, 0, *count};
}

class MixReader {
 public:
  MixReader(Fields& fields, ItemMix& mix, const std::optional<std::uint64_t>& group_count)
      : fields_(fields), mix_(mix), group_count_(group_count) {}

  void read_kinds() {
    fields_.words(
        "kinds", "what sorts of item there are; each item is of one kind", "account",
        [this](Fields& f, const std::string& word) {
          const KindId kind(f.is_reading() ? f.reader().names.kinds.add(word) : 0);
          if (const auto value = amount_fields(f, group_count_.has_value())) {
            mix_.kinds.push_back({kind, *value});
          }
        },
        R"({"account": {"share": 1}})");
    if (!fields_.is_reading()) {
      return;
    }
    if (!fields_.has("kinds")) {
      mix_.kinds.push_back({KindId(fields_.reader().names.kinds.add("account")), Amount{false, 1, 0}});
    } else if (fields_.at("kinds").value->is(JsonType::object) &&
               mix_.kinds.size() == fields_.at("kinds").value->members.size()) {
      check_kinds();
    }
  }

  void read_traits(const char* key, const char* meaning, std::vector<TraitAmount>& amounts,
                   NameTable Names::*declared) {
    fields_.words(key, meaning, "newsworthy", [&](Fields& f, const std::string& word) {
      const auto value = amount_fields(f, group_count_.has_value());
      if (!f.is_reading()) {
        return;
      }
      const TraitId trait = f.reader().trait(f.node(), word);
      (f.reader().names.*declared).add(word);
      if (value) {
        check_fits(f.node(), *value);
        amounts.push_back({trait, *value});
      }
    });
  }

 private:
  void check_kinds() {
    const auto is_exact = [](const KindAmount& kind) { return kind.amount.is_exact; };
    if (std::ranges::all_of(mix_.kinds, is_exact) && !mix_.kinds.empty()) {
      check_counts();
    } else if (std::ranges::none_of(mix_.kinds, is_exact)) {
      check_shares();
    } else {
      fields_.error("kinds", "either all kinds have a \"share\" or all have a \"count\"");
    }
  }

  void check_counts() {
    std::uint64_t sum = 0;
    for (const KindAmount& kind : mix_.kinds) {
      sum += kind.amount.count;
    }
    if (has_known_count() && sum != *group_count_) {
      fields_.error("kinds",
                    fmt::format("the counts of the kinds come to {}, but the group has {}", sum, *group_count_));
    }
  }

  void check_shares() {
    double sum = 0;
    for (const KindAmount& kind : mix_.kinds) {
      sum += kind.amount.share;
    }
    if (std::abs(sum - 1) > kShareTolerance) {
      fields_.error("kinds", fmt::format("the shares of the kinds come to {:.6g}, but must come to 1", sum));
    }
  }

  void check_fits(const Node& node, const Amount& value) {
    if (value.is_exact && has_known_count() && value.count > *group_count_) {
      fields_.reader().error(node,
                             fmt::format("found a count of {}, but the group has {}", value.count, *group_count_));
    }
  }

  /// A count of 0 is one that could not be read.
  [[nodiscard]] bool has_known_count() const { return group_count_.value_or(0) > 0; }

  Fields& fields_;
  ItemMix& mix_;
  const std::optional<std::uint64_t>& group_count_;
};

}  // namespace

void mix_fields(Fields& f, ItemMix& mix, const std::optional<std::uint64_t>& group_count) {
  MixReader reader(f, mix, group_count);
  reader.read_kinds();
  reader.read_traits("alleged", "what the order says of its items", mix.alleged, &Names::alleged_traits);
  reader.read_traits("truth", "what the items are; nobody in the simulation can read it", mix.truth,
                     &Names::true_traits);
}

void item_groups_section(Fields& root, std::vector<ItemGroupSpec>& groups) {
  indexed_objects(root, "item_groups", "lists of items; orders that name the same list concern the same items",
                  &Names::groups, groups, [](Fields& f, ItemGroupSpec& group) {
                    f.required("count", group.count, made_once([] { return whole("items", 1, UINT32_MAX); }),
                               "how many items the list has");
                    mix_fields(f, group.mix, group.count);
                  });
}

}  // namespace docket::scenario_detail
