#include "mutants/ways_to_break.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "docket/core/duration_text.hpp"
#include "docket/core/utc_text.hpp"

namespace docket::test {
namespace {

using Broken = std::optional<JsonTree>;
using Kind = JsonTree::Kind;

bool is_text(const JsonTree& node) { return node.kind == Kind::scalar && node.scalar.starts_with('"'); }
bool is_truth(const JsonTree& node) { return node.scalar == "true" || node.scalar == "false"; }
bool is_number(const JsonTree& node) {
  return node.kind == Kind::scalar && !is_text(node) && !is_truth(node) && node.scalar != "null";
}
std::string text_of(const JsonTree& node) { return nlohmann::json::parse(node.scalar).get<std::string>(); }

Broken replaced(const JsonTree& root, const Address& address, JsonTree by) {
  JsonTree copy = root;
  JsonTree& node = at(copy, address);
  const bool is_same = node.kind == Kind::scalar && by.kind == Kind::scalar && node.scalar == by.scalar;
  node = std::move(by);
  return is_same ? std::nullopt : std::optional(std::move(copy));
}

Broken wrong_type(const JsonTree& root, const Address& address) {
  return replaced(root, address, scalar_tree(is_truth(at(root, address)) ? "7" : "true"));
}

Broken negative(const JsonTree& root, const Address& address) {
  const JsonTree& node = at(root, address);
  if (is_text(node)) {
    return replaced(root, address, text_tree("-" + text_of(node)));
  }
  const bool has_sign = !is_number(node) || node.scalar == "0" || node.scalar.starts_with('-');
  return replaced(root, address, scalar_tree(has_sign ? "-1" : "-" + node.scalar));
}

Broken huge(const JsonTree& root, const Address& address) {
  const JsonTree& node = at(root, address);
  if (!is_text(node)) {
    return replaced(root, address, scalar_tree("1e300"));
  }
  const std::string text = text_of(node);
  const bool is_instant = parse_instant(text).has_value();
  const bool is_duration = parse_duration(text).has_value();
  return replaced(root, address,
                  text_tree(is_instant    ? "9999-12-31T23:59:59Z"
                            : is_duration ? "99999999999d"
                                          : std::string(20'000, 'x')));
}

Broken nonsense(const JsonTree& root, const Address& address) {
  return replaced(root, address, text_tree("zzqx-nonsense"));
}

Broken empty_text(const JsonTree& root, const Address& address) { return replaced(root, address, text_tree("")); }

Broken unknown_key(const JsonTree& root, const Address& address) {
  JsonTree object = at(root, address);
  if (object.kind != Kind::object) {
    object = {Kind::object, "", {}};
  }
  object.members.push_back({"zzqx_nonsense", scalar_tree("1")});
  return replaced(root, address, std::move(object));
}

Broken removed(const JsonTree& root, const Address& address) {
  JsonTree copy = root;
  auto& siblings = parent_of(copy, address).members;
  siblings.erase(siblings.begin() + static_cast<std::ptrdiff_t>(address.back()));
  return copy;
}

Broken twice(const JsonTree& root, const Address& address) {
  JsonTree copy = root;
  auto& siblings = parent_of(copy, address).members;
  auto sibling = siblings[address.back()];
  siblings.push_back(std::move(sibling));
  return copy;
}

bool has_next(const JsonTree& root, const Address& address) {
  return address.back() + 1 < parent_of(root, address).members.size();
}

Broken in_another_order(const JsonTree& root, const Address& address) {
  if (!has_next(root, address)) {
    return std::nullopt;
  }
  JsonTree copy = root;
  auto& siblings = parent_of(copy, address).members;
  std::swap(siblings[address.back()], siblings[address.back() + 1]);
  return to_text(copy) == to_text(root) ? std::nullopt : std::optional(std::move(copy));
}

Broken with_exchanged_values(const JsonTree& root, const Address& address) {
  if (!has_next(root, address) || parent_of(root, address).kind == Kind::list) {
    return std::nullopt;
  }
  JsonTree copy = root;
  auto& siblings = parent_of(copy, address).members;
  std::swap(siblings[address.back()].value, siblings[address.back() + 1].value);
  return to_text(copy) == to_text(root) ? std::nullopt : std::optional(std::move(copy));
}

Broken null(const JsonTree& root, const Address& address) { return replaced(root, address, scalar_tree("null")); }

Broken in_a_list(const JsonTree& root, const Address& address) {
  return replaced(root, address, {Kind::list, "", {{"", at(root, address)}}});
}

/// Of the same form, so that only bounds, references and evidence can object.
Broken another_value(const JsonTree& root, const Address& address) {
  const JsonTree& node = at(root, address);
  if (is_truth(node)) {
    return replaced(root, address, scalar_tree(node.scalar == "true" ? "false" : "true"));
  }
  if (is_number(node)) {
    const double number = std::strtod(node.scalar.c_str(), nullptr);
    const bool is_share = 0 < number && number < 1;
    return replaced(root, address,
                    scalar_tree(is_share ? fmt::format("{}", number / 2 + 0.01) : fmt::format("{}", number + 1)));
  }
  if (!is_text(node)) {
    return std::nullopt;
  }
  const std::string text = text_of(node);
  if (const auto duration = parse_duration(text); duration.has_value()) {
    return replaced(root, address, text_tree(fmt::format("{}us", duration.value().count_us() + 60'000'000)));
  }
  if (const auto instant = parse_instant(text); instant.has_value()) {
    return replaced(root, address, text_tree(format_rfc3339(instant.value() + Duration::minutes(1), nullptr)));
  }
  return replaced(root, address, text_tree(text + " too"));
}

}  // namespace

const std::vector<Way>& ways_to_break() {
  static const std::vector<Way> kWays = {{"wrong type", wrong_type, 500},
                                         {"negative", negative, 500},
                                         {"huge", huge, 500},
                                         {"nonsense word", nonsense, 500},
                                         {"empty text", empty_text, 500},
                                         {"unknown key", unknown_key, 500},
                                         {"removed", removed, 500},
                                         {"there twice", twice, 500},
                                         {"siblings in another order", in_another_order, 250},
                                         {"siblings with each other's values", with_exchanged_values, 200},
                                         {"null", null, 500},
                                         {"put into a list", in_a_list, 500},
                                         {"another value", another_value, 250}};
  return kWays;
}

}  // namespace docket::test
