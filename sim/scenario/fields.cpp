#include "scenario/fields.hpp"

#include <algorithm>

namespace docket::scenario_detail {

void Fields::refuse(const char* key, const char* message, const char* hint) {
  if (const Node node = at(key); is_reading() && node) {
    known_.emplace_back(key);
    reader_->error(node, message, {}, hint);
  }
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
      const std::string hint = nearest.empty() ? "possible here: " + listed(known_) : "";
      reader_->error_at_key(member, node_.pointer, "unknown key " + quoted(member.key), nearest, hint);
    }
  }
}

Node Fields::declare(const Description& description, bool is_required) {
  known_.push_back(description.key);
  Node node = at(description.key);
  if (!is_reading()) {
    add_info(node.pointer, description, {}, "", is_required);
  } else if (!node && is_required) {
    report_missing(description.key, description.expects);
  }
  return node;
}

void Fields::add_info(const std::string& pointer, const Description& described, const std::vector<std::string>& choices,
                      const std::string& refers_to, bool is_required, bool is_value) {
  infos_->push_back({pointer, described.type, described.expects, described.fallback, described.meaning, refers_to,
                     choices, is_required, is_value});
}

void Fields::report_missing(const std::string& key, const std::string& expects) {
  reader_->error(node_, "key " + quoted(key) + " is missing: " + expects);
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
