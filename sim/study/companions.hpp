// Values that cannot stay as they are when others are set.
#pragma once

#include <string>
#include <vector>

#include "docket/scenario/evidence.hpp"

namespace docket::study_detail {

/// Shares that come to 1 together: of kinds in a list, of ways out of a stage.
using Mix = std::vector<const LedgerRow*>;

std::vector<Mix> mixes_of(const EvidenceLedger& evidence);

class Companions {
 public:
  /// REQUIRES: the evidence outlives it.
  explicit Companions(const EvidenceLedger& evidence) : evidence_(evidence), mixes_(mixes_of(evidence)) {}

  /// Adds to what is varied whatever the evidence says is the same as a varied value, and what is left of a mix of
  /// which shares are varied: in the written proportion, in equal parts where that is all 0. But nothing that is varied
  /// itself, that the user's own settings set, or that is a part of something that they or what is varied set.
  void add_to(std::vector<std::string>& varied, const std::vector<std::string>& own = {}) const;

 private:
  const EvidenceLedger& evidence_;
  std::vector<Mix> mixes_;
};

/// "/pointer" of "/pointer=value".
std::string pointer_of(const std::string& setting);

}  // namespace docket::study_detail
