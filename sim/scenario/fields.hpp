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

/// An entry of the table, with the reader's own judgement of a value; nothing for what has members.
struct DescribedField {
  FieldInfo info;
  std::function<bool(Reader&, const Node&)> accepts;
};

/// The keys of an object whose keys are the user's choice.
struct KeyForm {
  // NOLINTNEXTLINE(google-explicit-constructor): most keys are told by an example
  KeyForm(const char* an_example, std::string_view a_pattern = {}) : example(an_example), pattern(a_pattern) {}

  std::string_view example;
  std::string_view pattern;  ///< empty: any text
};

class Fields {
 public:
  /// Reads the object `node`, or nothing when that is no object.
  Fields(Reader& reader, Node node) : reader_(&reader), node_(std::move(node)) {}
  /// Describes an object that stands at `pattern`.
  Fields(std::vector<DescribedField>& described, std::string pattern)
      : described_(&described), node_{nullptr, std::move(pattern)} {}

  [[nodiscard]] bool is_reading() const { return reader_ != nullptr; }
  [[nodiscard]] Reader& reader() const { return *reader_; }
  [[nodiscard]] const Node& node() const { return node_; }
  /// The member, or an empty node when it is absent.
  [[nodiscard]] Node at(std::string_view key) const { return node_.member(key); }
  [[nodiscard]] bool has(std::string_view key) const {
    return node_.value != nullptr && node_.value->find(key) != nullptr;
  }

  template <class T>
  void required(const char* key, T& target, const Format<T>& format, const char* meaning) {
    field(key, target, format, meaning, {}, true);
  }
  template <class T>
  void required(const char* key, std::optional<T>& target, const Format<T>& format, const char* meaning) {
    field(key, target, format, meaning, {}, true);
  }
  template <class T>
  void optional(const char* key, T& target, const Format<T>& format, const char* meaning,
                std::string_view fallback = "") {
    const bool is_shown = fallback.empty() && format.show && !is_reading();
    field(key, target, format, meaning, is_shown ? written(format.show(target)) : told(fallback), false);
  }
  template <class T>
  void optional(const char* key, std::optional<T>& target, const Format<T>& format, const char* meaning,
                std::string_view fallback = "none") {
    field(key, target, format, meaning, told(fallback), false);
  }

  /// An object with fields of its own: `body(Fields&)` declares them. Left out, body does not run on a document.
  template <class Body>
  void object(const char* key, const char* meaning, Body body) {
    nested(declare({key, "object", "an object", "none", meaning}), body);
  }
  template <class Body>
  void required_object(const char* key, const char* meaning, Body body) {
    nested(declare({key, "object", "an object", "", meaning, "", "", true}), body);
  }
  /// Objects by id, in the order of the document: `body(Fields&, const std::string& id)` for each. `like` is such an
  /// id.
  template <class Body>
  void objects(const char* key, const char* meaning, std::string_view like, Body body,
               FileRole file_role = FileRole::none) {
    const Node all = declare(
        {key, "objects by id", "an object of objects by id", "none", meaning, fragment::kId, like, false, file_role});
    each_member(all, true, [&](const Node& node, const std::string& id) { read_object(node, id, body); });
  }
  /// The same, but the keys are texts of another form.
  template <class Body>
  void words(const char* key, const char* meaning, const KeyForm& keys, Body body, std::string_view fallback = "none") {
    const Node all = declare(
        {key, "objects by word", "an object of objects by word", fallback, meaning, keys.pattern, keys.example});
    each_member(all, false, [&](const Node& node, const std::string& word) { read_object(node, word, body); });
  }
  /// Values by a word of the user's choice: `body(const Node&, const std::string& word)` for each. The format describes
  /// a value; reading is the body's.
  template <class T, class Body>
  void values(const char* key, const Format<T>& format, const char* meaning, std::string_view fallback,
              const KeyForm& keys, Body body) {
    const Node all =
        declare({key, "values by word", "an object of values by word", fallback, meaning, keys.pattern, keys.example});
    if (!is_reading()) {
      describe(all.pointer + "/*", format, meaning, {}, false);
      return;
    }
    each_member(all, false, body);
  }
  /// A key that is read elsewhere.
  void leave(const char* key) { known_.emplace_back(key); }
  /// A key whose file took the object's place before reading, or is merged by now; only described here.
  void file_key(const char* key, const Format<std::string>& format, const char* meaning, FileRole file_role);
  void patch_key(const char* key, const std::string& example, const char* meaning);
  /// "$schema": where an editor finds what this table says.
  void schema_key();
  /// A key that people try and that has no meaning here.
  void refuse(const char* key, const char* message, const char* hint);
  /// Declared keys of which exactly one must stand, or none where `none_may_be`. False, and an error, when that is not
  /// so.
  bool exactly_one_of(const std::vector<std::string_view>& keys, bool none_may_be = false);

