// Each rule catches what it forbids in a made-up tree, and lets the rest pass.
#include "architecture/rules.hpp"

#include <gtest/gtest.h>

namespace docket::architecture {
namespace {

const std::string kTime = "include/docket/core/time.hpp";

SourceTree tree_with(const std::string& path, const std::string& text) { return {{kTime, ""}, {path, text}}; }

TEST(RoomOrder, LetsARoomIncludeItselfAndRoomsAbove) {
  const SourceTree tree = {{kTime, "#include <vector>\n"},
                           {"sim/stats/moments.hpp", "#include \"docket/core/time.hpp\"\n"},
                           {"sim/stats/moments.cpp", "#include \"stats/moments.hpp\"\n"}};
  EXPECT_TRUE(check_room_order(tree).empty());
}

TEST(RoomOrder, CatchesALaterRoom) {
  const SourceTree tree = {{kTime, "#pragma once\n  # include \"docket/run/world.hpp\"\n"},
                           {"include/docket/run/world.hpp", ""}};
  EXPECT_EQ(check_room_order(tree).size(), 1U);
}

TEST(RoomOrder, CatchesALaterRoomsPrivateHeader) {
  const SourceTree tree = {{"sim/core/time.cpp", "#include \"run/world.hpp\"\n"}, {"sim/run/world.hpp", ""}};
  EXPECT_EQ(check_room_order(tree).size(), 1U);
}

TEST(RoomOrder, CatchesUnknownRooms) {
  EXPECT_EQ(check_room_order(tree_with("sim/cellar/wine.cpp", "")).size(), 1U);
  EXPECT_EQ(check_room_order(tree_with("sim/stray.cpp", "")).size(), 1U);
  EXPECT_EQ(check_room_order(tree_with("sim/run/world.cpp", "#include \"cellar/wine.hpp\"\n")).size(), 1U);
}

TEST(RoomOrder, CatchesAnIncludeWithoutItsRoomOrWithoutAFile) {
  EXPECT_EQ(check_room_order(tree_with("sim/core/time.cpp", "#include \"time.hpp\"\n")).size(), 1U);
  EXPECT_EQ(check_room_order(tree_with("sim/core/time.cpp", "#include \"docket/core/tide.hpp\"\n")).size(), 1U);
}

TEST(ActorsApart, CatchesADirectInclude) {
  const SourceTree tree = {{"include/docket/authority/ladder.hpp", ""},
                           {"sim/platform/stage/stage.cpp", "#include \"docket/authority/ladder.hpp\"\n"}};
  EXPECT_EQ(check_actors_apart(tree).size(), 1U);
}

TEST(ActorsApart, CatchesADetour) {
  const SourceTree tree = {{"include/docket/platform/stage.hpp", ""},
                           {"sim/run/world.hpp", "#include \"docket/platform/stage.hpp\"\n"},
                           {"sim/authority/look.cpp", "#include \"run/world.hpp\"\n"}};
  EXPECT_EQ(check_actors_apart(tree).size(), 1U);
}

TEST(ActorsApart, LetsBothShareMessagesAndLetsTheRunKnowBoth) {
  const SourceTree tree = {
      {"include/docket/order/message.hpp", ""},
      {"include/docket/authority/ladder.hpp", "#include \"docket/order/message.hpp\"\n"},
      {"include/docket/platform/stage.hpp", "#include \"docket/order/message.hpp\"\n"},
      {"sim/run/world.cpp", "#include \"docket/authority/ladder.hpp\"\n#include \"docket/platform/stage.hpp\"\n"}};
  EXPECT_TRUE(check_actors_apart(tree).empty());
}

TEST(PublicHeaders, CatchThirdParties) {
  for (const char* include : {"<nlohmann/json_fwd.hpp>", "<sqlite3.h>", "\"engine/calendar.hpp\""}) {
    const std::string text = std::string("#include ") + include + "\n";
    EXPECT_EQ(check_public_headers(tree_with("include/docket/run/run.hpp", text)).size(), 1U) << include;
  }
}

TEST(PublicHeaders, LetTheStandardLibraryAndPrivateFilesPass) {
  EXPECT_TRUE(check_public_headers(tree_with("include/docket/run/run.hpp", "#include <string_view>\n")).empty());
  EXPECT_TRUE(check_public_headers(tree_with("sim/run/run.cpp", "#include <fmt/core.h>\n")).empty());
}

TEST(Basenames, CatchASecondFileOfTheName) {
  EXPECT_EQ(check_basenames({{kTime, ""}, {"sim/core/time.hpp", ""}}).size(), 1U);
  EXPECT_FALSE(check_basenames({{kTime, ""}, {"sim/run/time.hpp", ""}}).empty());
  EXPECT_EQ(check_basenames({{kTime, ""}, {"sim/run/time.cpp", ""}}).size(), 1U);
}

TEST(Basenames, LetAHeaderHaveItsSource) {
  EXPECT_TRUE(check_basenames({{kTime, ""}, {"sim/core/time.cpp", ""}}).empty());
  EXPECT_TRUE(
      check_basenames({{"include/docket/platform/stage.hpp", ""}, {"sim/platform/stage/stage.cpp", ""}}).empty());
}

/// One forbidden deed, a room where it is allowed, and a room where it is not. Empty: there is none.
struct Deed {
  const char* code;
  std::string allowed_in;
  std::string forbidden_in;
};

TEST(SideEffects, AreCaughtWhereTheyAreNotAllowed) {
  const Deed deeds[] = {{"#include <thread>\n", "experiment", "run"},
                        {"#include <atomic>\n", "experiment", "stats"},
                        {"#include <fstream>\n", "report", "scenario"},
                        {"#include <cstdio>\n", "cli", "metrics"},
                        {"auto t = std::chrono::steady_clock::now();", "cli", "experiment"},
                        {"auto* home = std::getenv(name);", "cli", "report"},
                        {"std::exit(1);", "cli", "report"},
                        {"std::cout << 1;", "cli", "report"},
                        {"fmt::print(\"x\");", "cli", "experiment"},
                        {"std::normal_distribution<> d;", "", "random"},
                        {"std::random_device seed;", "", "cli"}};
  for (const Deed& deed : deeds) {
    EXPECT_EQ(check_side_effects({{"sim/" + deed.forbidden_in + "/deed.cpp", deed.code}}).size(), 1U) << deed.code;
    if (!deed.allowed_in.empty()) {
      EXPECT_TRUE(check_side_effects({{"sim/" + deed.allowed_in + "/deed.cpp", deed.code}}).empty()) << deed.code;
    }
  }
}

TEST(SideEffects, AreNoMatterInCommentsAndTexts) {
  const std::string text =
      "// never calls exit(1) or getenv\n"
      "/* std::cout\n * printf */\n"
      "const char* a = \"exit(\\\" getenv\";\n"
      "const char* b = R\"(std::cout)\";\n"
      "int c = 1'000'000; char d = '\"';\n";
  EXPECT_TRUE(check_side_effects({{"sim/run/quiet.cpp", text}}).empty());
  EXPECT_EQ(check_side_effects({{"sim/run/loud.cpp", text + "void f() { exit(1); }\n"}}).size(), 1U);
}

TEST(TopLevel, CatchesAStranger) {
  EXPECT_EQ(check_top_level({"sim", "cmake", "notes.txt"}).size(), 2U);
  EXPECT_TRUE(check_top_level({".ci", ".git", "build", "build-asan", "README.md", "tests"}).empty());
}

}  // namespace
}  // namespace docket::architecture
