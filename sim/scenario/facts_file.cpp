// The keys of a file of facts. Of these the reader takes what a scenario needs.
#include "scenario/sections.hpp"

namespace docket::scenario_detail {

namespace {

/// A number, or a text such as a duration, a date or an instant.
Format<std::string> figure(const std::string& example) {
  return {"number or text",
          "a number, a duration, a date or an instant",
          [](Reader& reader, const Node& node, const std::string& what) -> std::optional<std::string> {
            if (node.value->is(JsonType::number) || node.value->is(JsonType::text)) {
              return node.value->text;
            }
            reader.expected(node, what);
            return std::nullopt;
          },
          {},
          "",
          {},
          {false, example, R"({"type": ["number", "string"]})"}};
}

Format<std::vector<std::string>> texts(const std::string& example) { return list_of(text(example)); }

Format<std::string> status() {
  return choice<std::string>({{"stated", "stated"},
                              {"attributed", "attributed"},
                              {"derived", "derived"},
                              {"absent", "absent"},
                              {"editorial", "editorial"},
                              {"ambiguous", "ambiguous"}});
}

void bounds_fields(Fields& f) {
  std::string value;
  std::vector<std::string> range;
  f.optional("value", value, figure("257"), "what the articles give exactly", "none");
  f.optional("central", value, figure("\"6h\""), "the value that is chosen inside the bounds: a convention", "none");
  f.optional("range", range, list_of(figure("\"2h\"")).like(R"(["2h", "12h"])"),
             "smallest and largest value allowed, both included", "none");
  f.optional("earliest", value, text("2021-01-31T00:00:00+05:30"), "the same for dates and instants: not before",
             "none");
  f.optional("latest", value, text("2021-01-31T23:59:59+05:30"), "not after", "none");
}

/// Other ways to read the fact, each with what follows from it.
Format<std::string> readings() {
  const std::string figure_of_reading = figure("0").about.schema;
  const std::string one = fragment::object({{"name", fragment::text()},
                                            {"says", fragment::text()},
                                            {"value", figure_of_reading, false},
                                            {"central", figure_of_reading, false},
                                            {"range", fragment::list(figure_of_reading, 2, 2), false},
                                            {"earliest", fragment::text(), false},
                                            {"latest", fragment::text(), false}});
  return {"list of readings",
          "a list of {\"name\": …, \"says\": …}, each with a value or bounds of its own where it has them",
          [](Reader& reader, const Node& node, const std::string& what) -> std::optional<std::string> {
            if (!node.value->is(JsonType::array)) {
              reader.expected(node, what);
              return std::nullopt;
            }
            return to_compact_json(*node.value);
          },
          {},
          "",
          {},
          {false, R"([{"name": "mixed", "says": "Accounts and posts in an unknown mix.", "range": [0, 1]}])",
           fragment::list(one)}};
}

void fact_fields(Fields& f) {
  std::string word;
  bool is_vague = false;
  std::vector<std::string> ids;
  f.required("says", word, text("The first list has 257 entries."), "the fact, in one or two sentences");
  f.optional("status", word, status(), "how it is known", "none");
  f.optional("attributed_to", word, text("the platform"), "who said so, where it is attributed", "none");
  f.optional("articles", ids, texts("004"), "the articles it rests on", "none");
  f.optional("vague", is_vague, boolean(), "the wording allows more than one value");
  f.optional("conflicts_with", ids, texts("A4"), "facts that cannot hold together with this one", "none");
  f.optional("after", ids, texts("T1"), "ids of events that come first", "none");
  bounds_fields(f);
  f.optional("unit", word, text("items"), "what is counted, or duration, date, instant", "none");
  f.optional("readings", word, readings(), "named ways to read the fact", "none");
}

}  // namespace

void facts_file_fields(Fields& root) {
  std::uint64_t format = 1;
  std::string word;
  root.schema_key();
  root.required("docket_facts", format, whole("", 1, 1).as_setting(), "version of the format: 1");
  root.optional("title", word, text("India, February 2021, as three articles tell it"), "what people call it", "none");
  root.words("articles", "the articles on which the facts rest, by the name that facts use", "004",
             [](Fields& article, const std::string&) {
               std::string text_of_article;
               article.optional("says", text_of_article, text("Undated; quotes the notice."),
                                "what is to be known of it", "none");
               article.optional("dated", text_of_article, text("2021-02-09"), "its date, where it has one", "none");
             });
  root.objects("facts", "the facts by id", "A2", [](Fields& f, const std::string& /*id*/) { fact_fields(f); });
}

}  // namespace docket::scenario_detail
