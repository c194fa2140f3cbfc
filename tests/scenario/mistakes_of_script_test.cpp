// Scripts that cannot have happened as they are told.
#include <algorithm>

#include "docket/core/problem_text.hpp"
#include "scenario/mistakes.hpp"

namespace docket::test {
namespace {

/// An act by the platform on 3 February, or at another hour of it.
std::string act(const std::string& id, const std::string& what, const std::string& time = "00:00") {
  return "/script/" + id + R"(={"by": "platform", "at": "2021-02-03T)" + time + R"(:00Z", )" + what + "}";
}

std::string climb(const std::string& id, const std::string& rung, const std::string& more = "") {
  return "/script/" + id +
         R"(={"by": "ministry", "at": "2021-02-02T12:00:00Z", "do": "climb", "order": "first", "rung": ")" + rung +
         "\"" + more + "}";
}

struct WrongStory {
  std::vector<std::string> settings;
  std::string pointer;
  std::string message;
  Severity severity = Severity::error;
};

void PrintTo(const WrongStory& wrong, std::ostream* out) { *out << wrong.message; }

class AWrongStory : public testing::TestWithParam<WrongStory> {};

TEST_P(AWrongStory, IsTold) {
  const WrongStory& wrong = GetParam();
  const Problems problems = problems_with(wrong.settings);
  const auto found = std::ranges::find_if(problems, [&](const Problem& problem) {
    return problem.pointer == wrong.pointer && problem.message.find(wrong.message) != std::string::npos;
  });
  ASSERT_NE(found, problems.end()) << render_problems(problems);
  EXPECT_EQ(found->severity, wrong.severity);
  EXPECT_FALSE(found->place.file.empty());
}

constexpr const char* kHide = R"("do": "withhold", "order": "first")";
constexpr const char* kShow = R"("do": "restore", "order": "first")";
constexpr const char* kAcknowledge = R"("do": "acknowledge", "order": "first")";
constexpr const char* kAcknowledgeNotice = R"("do": "acknowledge", "notice": "warned")";

INSTANTIATE_TEST_SUITE_P(
    OfThePlatform, AWrongStory,
    testing::Values(
        WrongStory{{act("a", kHide), "/orders/first/served_at=2021-02-03T00:00:01Z", "/orders/first/public_at=null",
                    "/script/warned/at=2021-02-04T00:00:00Z"},
                   "/script/a/order",
                   "is served only at 2021-02-03T05:30:01+05:30"},
        WrongStory{{act("a", kShow)}, "/script/a", "restores what was never dark"},
        WrongStory{{act("a", kHide), act("b", kShow, "01:00"), act("c", kShow, "02:00")},
                   "/script/c",
                   "no item of order \"first\" is dark after act \"b\""},
        WrongStory{{act("a", kHide), act("b", kHide, "01:00")},
                   "/script/b",
                   "dark already after act \"a\"",
                   Severity::warning},
        WrongStory{{act("a", kAcknowledge), act("b", kAcknowledge, "01:00")},
                   "/script/b/order",
                   "act \"a\" has acknowledged this already"},
        WrongStory{{act("a", kAcknowledgeNotice), act("b", kAcknowledgeNotice, "01:00")},
                   "/script/b/notice",
                   "act \"a\" has acknowledged this already"},
        WrongStory{{act("a", R"("do": "withhold", "order": "first/again")")},
                   "/script/a/order",
                   "no act before this one climbs to \"again\""},
        WrongStory{
            {act("a", R"("do": "withhold", "order": "first/again")"), "/script/warned=null", "/script/said=null"},
            "/script/a/order",
            "there may be no order \"first/again\"",
            Severity::warning},
        WrongStory{
            {act("a", R"("do": "status-update", "order": "first/again")"),
             R"(/script/hidden={"by": "platform", "at": "2021-02-01T00:00:00Z", "do": "block", "order": "first"})",
             climb("up", "again"), "/script/warned=null", "/script/said=null"},
            "/script/a/order",
            "act \"up\" renews nothing"}));

INSTANTIATE_TEST_SUITE_P(OfTheAuthority, AWrongStory,
                         testing::Values(WrongStory{{climb("up", "notice")},
                                                    "/script/up/rung",
                                                    "act \"warned\" has climbed to \"notice\" already"},
                                         WrongStory{{climb("up", "again"), "/script/warned/at=2021-02-03T00:00:00Z"},
                                                    "/script/warned/rung",
                                                    "\"notice\" lies below \"again\""},
                                         WrongStory{{"/script/warned/at=2021-01-31T11:00:00Z"},
                                                    "/script/warned/order",
                                                    "is served only at 2021-01-31T17:30:00+05:30"}));

void expect_sound(const std::vector<std::string>& settings) {
  const Problems problems = problems_with(settings);
  EXPECT_TRUE(problems.empty()) << render_problems(problems);
}

TEST(AScript, MayActAtTheInstantOfServiceAndOnWhatWasRenewed) {
  expect_sound({act("a", kHide), "/orders/first/served_at=2021-02-03T00:00:00Z", "/record=null",
                "/script/warned/at=2021-02-03T00:00:00Z"});
  expect_sound({climb("up", "again"), act("a", R"("do": "withhold", "order": "first/again")")});
}

TEST(AScript, MayHideAndShowPartsOfAnOrder) {
  expect_sound({act("a", R"("do": "withhold", "order": "first", "share": 0.5)"),
                act("b", R"("do": "restore", "order": "first", "share": 0.2)", "01:00"),
                act("c", R"("do": "restore", "order": "first", "share": 0.4)", "02:00"),
                act("d", R"("do": "withhold", "order": "first", "share": 0.3)", "03:00"),
                act("e", R"("do": "restore", "order": "first", "share": 0.1)", "04:00")});
}

TEST(AScript, RestoresThroughAnotherOrderOfTheSameItems) {
  expect_sound(
      {R"(/orders/second={"from": "ministry", "regime": "in", "served_at": "2021-01-31T12:00:00Z", "items": ["list"]})",
       act("a", kHide), act("b", R"("do": "restore", "order": "second")", "01:00")});
}

}  // namespace
}  // namespace docket::test
