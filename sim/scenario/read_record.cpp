#include "scenario/sections.hpp"

namespace docket::scenario_detail {

namespace {

void order_field(Fields& f, SourceId& order) {
  f.required("order", order, order_reference(), "the order that the test is about");
}

void window_field(Fields& f, TimeWindow& window) {
  std::pair<Instant, Instant> between;
  f.required("between", between, made_once([] { return pair_of(instant_beyond_the_end()); }),
             "the first and the last instant that will do");
  window = {between.first, between.second};
}

void dark_tests(Fields& f, RecordCheck& check) {
  f.object("all_dark", "all items were dark at one instant, for the first time in this window", [&check](Fields& t) {
    AllDarkTest& test = check.all_dark.emplace();
    order_field(t, test.order);
    window_field(t, test.between);
  });
  f.object("all_visible_again", "after that, all items were visible again", [&check](Fields& t) {
    AllVisibleAgainTest& test = check.all_visible_again.emplace();
    order_field(t, test.order);
    std::pair<Duration, Duration> within;
    t.required("within", within, made_once([] { return pair_of(duration()); }),
               "the shortest and the longest time that will do");
    test.at_least = within.first;
    test.at_most = within.second;
  });
  f.object("not_all_dark", "not all items were dark at an instant", [&check](Fields& t) {
    NotAllDarkTest& test = check.not_all_dark.emplace();
    order_field(t, test.order);
    t.required("at", test.at, instant(), "the instant");
  });
}

void ladder_tests(Fields& f, RecordCheck& check) {
  f.object("rung_reached", "a rung was climbed, for the first time in this window", [&check](Fields& t) {
    RungReachedTest& test = check.rung_reached.emplace();
    order_field(t, test.order);
    t.required("rung", test.rung, reference_word<&Names::rungs>(), "the rung");
    window_field(t, test.between);
  });
  f.object("notice_acknowledged", "a notice was acknowledged in time", [&check](Fields& t) {
    NoticeAcknowledgedTest& test = check.notice_acknowledged.emplace();
    order_field(t, test.order);
    t.required("rung", test.rung, reference_word<&Names::rungs>(), "the rung of the notice");
    t.required("by", test.by, instant_beyond_the_end(), "the last instant that will do");
  });
  f.object("dialogue_asked", "the platform asked for talks", [&check](Fields& t) {
    t.required("by", check.dialogue_asked.emplace().by, instant_beyond_the_end(), "the last instant that will do");
  });
  f.optional("no_penalty", check.no_penalty, boolean(), "no penalty was imposed and nobody prosecuted");
}

}  // namespace

void record_section(Fields& root, std::vector<RecordCheck>& record) {
  root.objects("record", "what is on record: how often does a simulated policy do it too?", "R1",
               [&record](Fields& f, const std::string& id) {
                 RecordCheck check;
                 check.id = id;
                 f.optional("title", check.title, text("withheld for some hours, then visible again"),
                            "what people call it");
                 f.optional("given", check.is_given, boolean(), "an input of the scenario, no test of it");
                 dark_tests(f, check);
                 ladder_tests(f, check);
                 if (f.is_reading() && f.node().value->members.size() == (f.has("title") ? 1U : 0U)) {
                   f.error("", "this line of the record tests nothing", {}, "if it is an input, say \"given\": true");
                 }
                 record.push_back(std::move(check));
               });
}

}  // namespace docket::scenario_detail
