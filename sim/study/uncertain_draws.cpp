#include "study/uncertain_draws.hpp"

#include <algorithm>
#include <cmath>

#include "docket/core/hash.hpp"
#include "docket/random/draws.hpp"
#include "study/amount.hpp"
#include "study/asked_ranges.hpp"

namespace docket::study_detail {
namespace {

constexpr std::uint32_t kMostAttempts = 10'000;

bool is_below_any(const std::string& pointer, const std::vector<std::string>& ancestors) {
  return std::ranges::any_of(ancestors, [&](const std::string& ancestor) { return is_within(pointer, ancestor); });
}

Scalar drawn(const UncertainValue& value, Draws draws) {
  if (value.range) {
    return at_share(*value.range, draws.unit(), value.is_whole);
  }
  const double sample = value.distribution->sample(draws);
  if (value.is_time) {
    return {ScalarSort::duration, static_cast<double>(Duration::from_seconds(sample).count_us())};
  }
  return {ScalarSort::number, value.is_whole ? std::round(sample) : sample};
}

class Orders {
 public:
  Orders(const std::vector<UncertainValue>& values, const EvidenceLedger& evidence)
      : values_(values), evidence_(evidence) {}

  [[nodiscard]] bool are_kept(const std::vector<Scalar>& drawn) const {
    for (const LedgerRow& row : evidence_.rows) {
      const Evidence* entry = evidence_.entry_of(row);
      const auto own = entry == nullptr || entry->pointer != row.pointer ? std::nullopt : amount_at(row.pointer, drawn);
      if (own && !(is_kept(*own, entry->below, drawn, 1) && is_kept(*own, entry->above, drawn, -1))) {
        return false;
      }
    }
    return true;
  }

 private:
  [[nodiscard]] bool is_kept(const Scalar& own, const std::vector<std::string>& others,
                             const std::vector<Scalar>& drawn, double sign) const {
    return std::ranges::all_of(others, [&](const std::string& pointer) {
      const auto other = amount_at(pointer, drawn);
      return !other || other->sort != own.sort || sign * own.amount <= sign * other->amount;
    });
  }

  [[nodiscard]] std::optional<Scalar> amount_at(const std::string& pointer, const std::vector<Scalar>& drawn) const {
    const LedgerRow* row = evidence_.row_at(pointer);
    const std::string& moved = row == nullptr || row->moves_with.empty() ? pointer : row->moves_with;
    const auto found = std::ranges::find(values_, moved, &UncertainValue::pointer);
    if (found != values_.end()) {
      return drawn[static_cast<std::size_t>(found - values_.begin())];
    }
    return row == nullptr ? std::nullopt : row->scalar;
  }

  const std::vector<UncertainValue>& values_;
  const EvidenceLedger& evidence_;
};

}  // namespace

std::vector<UncertainValue> uncertain_values(const Study& study, const EvidenceLedger& evidence,
                                             const std::vector<std::string>& fixed) {
  std::vector<UncertainValue> values;
  std::vector<std::string> taken = fixed;
  for (const UncertainInput& input : study.uncertain) {
    values.push_back(
        {input.id, input.pointer, input.distribution, input.is_time, input.range, is_whole_number_at(input.pointer)});
    taken.push_back(input.pointer);
  }
  for (const LedgerRow& row : evidence.rows) {
    if (is_asked_for(row, study) && !is_below_any(row.pointer, taken)) {
      values.push_back({row.pointer,
                        row.pointer,
                        {},
                        false,
                        ValueRange{row.range->low, row.range->high},
                        is_whole_number_at(row.pointer)});
    }
  }
  return values;
}

std::optional<std::vector<std::string>> drawn_values(const std::vector<UncertainValue>& values,
                                                     const EvidenceLedger& evidence, std::uint64_t seed,
                                                     std::uint64_t draw) {
  const Orders orders(values, evidence);
  std::vector<Scalar> found(values.size());
  for (std::uint32_t attempt = 0; attempt < kMostAttempts; ++attempt) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      const StreamKey stream = make_stream_key(seed, 0, hash_text("study/uncertain/" + values[i].name));
      found[i] = drawn(values[i], Draws(stream, draw, make_purpose(1, 0, attempt)));
    }
    if (orders.are_kept(found)) {
      std::vector<std::string> json;
      std::ranges::transform(found, std::back_inserter(json), json_of);
      return json;
    }
  }
  return std::nullopt;
}

}  // namespace docket::study_detail
