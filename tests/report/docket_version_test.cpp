#include "docket/report/docket_version.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

namespace docket {
namespace {

TEST(DocketVersion, IsThatOfTheBuild) {
  std::ifstream file(DOCKET_SOURCE_DIR "/CMakeLists.txt");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  EXPECT_NE(text.find("project(docket VERSION " + std::string(kVersion) + " "), std::string::npos);
}

}  // namespace
}  // namespace docket
