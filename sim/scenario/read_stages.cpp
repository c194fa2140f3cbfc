#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "scenario/sections.hpp"

namespace docket::scenario_detail {

namespace {

constexpr double kShareTolerance = 1e-9;

struct OrderTraitWord {
  const char* word;
  OrderTrait trait;
  Decision otherwise;
};
constexpr std::array<OrderTraitWord, kOrderTraits> kOrderTraitWords = {{
    {"authentic", OrderTrait::authentic, Decision::reject},
    {"within_powers", OrderTrait::within_powers, Decision::reject},
    {"specific_enough", OrderTrait::specific_enough, Decision::ask_clarification},
}};

std::vector<std::string> order_trait_words() {
  std::vector<std::string> words;
  for (const OrderTraitWord& known : kOrderTraitWords) {
    words.emplace_back(known.word);
  }
  return words;
}

constexpr const char* kSensitivity = "chance that one which has the trait is seen to have it";
constexpr const char* kSpecificity = "chance that one which has it not is seen not to have it";

ErrorRates rates_fields(Fields& f) {
  ErrorRates rates;
  f.required("sensitivity", rates.sensitivity, made_once([] { return share().like("0.9"); }), kSensitivity);
  f.required("specificity", rates.specificity, made_once([] { return share().like("0.8"); }), kSpecificity);
  return rates;
}

/// In haste: what is not said stays as it is without.
ErrorRates hasty_rates_fields(Fields& f, ErrorRates rates) {
  f.optional("sensitivity", rates.sensitivity, made_once([] { return share().like("0.9"); }), kSensitivity,
             "as without haste");
  f.optional("specificity", rates.specificity, made_once([] { return share().like("0.6"); }), kSpecificity,
             "as without haste");
  return rates;
}

void item_assessments(Fields& f, const char* key, bool is_judgement, NameTable Names::*assessed,
                      std::vector<Assessment>& assessments, const char* meaning) {
  f.words(key, meaning, "unlawful", [&](Fields& trait_fields, const std::string& word) {
    const ErrorRates rates = rates_fields(trait_fields);
    if (!f.is_reading()) {
      return;
    }
    Reader& reader = f.reader();
    const TraitId trait = reader.trait(trait_fields.node(), word);
    (reader.names.*assessed).add(word);
    assessments.push_back({trait, is_judgement, rates, rates});
  });
}

void order_judgement(Fields& f, std::vector<OrderTest>& tests) {
  f.words("judgement", "", "authentic", [&](Fields& trait_fields, const std::string& word) {
    const ErrorRates rates = rates_fields(trait_fields);
    const auto known = std::ranges::find(kOrderTraitWords, word, &OrderTraitWord::word);
    if (known == kOrderTraitWords.end()) {
      trait_fields.error("", "orders have no trait " + quoted(word), nearest_word(word, order_trait_words()),
                         "a stage for whole orders judges " + listed(order_trait_words()));
    } else {
      tests.push_back({known->trait, rates, known->otherwise});
    }
  });
  std::ranges::sort(tests, {}, &OrderTest::trait);
}

const Format<Decision>& refusal() {
  static const Format<Decision> format =
      choice<Decision>({{"reject", Decision::reject}, {"ask-clarification", Decision::ask_clarification}});
  return format;
}

void otherwise_fields(Fields& f, std::vector<OrderTest>& tests) {
  f.values(
      "otherwise", refusal(), "stages for whole orders: what is decided when the order is judged not to have the trait",
      "reject, reject, ask-clarification", {"authentic", "^(authentic|within_powers|specific_enough)$"},
      [&](const Node& node, const std::string& word) {
        Reader& reader = f.reader();
        const auto known = std::ranges::find(kOrderTraitWords, word, &OrderTraitWord::word);
        const auto test =
            known == kOrderTraitWords.end() ? tests.end() : std::ranges::find(tests, known->trait, &OrderTest::trait);
        const auto decision = refusal().read(reader, node);
        if (test == tests.end()) {
          reader.error(node, "this stage does not judge " + quoted(word), nearest_word(word, order_trait_words()));
        } else if (decision) {
          test->otherwise = *decision;
        }
      });
}

void rushed_rates(Fields& f, const char* key, bool is_judgement, std::vector<Assessment>& assessments,
                  const char* meaning) {
  const auto body = [&](Fields& trait_fields, const std::string& word) {
    if (!f.is_reading()) {
      hasty_rates_fields(trait_fields, {});
      return;
    }
    Reader& reader = f.reader();
    std::vector<std::string> assessed;
    for (Assessment& assessment : assessments) {
      if (assessment.is_judgement == is_judgement) {
        assessed.push_back(reader.names.traits.words()[assessment.trait.index()]);
        if (assessed.back() == word) {
          assessment.rushed = hasty_rates_fields(trait_fields, assessment.unhurried);
          return;
        }
      }
    }
    trait_fields.leave("sensitivity");
    trait_fields.leave("specificity");
    trait_fields.error("", "this stage does not assess " + quoted(word), nearest_word(word, assessed));
  };
  f.words(key, meaning, "unlawful", body, "as without haste");
}

void rushed_fields(Fields& f, Rush& rush, std::vector<Assessment>& assessments) {
  f.required("when_time_left_below", rush.when_time_left_below, duration(), "time left to the platform's due instant");
  f.optional("handling_factor", rush.handling_factor, made_once([] { return number_above(0); }),
             "multiplies the handling time");
  rushed_rates(f, "judgement", true, assessments, "error rates of judgements in haste");
  rushed_rates(f, "perception", false, assessments, "error rates of perceptions in haste");
}

std::optional<Route> read_end(Reader& reader, const Node& node, const std::string& word, double share_of) {
  if (word == "decide" || word == "leave") {
    return Route{word == "decide" ? RouteEnd::decide : RouteEnd::leave, StageId::none(), share_of};
  }
  const auto stage = reader.names.stages.find(word);
  if (!stage && reader.names.stages.is_complete()) {
    std::vector<std::string> words = reader.names.stages.words();
    words.insert(words.end(), {"decide", "leave"});
    reader.error(node, "no stage " + quoted(word), nearest_word(word, words), "\"decide\" and \"leave\" end the way");
  }
  return stage ? std::optional(Route{RouteEnd::stage, StageId(*stage), share_of}) : std::nullopt;
}

std::vector<Route> read_shares(Reader& reader, const Node& node) {
  std::vector<Route> routes;
  double sum = 0;
  bool is_complete = true;
  for (const LocatedMember& member : node.value->members) {
    const Node part = node.member(member.key);
    const auto portion = share().read(reader, part);
    const auto route = read_end(reader, part, member.key, portion.value_or(0));
    is_complete = is_complete && portion && route;
    sum += portion.value_or(0);
    if (route) {
      routes.push_back(*route);
    }
  }
  if (is_complete && std::abs(sum - 1) > kShareTolerance) {
    reader.error(node, fmt::format("the shares come to {:.6g}, but must come to 1", sum));
  }
  return routes;
}

const Format<std::vector<Route>>& next() {
  static const Format<std::vector<Route>> format = {
      "routes",
      "a stage, \"decide\", \"leave\", or an object with the share of each, such as {\"legal\": 0.2, "
      "\"decide\": 0.8}",
      [](Reader& reader, const Node& node, const std::string& what) -> std::optional<std::vector<Route>> {
        if (node.value->is(JsonType::text)) {
          const auto route = read_end(reader, node, node.value->text, 1);
          return route ? std::optional(std::vector<Route>{*route}) : std::nullopt;
        }
        if (!node.value->is(JsonType::object)) {
          reader.expected(node, what);
          return std::nullopt;
        }
        return read_shares(reader, node);
      },
      {},
      "/platform/stages",
      {"decide", "leave"},
      {false, R"({"review": 0.25, "decide": 0.75})",
       fragment::any_of({fragment::text(), R"({"type": "object", "minProperties": 1, "additionalProperties": )" +
                                               fragment::number(0, 1) + "}"})}};
  return format;
}

const Format<Discipline>& discipline() {
  static const Format<Discipline> format = choice<Discipline>({{"fifo", Discipline::fifo},
                                                               {"lifo", Discipline::lifo},
                                                               {"edf", Discipline::edf},
                                                               {"priority", Discipline::priority},
                                                               {"shortest-first", Discipline::shortest_first},
                                                               {"least-slack", Discipline::least_slack},
                                                               {"accumulating", Discipline::accumulating}});
  return format;
}

void assessment_fields(Fields& f, StageSpec& stage) {
  if (f.is_reading() && stage.is_per_order) {
    order_judgement(f, stage.order_tests);
    f.refuse("perception", "a stage for whole orders has no perception", "such a stage judges the order itself");
    otherwise_fields(f, stage.order_tests);
    return;
  }
  item_assessments(f, "judgement", true, &Names::judged_traits, stage.assessments,
                   "by trait: how well it is judged; makes an item reviewed");
  item_assessments(f, "perception", false, &Names::perceived_traits, stage.assessments,
                   "by trait: how well it is noticed, without being judged");
  if (f.is_reading()) {
    f.refuse("otherwise", "only stages for whole orders have \"otherwise\"", "add \"per\": \"order\"");
  } else {
    otherwise_fields(f, stage.order_tests);
  }
}

void stage_fields(Fields& f, StageSpec& stage) {
  f.optional("per", stage.is_per_order, made_once([] {
               return choice<bool>({{"item", false}, {"order", true}});
             }),
             "whether a visit is about one item or about a whole order");
  f.required("pool", stage.pool, reference<PoolId, &Names::pools>(), "who does the work");
  f.required("handling", stage.handling, time_distribution(), "time of work for a visit");
  f.optional("discipline", stage.discipline, discipline(), "who is next");
  assessment_fields(f, stage);
  f.object("rushed", "work in haste",
           [&stage](Fields& r) { rushed_fields(r, stage.rush.emplace(), stage.assessments); });
  f.required("next", stage.routes, next(), "where to go from here");
  if (stage.id == "decide" || stage.id == "leave") {
    f.error("", "no stage may be called " + quoted(stage.id));
  }
}

}  // namespace

void stages_section(Fields& platform, std::vector<StageSpec>& stages) {
  indexed_objects(platform, "stages", "steps of the work", &Names::stages, stages, stage_fields);
}

}  // namespace docket::scenario_detail
