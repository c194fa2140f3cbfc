#include "scenario/reader.hpp"

#include <algorithm>

#include "docket/order/trait_set.hpp"
#include "scenario/json_text.hpp"

namespace docket::scenario_detail {

Node Node::member(std::string_view key) const {
  return {value == nullptr ? nullptr : value->find(key), pointer_to(pointer, key)};
}

Node Node::element(std::size_t index) const { return {&value->elements[index], pointer + "/" + std::to_string(index)}; }

Reader::Noting::Noting(Reader& reader, const Node& node, bool is_value)
    : reader_(reader),
      depth_(is_value ? 1 : 0),
      is_noted_(is_value && reader.reads_evidence && reader.values_open_ == 0) {
  if (is_noted_) {
    reader.values.push_back({node});
  }
  reader.values_open_ += depth_;
}

void Reader::error(const Node& at, std::string message, std::string nearest, std::string hint) {
  // Of an object that several files wrote, the last word is the likeliest mistake; the document as a whole has no such.
  const bool is_part = at && !at.pointer.empty();
  const Spot& spot = is_part ? youngest_spot(*at.value) : root_.value->spot;
  problems.push_back({spot.place(), at.pointer, std::move(message), std::move(nearest), std::move(hint), {}});
}

void Reader::warn(const Node& at, std::string message, std::string nearest, std::string hint) {
  error(at, std::move(message), std::move(nearest), std::move(hint));
  problems.back().severity = Severity::warning;
}

void Reader::expected(const Node& at, std::string_view what, std::string hint) {
  error(at, "found " + shown(*at.value) + ", expected " + std::string(what), {}, std::move(hint));
}

void Reader::error_at_key(const LocatedMember& member, const std::string& object_pointer, std::string message,
                          std::string nearest, std::string hint) {
  problems.push_back({member.key_spot.place(),
                      pointer_to(object_pointer, member.key),
                      std::move(message),
                      std::move(nearest),
                      std::move(hint),
                      {}});
}

bool Reader::is_sound(std::initializer_list<std::string_view> parts) const {
  return std::ranges::none_of(problems, [parts](const Problem& problem) {
    return problem.severity == Severity::error &&
           std::ranges::any_of(parts, [&problem](std::string_view part) { return problem.pointer.starts_with(part); });
  });
}

TraitId Reader::trait(const Node& at, const std::string& word) {
  const auto known = names.traits.find(word);
  if (!known && names.traits.words().size() == kMaxTraits) {
    error(at, "trait " + quoted(word) + " is one too many: a scenario has at most " + std::to_string(kMaxTraits));
    return kUnlawful;
  }
  return TraitId(names.traits.add(word));
}

bool is_good_id(std::string_view id) {
  const auto is_alphanumeric = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  return !id.empty() && is_alphanumeric(id.front()) &&
         std::ranges::all_of(id, [&](char c) { return is_alphanumeric(c) || c == '_' || c == '.' || c == '-'; });
}

}  // namespace docket::scenario_detail
