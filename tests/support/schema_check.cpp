#include "support/schema_check.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace docket::test {
namespace {

using Json = nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;

/// Keeps the document, to which the parsed schema may refer.
class ParsedSchema {
 public:
  explicit ParsedSchema(const std::string& text) : document_(Json::parse(text)) {
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(Adapter(document_), schema_);
  }

  [[nodiscard]] std::vector<std::string> violations(const std::string& json_text) const {
    const Json document = Json::parse(json_text, nullptr, false);
    if (document.is_discarded()) {
      return {"is no JSON"};
    }
    valijson::Validator validator;
    valijson::ValidationResults results;
    validator.validate(schema_, Adapter(document), &results);
    std::vector<std::string> lines;
    for (const valijson::ValidationResults::Error& error : results) {
      std::string where;
      for (const std::string& step : error.context) {
        where += step;
      }
      lines.push_back(where + ": " + error.description);
    }
    return lines;
  }

 private:
  Json document_;
  valijson::Schema schema_;
};

}  // namespace

std::vector<std::string> schema_violations(const std::string& json_text, FileKind kind) {
  static std::map<FileKind, ParsedSchema> parsed;
  auto schema = parsed.find(kind);
  if (schema == parsed.end()) {
    schema = parsed.try_emplace(kind, json_schema(kind)).first;
  }
  return schema->second.violations(json_text);
}

std::vector<std::string> violations_of(const std::string& schema, const std::string& json_text) {
  return ParsedSchema(schema).violations(json_text);
}

}  // namespace docket::test
