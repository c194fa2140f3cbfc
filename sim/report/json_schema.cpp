#include "docket/report/json_schema.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "docket/study/read_study.hpp"
#include "report/field_tree.hpp"

namespace docket {
namespace {

using Json = nlohmann::ordered_json;

const Json kNull = {{"type", "null"}};

/// A patch may change any part of a value that is an object.
bool may_be_object(const Json& fragment) {
  const auto ways = fragment.find("anyOf");
  const bool has_such_way = ways != fragment.end() && std::ranges::any_of(*ways, may_be_object);
  return has_such_way || fragment.contains("$ref") || fragment.value("type", Json()) == "object";
}

Json reference_to(const std::string& definition) { return {{"$ref", "#/definitions/" + definition}}; }

Json any_of(std::vector<Json> ways) { return {{"anyOf", std::move(ways)}}; }

Json requiring(const std::string& key) { return {{"required", Json::array({key})}}; }

bool is_included(const FieldNode& object) {
  return std::ranges::any_of(object.members,
                             [](const FieldNode& member) { return member.info.file_role == FileRole::whole; });
}

bool stands_beside_file(const FieldNode& member) {
  return member.info.file_role == FileRole::whole || member.info.file_role == FileRole::patch;
}

class SchemaWriter {
 public:
  enum class Mode : std::uint8_t { whole, patch };

  Json object(const FieldNode& node, Mode mode) {
    Json schema = node.has_entry() ? Json::parse(node.info.schema) : Json{{"type", "object"}};
    if (node.has_free_keys()) {
      schema["additionalProperties"] = each(node, mode);
      return schema;
    }
    schema["properties"] = Json::object();
    for (const FieldNode& member : node.members) {
      if (!stands_beside_file(member)) {
        schema["properties"][member.key] = property(member, mode);
      }
    }
    schema["additionalProperties"] = false;
    if (mode == Mode::whole) {
      demand(node, schema);
    }
    return schema;
  }

  Json take_definitions() {
    definitions_.update(Json::parse(schema_definitions()));
    return std::move(definitions_);
  }

  void define(const std::string& name, Json schema) { definitions_[name] = std::move(schema); }

 private:
  /// What stands under each key of an object by id or word.
  Json each(const FieldNode& node, Mode mode) {
    const FieldNode& one = node.members.front();
    Json schema = is_included(one) ? included(node, mode) : value(one, mode);
    return mode == Mode::patch ? any_of({schema, kNull}) : schema;
  }

  Json value(const FieldNode& node, Mode mode) {
    if (!node.members.empty() || !node.has_entry()) {
      return object(node, mode);
    }
    Json fragment = Json::parse(node.info.schema);
    if (mode == Mode::patch && may_be_object(fragment)) {
      return any_of({fragment, Json{{"type", "object"}}});
    }
    return fragment;
  }

  Json property(const FieldNode& node, Mode mode) {
    Json schema = value(node, mode);
    if (node.info.file_role == FileRole::alternative) {
      schema = any_of({Json{{"type", "string"}}, schema});
    }
    if (mode == Mode::patch) {
      schema = any_of({schema, kNull});
    } else if (schema.contains("$ref")) {
      schema = {{"allOf", Json::array({schema})}};  // nothing counts beside a reference
    }
    Json described = {{"description", node.info.meaning}};
    if (mode == Mode::whole) {  // what a patch leaves out stays as it is
      if (!node.info.fallback_json.empty()) {
        described["default"] = Json::parse(node.info.fallback_json);
      }
      described["examples"] = Json::array({Json::parse(node.info.example)});
    }
    described.update(schema);
    return described;
  }

  /// The object itself, or a file and a patch over it.
  Json included(const FieldNode& node, Mode mode) {
    const std::string name = node.key.substr(0, node.key.size() - 1);  // "regimes" has each "regime"
    const FieldNode& one = node.members.front();
    const std::string patch = name + "_patch";
    define(patch, object(one, Mode::patch));
    if (mode == Mode::whole) {
      define(name, object(one, Mode::whole));
    }
    Json inclusion = {{"type", "object"}, {"properties", Json::object()}, {"additionalProperties", false}};
    Json keys = Json::array();
    for (const FieldNode& member : one.members) {
      if (stands_beside_file(member)) {
        const bool is_patch = member.info.file_role == FileRole::patch;
        Json schema = is_patch ? Json{{"allOf", Json::array({reference_to(patch)})}} : Json::parse(member.info.schema);
        schema["description"] = member.info.meaning;
        inclusion["properties"][member.key] = std::move(schema);
        keys.push_back(requiring(member.key));
      }
    }
    return {{"if", {{"anyOf", keys}}}, {"then", inclusion}, {"else", reference_to(mode == Mode::whole ? name : patch)}};
  }

  static void demand(const FieldNode& node, Json& schema) {
    Json required = Json::array();
    std::set<std::pair<std::vector<std::string>, bool>> choices;
    for (const FieldNode& member : node.members) {
      if (member.info.is_required) {
        required.push_back(member.key);
      }
      if (!member.info.alternatives.empty()) {
        choices.emplace(member.info.alternatives, member.info.may_lack_alternatives);
      }
    }
    if (!required.empty()) {
      schema["required"] = required;
    }
    for (const auto& [keys, may_be_none] : choices) {
      Json ways = Json::array();
      for (const std::string& key : keys) {
        ways.push_back(requiring(key));
      }
      if (may_be_none) {
        ways.push_back({{"not", {{"anyOf", ways}}}});
      }
      schema["allOf"].push_back({{"oneOf", ways}});
    }
  }

  Json definitions_ = Json::object();
};

Json headed(const char* title) { return {{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", title}}; }

/// A file that extends another one is a patch over it.
Json scenario_schema(const FieldNode& root) {
  SchemaWriter writer;
  Json schema = headed("docket: a scenario");
  writer.define("scenario", writer.object(root, SchemaWriter::Mode::whole));
  writer.define("scenario_patch", writer.object(root, SchemaWriter::Mode::patch));
  schema["if"] = requiring("extends");
  schema["then"] = reference_to("scenario_patch");
  schema["else"] = reference_to("scenario");
  schema["definitions"] = writer.take_definitions();
  return schema;
}

Json whole_schema(const char* title, const FieldNode& object) {
  SchemaWriter writer;
  Json schema = headed(title);
  schema.update(writer.object(object, SchemaWriter::Mode::whole));
  schema["definitions"] = writer.take_definitions();
  return schema;
}

}  // namespace

std::string json_schema(FileKind kind) {
  if (kind == FileKind::study) {
    return whole_schema("docket: a study", tree_of(describe_study())).dump(1) + "\n";
  }
  const FieldNode root = tree_of(kind == FileKind::facts ? describe_facts() : describe_scenario());
  if (kind == FileKind::scenario) {
    return scenario_schema(root).dump(1) + "\n";
  }
  const FieldNode& regime = kind == FileKind::regime ? *root.member("regimes")->member("*") : root;
  return whole_schema(kind == FileKind::regime ? "docket: a regime" : "docket: a file of facts", regime).dump(1) + "\n";
}

}  // namespace docket
