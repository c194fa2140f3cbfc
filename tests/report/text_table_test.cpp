#include "report/text_table.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace docket {
namespace {

TextTable small_table() {
  TextTable table({"Orders", "items", "never filled", "in effect"});
  table.add({"first-list", "257", "", "26 ± 1 h"});
  table.note("withheld (assumption; not on record)");
  table.add({"second-list", "1,178", "", "–"});
  return table;
}

std::size_t widest_line(const std::string& text) {
  std::size_t widest = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    widest = std::max(widest, screen_width(line));
  }
  return widest;
}

TEST(TextTable, PutsColumnsSideBySideAndLeavesOutEmptyOnes) {
  EXPECT_EQ(small_table().render(80),
            "Orders         items  in effect\n"
            "  first-list     257   26 ± 1 h\n"
            "    withheld (assumption; not on record)\n"
            "  second-list  1,178          –\n");
}

TEST(TextTable, PutsNamesOnLinesOfTheirOwnWhereThatHelps) {
  EXPECT_EQ(small_table().render(28),
            "Orders\n"
            "     items  in effect\n"
            "  first-list\n"
            "       257   26 ± 1 h\n"
            "    withheld (assumption;\n"
            "    not on record)\n"
            "  second-list\n"
            "     1,178          –\n");
}

TEST(TextTable, BecomesBlocksWhereItDoesNotFit) {
  EXPECT_EQ(small_table().render(20),
            "Orders\n"
            "  first-list\n"
            "    items: 257\n"
            "    in effect: 26 ±\n"
            "    1 h\n"
            "    withheld\n"
            "    (assumption; not\n"
            "    on record)\n"
            "  second-list\n"
            "    items: 1,178\n"
            "    in effect: –\n");
}

TEST(TextTable, IsNeverWiderThanItMay) {
  for (std::size_t width = 20; width < 90; ++width) {
    EXPECT_LE(widest_line(small_table().render(width)), width);
  }
}

TEST(TextTable, LetsTheLastColumnFlow) {
  TextTable table({"The record", "consistent", ""});
  table.let_last_column_flow();
  table.add({"T2", "93 %", "first list all dark at one instant, between its receipt and the second list"});
  EXPECT_EQ(table.render(60),
            "The record  consistent\n"
            "  T2              93 %  first list all dark at one instant,\n"
            "                        between its receipt and the second\n"
            "                        list\n");
}

TEST(TextTable, KeepsControlCharactersFromTheTerminal) {
  TextTable table({"Orders", "items"});
  table.add({"a\x1b[2J", "1"});
  EXPECT_EQ(table.render(80).find('\x1b'), std::string::npos);
}

TEST(Wrapping, KeepsWordsWholeAndEveryWord) {
  EXPECT_EQ(wrapped("one two three", 2, 9), "  one two\n  three\n");
  EXPECT_EQ(wrapped("incomprehensibilities of", 0, 5), "incomprehensibilities\nof\n");
  EXPECT_EQ(wrapped("", 4, 20), "");
}

}  // namespace
}  // namespace docket
