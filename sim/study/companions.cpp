#include "study/companions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>

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
  const auto found = std::ranges::find(settings, pointer, pointer_of);
  return found == settings.end() ? std::nullopt : std::optional(found->substr(pointer.size() + 1));
}

void add_followers(Settings& settings, const EvidenceLedger& evidence) {
  for (const LedgerRow& row : evidence.rows) {
    if (row.moves_with.empty() || value_set(settings, row.pointer)) {
      continue;
    }
    if (const auto value = value_set(settings, row.moves_with)) {
      settings.push_back(row.pointer + "=" + *value);
    }
  }
}

void add_rest(Settings& settings, const Mix& mix) {
  double set = 0;
  double written = 0;
  Mix rest;
  for (const LedgerRow* row : mix) {
    if (const auto value = value_set(settings, row->pointer)) {
      set += std::strtod(value->c_str(), nullptr);
    } else {
      written += row->scalar->amount;
      rest.push_back(row);
    }
  }
  if (rest.size() == mix.size()) {
    return;
  }
  const double left = std::max(1 - set, 0.0);
  for (const LedgerRow* row : rest) {
    const double part = written > 0 ? row->scalar->amount / written : 1 / static_cast<double>(rest.size());
    settings.push_back(fmt::format("{}={}", row->pointer, left * part));
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

void Companions::add_to(Settings& settings) const {
  const auto add_rests = [&] {
    for (const Mix& mix : mixes_) {
      add_rest(settings, mix);
    }
  };
  add_rests();
  add_followers(settings, evidence_);
  add_rests();  // of mixes whose shares follow those of others
}

}  // namespace docket::study_detail