  /// Errors at a member, or at the object when it has no such member. Only on documents.
  void error(std::string_view key, std::string message, std::string nearest = {}, std::string hint = {});
  void warn(std::string_view key, std::string message, std::string nearest = {}, std::string hint = {});

  /// Reports keys that were not declared. Called once, when all are.
  void finish();

 private:
  struct Fallback {
    std::string text;
    std::string json;
  };
  struct Container {
    const char* key;
    const char* type;
    const char* expects;
    std::string_view fallback;
    const char* meaning;
    std::string_view key_pattern = {};
    std::string_view key_example = {};
    bool is_required = false;
    FileRole file_role = FileRole::none;
  };

  /// A fallback as the format shows it, or as the declaration says it; the latter need not be a value.
  static Fallback written(const std::string& shown);
  static Fallback said(std::string_view text);
  /// The same for who asks: documents do not.
  [[nodiscard]] Fallback told(std::string_view text) const { return is_reading() ? Fallback{} : said(text); }

  template <class T, class U>
  void field(const char* key, T& target, const Format<U>& format, const char* meaning, Fallback fallback,
             bool is_required) {
    known_.emplace_back(key);
    if (!is_reading()) {
      describe(pointer_to(node_.pointer, key), format, meaning, std::move(fallback), is_required);
      return;
    }
    if (has(key)) {
      if (auto read = format.read(*reader_, at(key))) {
        target = std::move(*read);
      }
    } else if (is_required) {
      report_missing(key, format.expects);
    }
  }

  template <class T>
  void describe(std::string pointer, const Format<T>& format, const char* meaning, Fallback fallback,
                bool is_required) {
    FieldInfo info = {std::move(pointer),       format.type, format.expects,
                      std::move(fallback.text), meaning,     format.refers_to};
    info.choices = format.choices;
    info.is_required = is_required;
    info.is_value = format.about.is_value;
    info.unit = format.about.unit;
    info.example = format.about.example;
    info.schema = format.about.schema;
    info.fallback_json = std::move(fallback.json);
    described_->push_back({std::move(info), [format](Reader& reader, const Node& node) {
                             const std::size_t before = reader.problems.size();
                             return format.read(reader, node).has_value() && reader.problems.size() == before;
                           }});
  }

  template <class Body>
  void nested(const Node& node, Body& body) {
    if (!is_reading()) {
      Fields fields(*described_, node.pointer);
      body(fields);
    } else if (node) {
      with_object(node, [&](Fields& fields) { body(fields); });
    }
  }

  template <class Body>
  void read_object(const Node& node, const std::string& id, Body& body) {
    if (!is_reading()) {
      Fields fields(*described_, node.pointer);
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

  Node declare(const Container& container);
  void report_missing(const std::string& key, std::string_view expects);
  bool is_object(const Node& node);
  void check_id(const LocatedMember& member, const std::string& pointer);

  Reader* reader_ = nullptr;
  std::vector<DescribedField>* described_ = nullptr;
  Node node_;
  std::vector<std::string_view> known_;
};

}  // namespace docket::scenario_detail
