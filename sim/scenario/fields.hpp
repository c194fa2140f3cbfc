// The one declaration of each object of the language. A function that declares an object's fields runs in two ways:
// on a document, where it reads them, and without one, where it describes them.
//
//   void pool_fields(Fields& f, PoolSpec& pool) {
//     f.required("reviewers", pool.reviewers, …, "how many work in the pool");
//     f.optional("absence", pool.absence, share(), "chance of a reviewer to miss a shift");
//   }
//
// The value that a target has before reading is the field's default.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "docket/scenario/field_info.hpp"
#include "scenario/formats.hpp"
#include "scenario/reader.hpp"

namespace docket::scenario_detail {

class Fields {
 public:
  /// Reads the object `node`, or nothing when that is no object.
  Fields(Reader& reader, Node node) : reader_(&reader), node_(std::move(node)) {}
  /// Describes an object that stands at `pattern`.
  Fields(std::vector<FieldInfo>& infos, std::string pattern) : infos_(&infos), node_{nullptr, std::move(pattern)} {}

  [[nodiscard]] bool is_reading() const { return reader_ != nullptr; }
  [[nodiscard]] Reader& reader() const { return *reader_; }
  [[nodiscard]] const Node& node() const { return node_; }
  /// The member, or an empty node when it is absent.
  [[nodiscard]] Node at(std::string_view key) const { return node_.member(key); }
  [[nodiscard]] bool has(std::string_view key) const { return static_cast<bool>(at(key)); }

  template <class T>
  void required(const char* key, T& target, const Format<T>& format, const char* meaning) {
    field(key, target, format, meaning, "", true);
  }
  template <class T>
  void required(const char* key, std::optional<T>& target, const Format<T>& format, const char* meaning) {
    field(key, target, format, meaning, "", true);
  }
  template <class T>
  void optional(const char* key, T& target, const Format<T>& format, const char* meaning, std::string fallback = "") {
    const bool is_shown = fallback.empty() && format.show && !is_reading();
    field(key, target, format, meaning, is_shown ? format.show(target) : std::move(fallback), false);
  }
  template <class T>
  void optional(const char* key, std::optional<T>& target, const Format<T>& format, const char* meaning,
                std::string fallback = "none") {
    field(key, target, format, meaning, std::move(fallback), false);
  }

  /// An object with fields of its own: `body(Fields&)` declares them. Left out, body does not run on a document.
  template <class Body>
  void object(const char* key, const char* meaning, Body body) {
    nested(declare({key, "object", "an object", "none", meaning}, false), body);
  }
  template <class Body>
  void required_object(const char* key, const char* meaning, Body body) {
    nested(declare({key, "object", "an object", "", meaning}, true), body);
  }
  /// Objects by id, in the order of the document: `body(Fields&, const std::string& id)` for each.
  template <class Body>
  void objects(const char* key, const char* meaning, Body body) {
    const Node all = declare({key, "objects by id", "an object of objects by id", "none", meaning}, false);
    each_member(all, true, [&](const Node& node, const std::string& id) { read_object(node, id, body); });
  }
  /// The same, but the keys are free texts.
  template <class Body>
  void words(const char* key, const char* meaning, Body body) {
    const Node all = declare({key, "objects by word", "an object of objects by word", "none", meaning}, false);
    each_member(all, false, [&](const Node& node, const std::string& word) { read_object(node, word, body); });
  }
  /// A key that is read elsewhere.
  void leave(const char* key) { known_.emplace_back(key); }
  /// Values by a word of the user's choice: `body(const Node&, const std::string& word)` for each. The format describes
  /// a value; reading is the body's.
  template <class T, class Body>
  void values(const char* key, const Format<T>& format, const char* meaning, std::string fallback, Body body) {
    const Node all =
        declare({key, "values by word", "an object of values by word", std::move(fallback), meaning}, false);
    if (!is_reading()) {
      add_info(all.pointer + "/*", {"", format.type, format.expects, "", meaning}, format.choices, format.refers_to,
               false, format.about.is_value);
      return;
    }
    each_member(all, false, body);
  }
  /// A key that people try and that has no meaning here.
  void refuse(const char* key, const char* message, const char* hint);

  /// Errors at a member, or at the object when it has no such member. Only on documents.
  void error(std::string_view key, std::string message, std::string nearest = {}, std::string hint = {});
  void warn(std::string_view key, std::string message, std::string nearest = {}, std::string hint = {});

  /// Reports keys that were not declared. Called once, when all are.
  void finish();

 private:
  struct Description {
    std::string key;
    std::string type;
    std::string expects;
    std::string fallback;
    std::string meaning;
  };

  template <class T, class U>
  void field(const char* key, T& target, const Format<U>& format, const char* meaning, std::string fallback,
             bool is_required) {
    known_.emplace_back(key);
    if (!is_reading()) {
      add_info(pointer_to(node_.pointer, key), {key, format.type, format.expects, std::move(fallback), meaning},
               format.choices, format.refers_to, is_required, format.about.is_value);
      return;
    }
    const Node value = at(key);
    if (!value && is_required) {
      report_missing(key, format.expects);
    }
    if (value) {
      if (auto read = format.read(*reader_, value)) {
        target = std::move(*read);
      }
    }
  }

  template <class Body>
  void nested(const Node& node, Body& body) {
    if (!is_reading()) {
      Fields fields(*infos_, node.pointer);
      body(fields);
    } else if (node) {
      with_object(node, [&](Fields& fields) { body(fields); });
    }
  }

  template <class Body>
  void read_object(const Node& node, const std::string& id, Body& body) {
    if (!is_reading()) {
      Fields fields(*infos_, node.pointer);
      body(fields, id);
    } else {
      with_object(node, [&](Fields& fields) { body(fields, id); });
    }
  }

  template <class Body>
  void with_object(const Node& node, Body body) {
    if (is_object(node)) {
      Fields fields(*reader_, node);
      body(fields);
      fields.finish();
    }
  }

  template <class Body>
  void each_member(const Node& all, bool has_ids, Body body) {
    if (!is_reading()) {
      body(Node{nullptr, all.pointer + "/*"}, std::string("*"));
    } else if (all && is_object(all)) {
      for (const LocatedMember& member : all.value->members) {
        if (has_ids) {
          check_id(member, all.pointer);
        }
        body(Node{&member.value, pointer_to(all.pointer, member.key)}, member.key);
      }
    }
  }

  Node declare(const Description& description, bool is_required);
  void add_info(const std::string& pointer, const Description& described, const std::vector<std::string>& choices,
                const std::string& refers_to, bool is_required = false, bool is_value = false);
  void report_missing(const std::string& key, const std::string& expects);
  bool is_object(const Node& node);
  void check_id(const LocatedMember& member, const std::string& pointer);

  Reader* reader_ = nullptr;
  std::vector<FieldInfo>* infos_ = nullptr;
  Node node_;
  std::vector<std::string> known_;
};

}  // namespace docket::scenario_detail
