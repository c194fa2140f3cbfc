#include <algorithm>

#include "docket/core/civil_date.hpp"
#include "scenario/in_force.hpp"
#include "scenario/sections.hpp"

namespace docket::scenario_detail {

namespace {

constexpr const char* kSomeReading = "rules-36h";
constexpr const char* kSomeRung = "notice";
constexpr const char* kSomePenalty = "fine";

const Format<ReadingBasis>& basis() {
  static const Format<ReadingBasis> format = choice<ReadingBasis>(
      {{"law", ReadingBasis::law}, {"practice", ReadingBasis::practice}, {"what-if", ReadingBasis::what_if}});
  return format;
}

const Format<ExposureStage>& exposure_stage() {
  static const Format<ExposureStage> format = choice<ExposureStage>({{"none", ExposureStage::none},
                                                                     {"threatened", ExposureStage::threatened},
                                                                     {"referred", ExposureStage::referred},
                                                                     {"before-court", ExposureStage::before_court}});
  return format;
}

/// "one of these words", for references within one regime. The example stands for all words in a description.
Format<std::string> one_of(const std::string& noun, const std::string& pointer, const std::string& example,
                           std::vector<std::string> words) {
  return {"id",
          id_of(noun),
          [words = std::move(words)](Reader& reader, const Node& node,
                                     const std::string& what) -> std::optional<std::string> {
            const auto index = read_word(reader, node, words, what);
            return index ? std::optional(words[*index]) : std::nullopt;
          },
          {},
          pointer,
          {},
          {false, quoted(example), fragment::text()}};
}

std::vector<std::string> keys_at(const Fields& f, const char* pointer, const char* example) {
  if (!f.is_reading()) {
    return {example};
  }
  const LocatedValue* object = find_at(*f.node().value, pointer);
  return object == nullptr ? std::vector<std::string>{} : keys_of(*object);
}

void readings_fields(Fields& f, std::vector<Reading>& readings) {
  f.objects("readings", "ways to read the deadline; each item has one due time under each of them", kSomeReading,
            [&readings](Fields& r, const std::string& id) {
              Reading reading;
              std::string title;
              reading.id = id;
              r.required("within", reading.within, duration(), "time from service to the due instant");
              r.required("basis", reading.basis, basis(), "what the reading rests on; only law may say late");
              r.optional("title", title, text("36 hours"), "what people call it");
              readings.push_back(reading);
            });
  if (f.is_reading() && readings.empty()) {
    f.error("readings", "a regime needs at least one reading of its deadline");
  }
}

void governing_reading(Fields& f, const char* key, const std::vector<std::string>& ids, std::uint32_t& index,
                       const char* meaning) {
  std::string id;
  f.optional(key, id, one_of("reading", "/regimes/*/readings", kSomeReading, ids), meaning, "the only reading");
  if (f.is_reading() && !f.has(key) && ids.size() > 1) {
    f.error(key, "key " + quoted(key) + " is missing: with several readings one must govern");
  }
  const auto found = std::ranges::find(ids, id);
  index = found == ids.end() ? 0 : static_cast<std::uint32_t>(found - ids.begin());
}

void governs_fields(Fields& f, Regime& regime) {
  const std::vector<std::string> ids = keys_at(f, "/readings", kSomeReading);
  f.object("governs", "which reading each of the two actors goes by", [&](Fields& g) {
    governing_reading(g, "platform", ids, regime.platform_reading, "the reading that the platform works to");
    governing_reading(g, "authority", ids, regime.authority_reading, "the reading by which the authority counts");
  });
  if (f.is_reading() && !f.has("governs") && ids.size() > 1) {
    f.error("governs", "key \"governs\" is missing: with several readings one must govern each actor");
  }
}

void rung_fields(Fields& f, Rung& rung, const std::vector<std::string>& penalties) {
  f.optional("title", rung.title, text("Notice of non-compliance"), "what people call it");
  f.optional("notice", rung.is_notice, boolean(), "a notice is served, which the platform may acknowledge");
  f.optional("renews", rung.renews, boolean(), "what is outstanding becomes a new order");
  f.optional("within", rung.within, duration(), "time of the new order, in the place of readings of basis law",
             "that of the readings");
  f.optional("exposure", rung.exposure, exposure_stage(), "how far criminal proceedings have come");
  f.optional("penalties", rung.penalties, list_of(one_of("penalty", "/regimes/*/penalties", kSomePenalty, penalties)),
             "penalties that it imposes", "none");
  if (rung.within && !rung.renews) {
    f.error("within", "a rung that does not renew the direction has no time of its own", {},
            "add \"renews\": true, or remove \"within\"");
  }
}

/// Puts `rungs` into the written order, in which each must stand exactly once.
void order_rungs(Fields& f, const std::vector<std::string>& order, std::vector<Rung>& rungs) {
  std::vector<Rung> ordered;
  for (const std::string& id : order) {
    const auto rung = std::ranges::find(rungs, id, &Rung::id);
    const bool is_twice = std::ranges::find(ordered, id, &Rung::id) != ordered.end();
    if (is_twice) {
      f.error("order", "rung " + quoted(id) + " stands twice in the order");
    } else if (rung != rungs.end()) {
      ordered.push_back(*rung);
    }
  }
  for (const Rung& rung : rungs) {
    if (std::ranges::find(order, rung.id) == order.end()) {
      f.error("order", "rung " + quoted(rung.id) + " is missing in the order");
      ordered.push_back(rung);
    }
  }
  rungs = std::move(ordered);
}

void ladder_fields(Fields& f, std::vector<Rung>& rungs, const std::vector<std::string>& penalties) {
  std::vector<std::string> order;
  f.required("order", order,
             list_of(one_of("rung", "/regimes/*/ladder/rungs", kSomeRung, keys_at(f, "/rungs", kSomeRung))),
             "ids of the rungs, the lowest first");
  f.objects("rungs", "what the authority may do next", kSomeRung, [&](Fields& r, const std::string& id) {
    Rung rung;
    rung.id = id;
    rung_fields(r, rung, penalties);
    rungs.push_back(std::move(rung));
  });
  if (f.is_reading() && f.has("order")) {
    order_rungs(f, order, rungs);
  }
}

/// Amounts in several currencies could not be added.
void check_currency(Fields& f, const char* key, const std::optional<Money>& amount, const std::string& currency) {
  if (amount && !currency.empty() && amount->currency != currency) {
    f.error(key, "the amount is in " + quoted(amount->currency) + ", but the law's currency is " + quoted(currency),
            currency);
  }
}

void penalty_fields(Fields& f, PenaltySpec& penalty, const std::string& currency) {
  std::string kind;
  f.optional("kind", kind, text("fine"), "sort of penalty, such as fine");
  f.optional("title", penalty.title, text("Fine under s.69A(3)"), "what people call it");
  f.optional("ceiling", penalty.ceiling, made_once([] { return or_word(money(), "unknown"); }),
             "the highest amount in law");
  f.optional("imposed", penalty.imposed, made_once([] { return or_word(money(), "unknown"); }),
             "the amount where there is evidence of one");
  check_currency(f, "ceiling", penalty.ceiling, currency);
  check_currency(f, "imposed", penalty.imposed, currency);
}

void exposure_fields(Fields& f, CriminalExposure& exposure) {
  f.required("role", exposure.role, text("chief compliance officer"), "who is exposed");
  f.required("provision", exposure.provision, text("s.69A(3)"), "the provision that threatens");
  f.required("statute", exposure.statute, text("imprisonment up to seven years, and a fine"), "what it threatens");
}

void in_force_fields(Fields& f, InForce& in_force) {
  f.optional("from", in_force.from, date(), "first day of the law", "always");
  f.optional("to", in_force.to, date(), "last day of the law", "to this day");
  if (in_force.from && in_force.to && *in_force.to < *in_force.from) {
    f.error("to", "the law ends before it begins, on " + format_date(*in_force.from));
    in_force = {};
  }
}

void warn_if_not_in_force(Fields& f, const InForce& in_force) {
  const bool is_dated = f.is_reading() && f.reader().has_clock;
  const std::string why = is_dated ? why_not_in_force(in_force, f.reader().run) : "";
  if (!why.empty()) {
    f.warn("in_force", why);
  }
}

void heading_fields(Fields& f, Regime& regime) {
  std::uint64_t format = 1;
  f.schema_key();
  f.required("docket_regime", format, made_once([] { return whole("", 1, 1).as_setting(); }),
             "version of the format: 1");
  f.required("title", regime.title, text("India: IT Act 2000, section 69A"), "name of the law");
  f.required("territory", regime.territory, text("IN"), "where it holds, as a country code");
  f.optional("currency", regime.currency, text("INR"), "currency of its penalties");
  InForce in_force;
  f.object("in_force", "when the law holds", [&in_force](Fields& t) { in_force_fields(t, in_force); });
  warn_if_not_in_force(f, in_force);
  std::string clock = "wall";
  f.optional("clock", clock, made_once([] { return choice<std::string>({{"wall", "wall"}}); }), "what counts as time");
}

void regime_fields(Fields& f, Regime& regime) {
  f.file_key("file", file_name("../regimes/in-69a.json"),
             "a file that holds the regime, in the place of the keys below", FileRole::whole);
  f.patch_key("override", R"({"governs": {"platform": "rules-36h"}})", "merged over the regime of that file");
  heading_fields(f, regime);
  f.object("acknowledge", "the duty to acknowledge an order",
           [&regime](Fields& a) { a.required("within", regime.acknowledge_within, duration(), "time from service"); });
  readings_fields(f, regime.readings);
  governs_fields(f, regime);
  const std::vector<std::string> penalties = keys_at(f, "/penalties", kSomePenalty);
  f.object("ladder", "how the authority escalates", [&](Fields& l) { ladder_fields(l, regime.ladder, penalties); });
  f.object("exposure", "criminal exposure", [&regime](Fields& e) { exposure_fields(e, regime.exposure.emplace()); });
  f.objects("penalties", "what the law may impose", kSomePenalty, [&regime](Fields& p, const std::string& id) {
    PenaltySpec penalty;
    penalty.id = id;
    penalty_fields(p, penalty, regime.currency);
    regime.penalties.push_back(std::move(penalty));
  });
}

}  // namespace

void regimes_section(Fields& root, std::vector<Regime>& regimes) {
  indexed_objects(root, "regimes", "the laws under which orders are given", &Names::regimes, regimes,
                  [](Fields& f, Regime& regime) {
                    regime_fields(f, regime);
                    regime_evidence_fields(f);
                  });
}

}  // namespace docket::scenario_detail
