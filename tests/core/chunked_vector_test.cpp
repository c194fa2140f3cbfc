// Room core: a vector that grows without moving what is in it.
#include "core/chunked_vector.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace docket {
namespace {

struct Large {
  std::size_t number = 7;
  std::size_t more = 11;
};

TEST(ChunkedVector, HoldsWhatAPlainVectorDoes) {
  ChunkedVector<std::size_t, 4> chunked;
  std::vector<std::size_t> plain;
  for (std::size_t i = 0; i < 1000; ++i) {
    EXPECT_EQ(chunked.size(), plain.size());
    chunked.emplace_back() = i * i;
    plain.push_back(i * i);
  }
  for (std::size_t i = 0; i < plain.size(); ++i) {
    EXPECT_EQ(chunked[i], plain[i]) << "place " << i;
  }
}

TEST(ChunkedVector, GivesEachNewThingTheValuesThatItsTypeBeginsWith) {
  ChunkedVector<Large> things;
  for (int i = 0; i < 200; ++i) {
    Large& made = things.emplace_back();
    EXPECT_EQ(made.number, 7U);
    EXPECT_EQ(made.more, 11U);
    made = {1, 2};
  }
}

TEST(ChunkedVector, MovesNothingWhenItGrows) {
  ChunkedVector<Large> things;
  std::vector<const Large*> places;
  for (std::size_t i = 0; i < 1000; ++i) {
    Large& made = things.emplace_back();
    made.number = i;
    places.push_back(&made);
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    EXPECT_EQ(places[i], &things[i]);
    EXPECT_EQ(places[i]->number, i);
  }
}

}  // namespace
}  // namespace docket
