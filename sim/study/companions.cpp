#include "study/companions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

#include "scenario/located_value.hpp"

namespace docket::study_detail {
namespace {

using Settings = std::vector<std::string>;

/// The pointer above the shares of a mix; empty: the value is no such share.
std::string mix_of(const LedgerRow& row) {
  const auto steps = scenario_detail::pointer_steps(row.pointer);
  if (!steps || !row.scalar || row.scalar->sort != ScalarSort::number) {
    return {};
  }
  const std::size_t count = steps->size();
  const bool is_kind = count > 3 && steps->back() == "share" && (*steps)[count - 3] == "kinds";
  const bool is_way = count == 5 && (*steps)[0] == "platform" && (*steps)[1] == "stages" && (*steps)[3] == "next";
  const std::string above = row.pointer.substr(0, row.pointer.rfind('/'));
  return is_kind ? above.substr(0, above.rfind('/')) : is_way ? above : std::string();
}

std::optional<std::string> value_set(const Settings& settings, const std::string& pointer) {
  const auto found = std::find_if(settings.rbegin(), settings.rend(),
                                  [&](const std::string& setting) { return pointer_of(setting) == pointer; });
  return found == settings.rend() ? std::nullopt : std::optional(found->substr(pointer.size() + 1));
}

/// By itself, or as a part of something.
bool is_set(const Settings& settings, const std::string& pointer) {
  return std::ranges::any_of(settings,
                             [&](const std::string& setting) { return is_within(pointer, pointer_of(setting)); });
}

void add_followers(Settings& varied, const Settings& own, const EvidenceLedger& evidence) {
  for (const LedgerRow& row : evidence.rows) {
    if (row.moves_with.empty() || is_set(varied, row.pointer) || is_set(own, row.pointer)) {
      continue;
    }
    if (const auto value = value_set(varied, row.moves_with)) {
      varied.push_back(row.pointer + "=" + *value);
    }
  }
}

/// What shares of a mix come to that are set, and the others.
struct SplitMix {
  double set = 0;
  Mix rest;
};

/// Nothing when no share is varied, or when something around them is set: then that says what they are.
std::optional<SplitMix> split(const Mix& mix, const Settings& varied, const Settings& own) {
  SplitMix parts;
  bool is_varied = false;
  for (const LedgerRow* row : mix) {
    const auto varied_value = value_set(varied, row->pointer);
    const auto value = varied_value ? varied_value : value_set(own, row->pointer);
    is_varied = is_varied || varied_value;
    if (value) {
      parts.set += std::strtod(value->c_str(), nullptr);
    } else if (is_set(varied, row->pointer) || is_set(own, row->pointer)) {
      return std::nullopt;
    } else {
      parts.rest.push_back(row);
    }
  }
  return is_varied ? std::optional(std::move(parts)) : std::nullopt;
}

void add_rest(Settings& varied, const Settings& own, const Mix& mix) {
  const auto parts = split(mix, varied, own);
  if (!parts) {
    return;
  }
  const double written = std::accumulate(parts->rest.begin(), parts->rest.end(), 0.0,
                                         [](double sum, const LedgerRow* row) { return sum + row->scalar->amount; });
  const double left = std::max(1 - parts->set, 0.0);
  for (const LedgerRow* row : parts->rest) {
    const double part = written > 0 ? row->scalar->amount / written : 1 / static_cast<double>(parts->rest.size());
    varied.push_back(fmt::format("{}={}", row->pointer, left * part));
  }
}

}  // namespace

std::string pointer_of(const std::string& setting) { return setting.substr(0, setting.find('=')); }

std::vector<Mix> mixes_of(const EvidenceLedger& evidence) {
  std::map<std::string, Mix> mixes;
  for (const LedgerRow& row : evidence.rows) {
    if (const std::string mix = mix_of(row); !mix.empty()) {
      mixes[mix].push_back(&row);
    }
  }
  std::vector<Mix> all;
  for (auto& [above, mix] : mixes) {
    all.push_back(std::move(mix));
  }
  return all;
}

void Companions::add_to(Settings& varied, const Settings& own) const {
  const auto add_rests = [&] {
    for (const Mix& mix : mixes_) {
      add_rest(varied, own, mix);
    }
  };
  add_rests();
  add_followers(varied, own, evidence_);
  add_rests();  // of mixes whose shares follow those of others
}

}  // namespace docket::study_detail
