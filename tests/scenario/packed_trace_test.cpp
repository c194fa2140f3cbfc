// Traces from files: packed as long as nobody wants a row, and the same as rows that are values of their own.
#include "scenario/packed_trace.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "docket/core/problem_text.hpp"
#include "docket/scenario/read_scenario.hpp"
#include "scenario/json_text.hpp"
#include "scenario/sample_scenario.hpp"
#include "scenario/text_encoding.hpp"
#include "scenario/trace_csv.hpp"

namespace docket {
namespace {

using scenario_detail::LocatedValue;
using scenario_detail::parse_trace;

struct Sample : test::MemoryFiles {
  Sample() { test::put_sample(*this); }
};

LocatedValue trace_of(const std::string& csv) {
  Problems problems;
  LocatedValue trace = parse_trace(csv, "trace.csv", 2, "/trace", problems);
  EXPECT_TRUE(problems.empty()) << render_problems(problems);
  return trace;
}

void expect_equal(const LocatedValue& a, const LocatedValue& b) {
  EXPECT_EQ(a.type, b.type);
  EXPECT_EQ(a.text, b.text);
  EXPECT_EQ(a.number, b.number);
  EXPECT_EQ(a.spot.place(), b.spot.place());
  EXPECT_EQ(a.spot.layer, b.spot.layer);
  ASSERT_EQ(a.elements.size(), b.elements.size());
  for (std::size_t i = 0; i < a.elements.size(); ++i) {
    expect_equal(a.elements[i], b.elements[i]);
  }
}

const std::vector<std::string> kPlainRows = {"1h,x,3", " 2h , ,4 ", "\"3h\",\"a,b\",\"5\"",
                                             "2021-01-31T18:00:00+05:30,,12", "2021-01-31 20:00:00Z,,1"};
/// Nobody can hold it packed: its number is not written as JSON writes numbers.
const std::string kOddRow = "5d,,007";

TEST(APackedTrace, UnpacksToTheRowsThatOtherwiseHadBeenMade) {
  for (std::size_t odd = 0; odd <= kPlainRows.size(); ++odd) {
    std::string plain = "served_at,note,items\r\n";
    std::string mixed = plain;
    for (std::size_t i = 0; i < kPlainRows.size(); ++i) {
      plain += kPlainRows[i] + "\r\n\n";
      mixed += kPlainRows[i] + "\r\n" + (i == odd ? kOddRow : "") + "\n";
    }
    const LocatedValue packed = trace_of(plain);
    const LocatedValue made = trace_of(mixed);
    EXPECT_NE(packed.elements.packed(), nullptr);
    EXPECT_EQ(made.elements.packed() != nullptr, odd == kPlainRows.size());
    ASSERT_EQ(packed.elements.size(), kPlainRows.size());
    for (std::size_t i = 0; i < kPlainRows.size(); ++i) {
      expect_equal(packed.elements[i], made.elements[i + (i > odd ? 1 : 0)]);
    }
    EXPECT_EQ(packed.elements.packed(), nullptr) << "its elements were wanted";
  }
}

TEST(APackedTrace, IsWrittenLikeItsRows) {
  std::string csv = "served_at,note,items\n";
  for (std::size_t rows = 0; rows < 8; ++rows) {
    csv += kPlainRows[rows % kPlainRows.size()] + "\n";
    const LocatedValue packed = trace_of(csv);
    const std::string text = to_json_text(packed);
    const std::string compact = to_compact_json(packed);
    ASSERT_NE(packed.elements.packed(), nullptr) << "writing it makes no values";
    [[maybe_unused]] const LocatedValue& first = packed.elements[0];
    EXPECT_EQ(to_json_text(packed), text);
    EXPECT_EQ(to_compact_json(packed), compact);
  }
}

TEST(APackedTrace, KeepsItsElementsInEveryCopy) {
  const LocatedValue trace = trace_of("served_at,items\n1h,3\n");
  LocatedValue copy = trace;
  copy.elements.own()[0].elements.own()[1].text = "4";
  EXPECT_EQ(to_compact_json(copy), R"([["1h", 4]])");
  EXPECT_EQ(to_compact_json(trace), R"([["1h", 3]])");
}

TEST(APackedTrace, WithAWrongNumberOfItemsIsAskedRowByRow) {
  for (const std::string items : {"2.5", "-1", "many", "", "0", "4294967296", "1e400"}) {
    Sample files;
    files.put("full/trace.csv", "served_at,items\n1h,2\n2h," + items + "\n3h,4\n");
    const Problems problems = read_scenario("full/main.json", files, test::FixedZones()).problems();
    ASSERT_EQ(problems.size(), 1U) << items << render_problems(problems);
    EXPECT_EQ(problems[0].pointer, "/order_streams/recorded/trace/1/1");
    EXPECT_EQ(problems[0].place, (Place{"full/trace.csv", 3, 4}));
  }
}

TEST(APackedTrace, IsTheSameScenarioAsRowsThatAreWrittenInIt) {
  Sample files;
  files.put("full/trace.csv", "served_at,items\n1h,2\n\"2h\",3\n2021-03-01 00:00:00Z,4\n");
  const auto from_file = read_scenario("full/main.json", files, test::FixedZones());
  const auto written =
      read_scenario("full/main.json", files, test::FixedZones(),
                    {{R"(/order_streams/recorded/trace=[["1h",2],["2h",3],["2021-03-01 00:00:00Z",4]])"}});
  ASSERT_TRUE(from_file.has_value()) << render_problems(from_file.problems());
  ASSERT_TRUE(written.has_value()) << render_problems(written.problems());
  const auto& rows = from_file.value().order_streams[1].trace;
  const auto& same_rows = written.value().order_streams[1].trace;
  ASSERT_EQ(rows.size(), same_rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(rows[i].served_at, same_rows[i].served_at);
    EXPECT_EQ(rows[i].items, same_rows[i].items);
  }
}

TEST(APackedTrace, LetsASettingReachIntoIt) {
  const auto read =
      read_scenario("full/main.json", Sample(), test::FixedZones(), {{"/order_streams/recorded/trace/1/1=41"}});
  ASSERT_TRUE(read.has_value()) << render_problems(read.problems());
  EXPECT_EQ(read.value().order_streams[1].trace[1].items, 41U);
}

TEST(TextEncoding, FindsAMistakeAtEveryPlace) {
  for (std::size_t length = 1; length < 40; ++length) {
    for (std::size_t at = 2; at < length; ++at) {
      for (const char wrong : {'\0', '\xFC', '\x80'}) {
        std::string text(length, 'a');
        text[at] = wrong;
        const auto mistake = scenario_detail::find_encoding_mistake(text);
        ASSERT_TRUE(mistake);
        EXPECT_EQ(mistake->offset, at);
      }
      const std::string sound = std::string(at, '\x7F') + "\u00fc" + std::string(length - at, '\x01') + "\u20ac";
      EXPECT_FALSE(scenario_detail::find_encoding_mistake(sound));
    }
  }
}

}  // namespace
}  // namespace docket
