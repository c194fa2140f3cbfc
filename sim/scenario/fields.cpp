#include "scenario/fields.hpp"

#include <algorithm>

#include "scenario/located_json.hpp"

namespace docket::scenario_detail {

void Fields::refuse(const char* key, const char* message, const char* hint) {
  if (const Node node = at(key); is_reading() && node) {
    known_.emplace_back(key);
    reader_->error(node, message, {}, hint);
  }
}

bool Fields::exactly_one_of(const std::vector<std::string_view>& keys, bool none_may_be) {
  if (!is_reading()) {
    for (DescribedField& field : *described_) {
      const bool is_one = std::ranges::any_of(
          keys, [&](std::string_view key) { return field.info.pointer == pointer_to(node_.pointer, key); });
      if (is_one) {
        field.info.alternatives.assign(keys.begin(), keys.end());
        field.info.may_lack_alternatives = none_may_be;
      }
    }
    return true;
  }
  const auto count = std::ranges::count_if(keys, [this](std::string_view key) { return has(key); });
  const bool is_so = count == 1 || (count == 0 && none_may_be);
  if (!is_so) {
    error("", "expected exactly one of " + listed({keys.begin(), keys.end()}, "and"));
  }
  return is_so;
}

void Fields::file_key(const char* key, const Format<std::string>& format, const char* meaning, FileRole file_role) {
  if (!is_reading()) {
    describe(pointer_to(node_.pointer, key), format, meaning, said("none"), false);
    described_->back().info.file_role = file_role;
  }
}

void Fields::patch_key(const char* key, const std::string& example, const char* meaning) {
  if (!is_reading()) {
    declare({key, "merge patch", "an object with any of the keys of that file; null deletes", "none", meaning, "", "",
             false, FileRole::patch});
    described_->back().info.example = example;
  }
}

void Fields::schema_key() {
  std::string ignored;
  field("$schema", ignored, text("docket.schema.json"),
        "where an editor finds the published schema (docket schema); nothing reads it here", said("none"), false);
}

void Fields::error(std::string_view key, std::string message, std::string nearest, std::string hint) {
  if (is_reading()) {
    const Node member = at(key);
    reader_->error(member ? member : node_, std::move(message), std::move(nearest), std::move(hint));
  }
}

void Fields::warn(std::string_view key, std::string message, std::string nearest, std::string hint) {
  if (is_reading()) {
    error(key, std::move(message), std::move(nearest), std::move(hint));
    reader_->problems.back().severity = Severity::warning;
  }
}

void Fields::finish() {
  for (const LocatedMember& member : node_.value->members) {
    if (std::ranges::find(known_, member.key) == known_.end()) {
      const std::string nearest = nearest_word(member.key, known_);
      const std::string hint = nearest.empty() ? "possible here: " + listed({known_.begin(), known_.end()}) : "";
      reader_->error_at_key(member, node_.pointer, "unknown key " + quoted(member.key), nearest, hint);
    }
  }
}

Node Fields::declare(const Container& container) {
  known_.emplace_back(container.key);
  if (is_reading() && !has(container.key)) {
    if (container.is_required) {
      report_missing(container.key, container.expects);
    }
    return {};
  }
  Node node = at(container.key);
  if (!is_reading()) {
    FieldInfo info = {node.pointer, container.type, container.expects, std::string(container.fallback),
                      container.meaning};
    info.is_required = container.is_required;
    info.schema = fragment::object_by(container.key_pattern);
    info.fallback_json = said(container.fallback).json;
    info.key_example = container.key_example;
    info.file_role = container.file_role;
    described_->push_back({std::move(info), {}});
  }
  return node;
}

Fields::Fallback Fields::written(const std::string& shown) {
  if (shown.empty()) {
    return {};
  }
  return {shown, is_json(shown) ? shown : quoted(shown)};
}

Fields::Fallback Fields::said(std::string_view text) {
  const std::string written(text);
  return {written, is_json(written) ? written : ""};
}

void Fields::report_missing(const std::string& key, std::string_view expects) {
  std::string message = "key " + quoted(key) + " is missing: ";
  reader_->problems.push_back({node_.value->spot.place(), node_.pointer, message.append(expects), "", "", {}});
}

bool Fields::is_object(const Node& node) {
  const bool is_object = node.value->is(JsonType::object);
  if (!is_object) {
    reader_->expected(node, "an object");
  }
  return is_object;
}

void Fields::check_id(const LocatedMember& member, const std::string& pointer) {
  if (!is_good_id(member.key)) {
    reader_->error_at_key(member, pointer, quoted(member.key) + " is no id", {},
                          "an id begins with a letter or digit and goes on with these and \"_\", \".\", \"-\"");
  }
}

}  // namespace docket::scenario_detail
