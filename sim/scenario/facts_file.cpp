// The keys of a fact, in a file of facts or in the scenario itself.
#include "docket/core/nearest_word.hpp"
#include "scenario/evidence_entries.hpp"
#include "scenario/scalar.hpp"
#include "scenario/sections.hpp"

namespace docket::scenario_detail {

namespace {

/// Figures of facts are kept as JSON. They change no result, so they are no values of a scenario.
Format<std::string> figure_that(const std::string& type, const std::string& expects, About about,
                                const std::function<bool(const LocatedValue&)>& is_valid) {
  return {type,
          expects,
          [is_valid](Reader& reader, const Node& node, const std::string& what) -> std::optional<std::string> {
            if (!is_valid(*node.value)) {
              reader.expected(node, what);
              return std::nullopt;
            }
            return to_compact_json(*node.value);
          },
          {},
          "",
          {},
          std::move(about)};
}

Format<std::string> figure(const std::string& example) {
  return figure_that("number or text", "a number, a duration, a date or an instant",
                     {false, example, R"({"type": ["number", "string"]})"},
                     [](const LocatedValue& value) { return scalar_of(value).has_value(); });
}

Format<std::string> range_of_figures() {
  const std::string example = R"(["2h", "12h"])";
  return figure_that("pair of numbers or texts", "a list of two of one sort, the lowest and the highest value",
                     {false, example, fragment::list(figure("").about.schema, 2, 2)},
                     [](const LocatedValue& value) { return scalar_range_of(value).has_value(); });
}

Format<std::string> bounding_instant(const std::string& example) {
  return figure_that("instant", utc_time().expects, {false, quoted(example), fragment::text_like(fragment::kInstant)},
                     [](const LocatedValue& value) {
                       const auto scalar = scalar_of(value);
                       return scalar && scalar->sort == ScalarSort::instant;
                     });
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

Format<std::string> readings();

/// Made once: there are hundreds of facts.
struct FactForms {
  Format<std::string> says = text("The first list has 257 entries.");
  Format<std::string> status_word = status();
  Format<std::string> attributed_to = text("the platform");
  Format<std::vector<std::string>> articles = texts("004");
  Format<bool> vague = boolean();
  Format<std::vector<std::string>> conflicts = texts("A4");
  Format<std::vector<std::string>> after = texts("T1");
  Format<std::string> value = figure("257");
  Format<std::string> central = figure("\"6h\"");
  Format<std::string> range = range_of_figures();
  Format<std::string> earliest = bounding_instant("2021-01-31T00:00:00+05:30");
  Format<std::string> latest = bounding_instant("2021-01-31T23:59:59+05:30");
  Format<std::string> unit = text("items");
  Format<std::string> all_readings = readings();
};

const FactForms& forms() {
  static const FactForms all;
  return all;
}

void bounds_fields(Fields& f, Fact& fact) {
  std::string central;
  std::string earliest;
  std::string latest;
  f.optional("central", central, forms().central, "the value that is chosen inside the bounds: a convention", "none");
  f.optional("range", fact.bounds_json, forms().range, "smallest and largest value allowed, both included", "none");
  f.optional("earliest", earliest, forms().earliest, "the same for dates and instants: not before", "none");
  f.optional("latest", latest, forms().latest, "not after", "none");
  if (f.is_reading() && f.has("earliest") != f.has("latest")) {
    f.error("", "\"earliest\" and \"latest\" stand together or not at all");
  } else if (f.is_reading() && f.has("earliest") && f.has("range")) {
    f.error("range", "a fact is bounded either by \"range\" or by \"earliest\" and \"latest\"");
  } else if (!earliest.empty() && !latest.empty()) {
    fact.bounds_json = "[" + earliest + ", " + latest + "]";
  }
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

void fact_fields(Fields& f, Fact& fact) {
  std::string unused;
  std::vector<std::string> before;
  f.required("says", fact.says, forms().says, "the fact, in one or two sentences");
  f.optional("status", fact.status, forms().status_word, "how it is known", "none");
  f.optional("attributed_to", fact.attributed_to, forms().attributed_to, "who said so, where it is attributed", "none");
  f.optional("articles", fact.articles, forms().articles, "the articles it rests on", "none");
  f.optional("vague", fact.is_vague, forms().vague, "the wording allows more than one value");
  f.optional("conflicts_with", fact.conflicts_with, forms().conflicts, "facts that cannot hold together with this one",
             "none");
  f.optional("after", before, forms().after, "ids of events that come first", "none");
  f.optional("value", fact.value_json, forms().value, "what the articles give exactly", "none");
  bounds_fields(f, fact);
  f.optional("unit", fact.unit, forms().unit, "what is counted, or duration, date, instant", "none");
  f.optional("readings", unused, forms().all_readings, "named ways to read the fact", "none");
  if (fact.is_vague && !fact.value_json.empty()) {
    f.error("value", "a vague fact tells no exact value", {}, "what is chosen within its bounds is its \"central\"");
  }
}

void check_conflicts(Fields& root, const std::map<std::string, Fact>& facts) {
  std::vector<std::string> ids;
  for (const auto& [id, fact] : facts) {
    ids.push_back(id);
  }
  for (const auto& [id, fact] : facts) {
    for (const std::string& other : fact.conflicts_with) {
      if (!facts.contains(other)) {
        root.reader().error(root.at("facts").member(id).member("conflicts_with"), "there is no " + fact_named(other),
                            nearest_word(other, ids));
      }
    }
  }
}

}  // namespace

std::string fact_named(const std::string& id) { return "fact " + quoted(id); }

void facts_section(Fields& root, std::map<std::string, Fact>& facts) {
  root.objects(
      "facts", "the name of a file of facts, or the facts by id", "A2",
      [&facts](Fields& f, const std::string& id) {
        Fact fact;
        fact.id = id;
        fact_fields(f, fact);
        if (f.is_reading()) {
          fact.place = f.node().value->spot.place();
        }
        facts.emplace(id, std::move(fact));
      },
      FileRole::alternative);
  if (root.is_reading()) {
    check_conflicts(root, facts);
  }
}

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
  root.objects("facts", "the facts by id", "A2", [](Fields& f, const std::string& /*id*/) {
    Fact fact;
    fact_fields(f, fact);
  });
}

}  // namespace docket::scenario_detail
