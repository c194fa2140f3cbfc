// Mistakes in a sound scenario, one at a time: each is reported where it stands and says what was expected.
#pragma once

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "docket/core/problem.hpp"

namespace docket::test {

struct Mistake {
  std::string setting;  ///< what makes the mistake in the sample scenario
  std::string pointer;  ///< of the problem
  std::string message;  ///< a part of it
  std::string nearest = {};
  std::string hint = {};  ///< a part of it
};

// NOLINTNEXTLINE(readability-identifier-naming): GoogleTest looks for this name
inline void PrintTo(const Mistake& mistake, std::ostream* out) { *out << mistake.setting; }

/// What the sample scenario's reader says with these settings: warnings when there are no errors.
Problems problems_with(const std::vector<std::string>& settings);
/// What it says when some of the sample's files are replaced.
Problems problems_in(const std::vector<std::pair<std::string, std::string>>& replaced_files,
                     const std::vector<std::string>& settings = {});

/// The tests are in mistakes.cpp; the cases stand by part in the files mistakes_of_…_test.cpp.
class AMistake : public testing::TestWithParam<Mistake> {};

}  // namespace docket::test
