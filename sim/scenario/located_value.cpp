#include "scenario/located_value.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "scenario/packed_trace.hpp"

namespace docket::scenario_detail {

namespace {

constexpr double kLargestExactWhole = 9007199254740992.0;  // 2^53

void append_escaped(std::string_view key, std::string& pointer) {
  const auto is_special = [](char c) { return c == '~' || c == '/'; };
  const auto* from = key.begin();
  for (const auto* c = std::find_if(from, key.end(), is_special); c != key.end();
       c = std::find_if(from, key.end(), is_special)) {
    pointer.append(from, c) += *c == '~' ? "~0" : "~1";
    from = c + 1;
  }
  pointer.append(from, key.end());
}

std::optional<std::string> unescaped_step(std::string_view step) {
  std::string key;
  for (std::size_t i = 0; i < step.size(); ++i) {
    if (step[i] != '~') {
      key += step[i];
      continue;
    }
    ++i;
    if (i == step.size() || (step[i] != '0' && step[i] != '1')) {
      return std::nullopt;
    }
    key += step[i] == '0' ? '~' : '/';
  }
  return key;
}

/// What is shared is copied, so that nobody else sees it change.
template <class T>
std::vector<T>& owned(std::shared_ptr<std::vector<T>>& shared) {
  if (shared == nullptr) {
    shared = std::make_shared<std::vector<T>>();
  } else if (shared.use_count() > 1) {
    shared = std::make_shared<std::vector<T>>(*shared);
  }
  return *shared;
}

std::optional<std::size_t> array_index(std::string_view step) {
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
  const bool is_all = error == std::errc() && end == step.data() + step.size();
  return is_all ? std::optional(index) : std::nullopt;
}

}  // namespace

LocatedElements::LocatedElements(std::shared_ptr<const PackedTrace> trace) : packed_(std::move(trace)) {}

std::size_t LocatedElements::size() const { return packed_ ? packed_->rows().size() : loose().size(); }

std::span<const LocatedValue> LocatedElements::loose() const {
  return shared_ ? std::span<const LocatedValue>(*shared_) : std::span<const LocatedValue>();
}

std::span<LocatedValue> LocatedElements::own_loose() {
  return shared_ ? std::span(owned(shared_)) : std::span<LocatedValue>();
}

const LocatedValue& LocatedElements::operator[](std::size_t index) const {
  unpack();
  return (*shared_)[index];
}

std::vector<LocatedValue>& LocatedElements::own() {
  unpack();
  return owned(shared_);
}

void LocatedElements::unpack() const {
  if (packed_) {
    shared_ = std::make_shared<std::vector<LocatedValue>>();
    shared_->reserve(packed_->rows().size());
    for (const PackedTrace::Row& row : packed_->rows()) {
      shared_->push_back(packed_->unpacked(row));
    }
    packed_.reset();
  }
}

std::vector<LocatedMember>& LocatedMembers::own() { return owned(shared_); }

const LocatedValue* LocatedValue::find(std::string_view key) const {
  const auto found = std::ranges::find(members, key, &LocatedMember::key);
  return found == members.end() ? nullptr : &found->value;
}

LocatedValue* LocatedValue::own(std::string_view key) {
  const auto found = std::ranges::find(members, key, &LocatedMember::key);
  const auto index = static_cast<std::size_t>(found - members.begin());
  return found == members.end() ? nullptr : &members.own()[index].value;
}

std::optional<std::uint64_t> LocatedValue::whole_number() const {
  if (type != JsonType::number) {
    return std::nullopt;
  }
  std::uint64_t digits = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), digits);
  if (error == std::errc() && end == text.data() + text.size()) {
    return digits;
  }
  const bool is_whole = number >= 0 && number <= kLargestExactWhole && std::floor(number) == number;
  return is_whole ? std::optional(static_cast<std::uint64_t>(number)) : std::nullopt;
}

LocatedValue make_object(const Spot& spot) {
  LocatedValue value;
  value.type = JsonType::object;
  value.spot = spot;
  return value;
}

LocatedValue make_text(std::string text, const Spot& spot) {
  LocatedValue value;
  value.type = JsonType::text;
  value.text = std::move(text);
  value.spot = spot;
  return value;
}

void raise_to_layer(LocatedValue& value, Layer layer) {
  value.spot.layer = std::max(value.spot.layer, layer);
  for (LocatedMember& member : value.members.own()) {
    member.key_spot.layer = std::max(member.key_spot.layer, layer);
    raise_to_layer(member.value, layer);
  }
  for (LocatedValue& element : value.elements.own_loose()) {
    raise_to_layer(element, layer);
  }
}

const Spot& youngest_spot(const LocatedValue& value) {
  const Spot* youngest = &value.spot;
  const auto compare = [&youngest](const LocatedValue& part) {
    const Spot& spot = youngest_spot(part);
    youngest = spot.layer > youngest->layer ? &spot : youngest;
  };
  for (const LocatedMember& member : value.members) {
    compare(member.value);
  }
  std::ranges::for_each(value.elements.loose(), compare);
  return *youngest;
}

LocatedValue& member_of(LocatedValue& object, std::string_view key, const Spot& spot) {
  if (LocatedValue* value = object.own(key)) {
    return *value;
  }
  LocatedMember& added = object.members.own().emplace_back(LocatedMember{std::string(key), spot, {}});
  added.value.spot = spot;
  return added.value;
}

void remove_member(LocatedValue& object, std::string_view key) {
  std::erase_if(object.members.own(), [key](const LocatedMember& member) { return member.key == key; });
}

std::vector<std::string> keys_of(const LocatedValue& object) {
  std::vector<std::string> keys;
  std::ranges::transform(object.members, std::back_inserter(keys), &LocatedMember::key);
  return keys;
}

std::string pointer_to(std::string_view parent, std::string_view key) {
  std::string pointer;
  pointer.reserve(parent.size() + key.size() + 1);
  pointer.append(parent) += '/';
  append_escaped(key, pointer);
  return pointer;
}

std::optional<std::vector<std::string>> pointer_steps(std::string_view pointer) {
  std::vector<std::string> steps;
  while (!pointer.empty()) {
    if (pointer.front() != '/') {
      return std::nullopt;
    }
    pointer.remove_prefix(1);
    const std::string_view raw = pointer.substr(0, pointer.find('/'));
    const auto step = unescaped_step(raw);
    if (!step) {
      return std::nullopt;
    }
    steps.push_back(*step);
    pointer.remove_prefix(raw.size());
  }
  return steps;
}

const LocatedValue* find_at(const LocatedValue& root, std::string_view pointer) {
  const auto steps = pointer_steps(pointer);
  const LocatedValue* value = steps ? &root : nullptr;
  for (std::size_t i = 0; value != nullptr && i < steps->size(); ++i) {
    if (value->is(JsonType::array)) {
      const auto index = array_index((*steps)[i]);
      value = index && *index < value->elements.size() ? &value->elements[*index] : nullptr;
    } else {
      value = value->find((*steps)[i]);
    }
  }
  return value;
}

}  // namespace docket::scenario_detail
