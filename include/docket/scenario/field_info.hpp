// The language of scenarios as data: one entry for each key that a scenario may hold. The reader, the published schema,
// the help texts and the reference pages all come from the same declarations.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace docket {

/// Keys that bring in another file, or change it.
enum class FileRole : std::uint8_t {
  none,
  base,         ///< names a file over which this object is merged: beside it nothing is required, and null deletes
  whole,        ///< names a file that holds the object: beside it only a patch may stand
  patch,        ///< is merged over that file's object: any of the object's keys, none required, null deletes
  alternative,  ///< the value itself, or the name of a file that holds it
};

struct FieldInfo {
  std::string pointer;         ///< with "*" for ids: "/platform/pools/*/absence"
  std::string type;            ///< "text", "whole number", "duration", "object", "objects by id", "list of …", …
  std::string expects;         ///< what a value must be, with its range: "a number from 0 to 1"
  std::string fallback;        ///< what counts when the key is left out, for people; empty: nothing does
  std::string meaning;         ///< one line
  std::string refers_to = {};  ///< references: pointer of the object whose ids are meant
  std::vector<std::string> choices = {};  ///< words: all that are valid
  bool is_required = false;
  bool is_value = false;  ///< can change a result, so that evidence may be asked for; not ids, words, titles, settings
  std::string unit = {};  ///< of a number: "items"; empty where the text itself carries it, or there is none
  std::string example = {};  ///< a value, as JSON text
  std::string schema = {};   ///< JSON Schema, draft 7, of the value without its members; refers to schema_definitions()
  std::string fallback_json = {};              ///< the fallback as JSON text, where it could be written as well
  std::string key_example = {};                ///< objects and values by id or word: such a key
  std::vector<std::string> alternatives = {};  ///< keys, this among them, of which exactly one must stand
  bool may_lack_alternatives = false;          ///< or none of them, in some places
  FileRole file_role = FileRole::none;
};

/// Every key in the order of the reference; an object stands before its members. Keys of a regime's file are those
/// below "/regimes/*", except the two that include it.
std::vector<FieldInfo> describe_scenario();
/// The same for files of facts.
std::vector<FieldInfo> describe_facts();

/// The definitions that fragments refer to: a JSON object by name.
std::string schema_definitions();

}  // namespace docket
