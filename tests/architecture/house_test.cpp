// The rules, applied to this very tree.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "architecture/rules.hpp"

namespace docket::architecture {
namespace {

const SourceTree& house() {
  static const SourceTree tree = read_source_tree(DOCKET_SOURCE_DIR);
  return tree;
}

std::string joined(const Violations& violations) {
  std::string text;
  for (const std::string& violation : violations) {
    text += violation + '\n';
  }
  return text;
}

TEST(House, IsReadAsAWhole) {
  EXPECT_TRUE(house().contains("include/docket/core/time.hpp"));
  EXPECT_TRUE(house().contains("sim/core/time.cpp"));
}

TEST(House, RoomsIncludeOnlyRoomsAboveThem) { EXPECT_EQ(joined(check_room_order(house())), ""); }

TEST(House, AuthorityAndPlatformNeverMeet) { EXPECT_EQ(joined(check_actors_apart(house())), ""); }

TEST(House, PublicHeadersShowNoThirdParty) { EXPECT_EQ(joined(check_public_headers(house())), ""); }

TEST(House, BasenamesAreUnique) { EXPECT_EQ(joined(check_basenames(house())), ""); }

TEST(House, OnlyTheOuterRoomsTouchTheWorld) { EXPECT_EQ(joined(check_side_effects(house())), ""); }

TEST(House, TopLevelHoldsOnlyWhatIsKnown) {
  std::vector<std::string> entries;
  for (const auto& entry : std::filesystem::directory_iterator(DOCKET_SOURCE_DIR)) {
    entries.push_back(entry.path().filename().string());
  }
  EXPECT_EQ(joined(check_top_level(entries)), "");
}

}  // namespace
}  // namespace docket::architecture
