#include "docket/core/nearest_word.hpp"

#include <gtest/gtest.h>

#include <map>
#include <queue>
#include <random>

namespace docket {
namespace {

std::string some_word(std::mt19937_64& random, std::size_t longest, int letters) {
  std::string word(random() % (longest + 1), ' ');
  for (char& c : word) {
    c = static_cast<char>('a' + random() % static_cast<unsigned>(letters));
  }
  return word;
}

/// All words that one edit makes of `word`, over the letters a and b, up to 6 letters.
std::vector<std::string> one_edit_away(const std::string& word) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i <= word.size(); ++i) {
    for (const char c : {'a', 'b'}) {
      words.push_back(word.substr(0, i) + c + word.substr(i));
      if (i < word.size()) {
        words.push_back(word.substr(0, i) + c + word.substr(i + 1));
      }
    }
    if (i < word.size()) {
      words.push_back(word.substr(0, i) + word.substr(i + 1));
    }
    if (i + 1 < word.size()) {
      words.push_back(word.substr(0, i) + word[i + 1] + word[i] + word.substr(i + 2));
    }
  }
  std::erase_if(words, [](const std::string& w) { return w.size() > 6; });
  return words;
}

TEST(EditDistance, IsTheLengthOfTheShortestPathOfEdits) {
  for (const std::string start : {"", "ab", "abba", "babab"}) {
    std::map<std::string, std::size_t> steps{{start, 0}};
    std::queue<std::string> open({start});
    for (; !open.empty(); open.pop()) {
      for (const auto& next : one_edit_away(open.front())) {
        if (steps.emplace(next, steps[open.front()] + 1).second) {
          open.push(next);
        }
      }
    }
    for (const auto& [word, distance] : steps) {
      ASSERT_EQ(edit_distance(start, word), distance) << start << " " << word;
    }
  }
}

TEST(EditDistance, IsAMetric) {
  std::mt19937_64 random(5);
  for (int i = 0; i < 20'000; ++i) {
    const auto a = some_word(random, 7, 3);
    const auto b = some_word(random, 7, 3);
    const auto c = some_word(random, 7, 3);
    ASSERT_EQ(edit_distance(a, b), edit_distance(b, a));
    ASSERT_EQ(edit_distance(a, b) == 0, a == b);
    ASSERT_LE(edit_distance(a, c), edit_distance(a, b) + edit_distance(b, c)) << a << " " << b << " " << c;
  }
}

TEST(NearestWord, FindsWhatWasMeant) {
  const std::vector<std::string> words = {"reviewers", "shift", "absence", "at_shift_end", "picks", "stage_order"};
  EXPECT_EQ(nearest_word("reveiwers", words), "reviewers");
  EXPECT_EQ(nearest_word("shfit", words), "shift");
  EXPECT_EQ(nearest_word("atShiftEnd", words), "at_shift_end");
  EXPECT_EQ(nearest_word("PICKS", words), "picks");
}

TEST(NearestWord, IsSilentWhenNothingIsNear) {
  const std::vector<std::string> words = {"reviewers", "shift", "id"};
  EXPECT_EQ(nearest_word("salary", words), "");
  EXPECT_EQ(nearest_word("is", words), "");
  EXPECT_EQ(nearest_word("", words), "");
  EXPECT_EQ(nearest_word("x", std::vector<std::string>{}), "");
}

TEST(NearestWord, PrefersTheSameCaseThenTheListsOrder) {
  EXPECT_EQ(nearest_word("LEGAl", std::vector<std::string>{"legal", "LEGAL"}), "LEGAL");
  EXPECT_EQ(nearest_word("list-c", std::vector<std::string>{"list-b", "list-a"}), "list-b");
}

TEST(NearestWord, IsQuickForWordsNobodyWrote) {
  const std::string endless(50'000'000, 'x');
  EXPECT_EQ(nearest_word(endless, std::vector<std::string>{endless, "x"}), "");
}

}  // namespace
}  // namespace docket
