// The space that the ranges of the evidence make: whatever the place, its values keep what is said of them together.
#include "docket/study/evidence_space.hpp"

#include <algorithm>
#include <cstdlib>

#include "docket/random/draws.hpp"
#include "study/study_under_test.hpp"

namespace docket {
namespace {

using test::StudyFilesUnderTest;

std::string with_mix(const std::string& kinds, const std::string& evidence) {
  std::string text = test::kVaried;
  text.replace(text.find(R"("list": {"count": 4,)"), 20, R"("list": {"count": 4, "kinds": )" + kinds + ",");
  const std::string anchor = R"("": {"assumption": "made up"},)";
  text.replace(text.find(anchor), anchor.size(), anchor + evidence);
  return text;
}

class Space {
 public:
  explicit Space(const std::string& text = test::kVaried) {
    files_.put("one.json", text);
    files_.put("other.json", text);
  }

  void put_other(const std::string& text) { files_.put("other.json", text); }

  Scenario read(const std::string& file, const std::vector<std::string>& settings = {}) {
    Result<Scenario> scenario = read_scenario(file, files_.files(), files_.zones(), {settings});
    EXPECT_TRUE(scenario.has_value()) << render_problems(scenario.problems());
    return std::move(scenario).value();
  }

 private:
  StudyFilesUnderTest files_;
};

SpacePlace place_of(std::size_t axes, std::uint64_t ordinal) {
  Draws draws(make_stream_key(7, 0, 1), ordinal, make_purpose(1));
  SpacePlace place(axes);
  for (auto& share : place) {
    share = draws.unit();
  }
  return place;
}

std::size_t axis_named(const EvidenceSpace& space, const std::string& name) {
  const auto found = std::ranges::find(space.axes(), name, &SpaceAxis::name);
  EXPECT_NE(found, space.axes().end()) << name;
  return static_cast<std::size_t>(found - space.axes().begin());
}

double number_at(const EvidenceSpace& space, const SpacePoint& point, const std::string& name) {
  return std::strtod(point.shown[axis_named(space, name)].c_str(), nullptr);
}

constexpr const char* kSensitivity = "/platform/stages/review/judgement/unlawful/sensitivity";
constexpr const char* kSpecificity = "/platform/stages/review/judgement/unlawful/specificity";

TEST(EvidenceSpace, HasAnAxisForEachRangeAndKeepsOrdersAndFollowersWhateverThePlace) {
  Space files;
  const Scenario scenario = files.read("one.json");
  const EvidenceSpace space({&scenario});
  ASSERT_EQ(space.axes().size(), 4U);
  for (std::uint64_t i = 0; i < 200; ++i) {
    const SpacePoint point = space.at(place_of(4, i));
    EXPECT_LE(number_at(space, point, kSpecificity), number_at(space, point, kSensitivity));
    if (i < 20) {
      const Scenario varied = files.read("one.json", point.settings[0]);
      EXPECT_EQ(varied.evidence.row_at("/item_groups/list/truth/unlawful/share")->scalar->amount,
                varied.evidence.row_at("/item_groups/more/truth/unlawful/share")->scalar->amount);
    }
  }
}

TEST(EvidenceSpace, DrawsAValueFromWhatTheOneItNamesLeaves) {
  Space files;
  const Scenario scenario = files.read("one.json");
  const EvidenceSpace space({&scenario});
  SpacePlace place = space.origin();
  place[axis_named(space, kSensitivity)] = 0.5;
  place[axis_named(space, kSpecificity)] = 1.0;
  const SpacePoint point = space.at(place);
  EXPECT_EQ(number_at(space, point, kSensitivity), 0.75);
  EXPECT_EQ(number_at(space, point, kSpecificity), 0.75);
}

TEST(EvidenceSpace, LeavesWhatIsNotMovedAsWritten) {
  Space files;
  const Scenario scenario = files.read("one.json");
  const EvidenceSpace space({&scenario});
  const SpacePoint point = space.at(space.origin());
  EXPECT_TRUE(point.settings[0].empty());
  EXPECT_EQ(number_at(space, point, kSensitivity), 0.9);
  // Below the sensitivity as it is written: 0.8 is three quarters of the way from 0.5 to 0.9.
  EXPECT_NEAR(space.written_share(axis_named(space, kSpecificity)), 0.75, 1e-12);
  EXPECT_NEAR(space.written_share(axis_named(space, "/platform/pools/legal/reviewers")), 1.5 / 4, 1e-12);
}

TEST(EvidenceSpace, SharesWithoutARangeTakeUpWhatIsLeftOfAMix) {
  Space files(with_mix(R"({"account": {"share": 0.2}, "post": {"share": 0.6}, "url": {"share": 0.2}})",
                       R"("/item_groups/list/kinds/account/share": {"assumption": "made up", "range": [0, 1]},)"));
  const Scenario scenario = files.read("one.json");
  const EvidenceSpace space({&scenario});
  SpacePlace place = space.origin();
  place[axis_named(space, "/item_groups/list/kinds/account/share")] = 0.5;
  const Scenario varied = files.read("one.json", space.at(place).settings[0]);
  EXPECT_NEAR(varied.evidence.row_at("/item_groups/list/kinds/account/share")->scalar->amount, 0.5, 1e-12);
  EXPECT_NEAR(varied.evidence.row_at("/item_groups/list/kinds/post/share")->scalar->amount, 0.375, 1e-12);
  EXPECT_NEAR(varied.evidence.row_at("/item_groups/list/kinds/url/share")->scalar->amount, 0.125, 1e-12);
}

TEST(EvidenceSpace, AMixOfRangesAloneComesToOneAtEveryPlace) {
  Space files(with_mix(R"({"account": {"share": 0.2}, "post": {"share": 0.6}, "url": {"share": 0.2}})",
                       R"("/item_groups/list/kinds/account/share": {"assumption": "made up", "range": [0, 0.5]},
                          "/item_groups/list/kinds/post/share": {"assumption": "made up", "range": [0.3, 1]},
                          "/item_groups/list/kinds/url/share": {"assumption": "made up", "range": [0.1, 0.4]},)"));
  const Scenario scenario = files.read("one.json");
  const EvidenceSpace space({&scenario});
  ASSERT_EQ(space.axes().size(), 7U);
  for (std::uint64_t i = 0; i < 50; ++i) {
    const SpacePoint point = space.at(place_of(7, i));
    const double account = number_at(space, point, "/item_groups/list/kinds/account/share");
    const double post = number_at(space, point, "/item_groups/list/kinds/post/share");
    const double url = number_at(space, point, "/item_groups/list/kinds/url/share");
    EXPECT_NEAR(account + post + url, 1, 1e-12);
    EXPECT_TRUE(account <= 0.5 && post >= 0.3 - 1e-12 && url >= 0.1 - 1e-12 && url <= 0.4 + 1e-12)
        << account << " " << post << " " << url;
    files.read("one.json", point.settings[0]);
  }
  // Moved alone, one of them is made room for by the others.
  SpacePlace alone = space.origin();
  alone[axis_named(space, "/item_groups/list/kinds/account/share")] = 1;
  files.read("one.json", space.at(alone).settings[0]);
}

TEST(EvidenceSpace, OfTwoScenariosMovesTogetherWhatBothHaveWrittenAlike) {
  Space files;
  std::string other = test::kVaried;
  other.replace(other.find(R"("legal": {"reviewers": 2})"), 25, R"("legal": {"reviewers": 4})");
  files.put_other(other);
  const Scenario first = files.read("one.json");
  const Scenario second = files.read("other.json");
  const EvidenceSpace space({&first, &second});
  ASSERT_EQ(space.axes().size(), 5U);
  EXPECT_EQ(space.axes()[axis_named(space, kSensitivity)].owners.size(), 2U);
  SpacePlace place = space.origin();
  place[axis_named(space, "/platform/pools/legal/reviewers in other.json")] = 0;
  const SpacePoint point = space.at(place);
  EXPECT_TRUE(point.settings[0].empty());
  EXPECT_EQ(point.settings[1], (std::vector<std::string>{"/platform/pools/legal/reviewers=1"}));
}

TEST(EvidenceSpace, LeavesOutWhatItIsTold) {
  Space files;
  const Scenario scenario = files.read("one.json");
  const std::vector<std::string> left_out = {"/platform/stages"};
  EXPECT_EQ(EvidenceSpace({&scenario}, left_out).axes().size(), 2U);
}

}  // namespace
}  // namespace docket
