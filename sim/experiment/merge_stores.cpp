#include "docket/experiment/merge_stores.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>
#include <set>
#include <stdexcept>

#include "experiment/combine_points.hpp"
#include "experiment/sqlite_file.hpp"

namespace docket {
namespace {

Problem problem_of(const std::string& path, const std::string& message, const std::string& hint = {}) {
  return {{path, 0, 0}, "", message, "", hint, Severity::error};
}

/// What both stores say cannot be true.
class Contradiction : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Heads {
  StoreHead first;
  std::vector<std::string> shards;
  std::vector<std::string> without_log;
  Problems problems;
};

/// The experiment, once all stores are known to be of it.
Heads heads_of(const std::vector<std::string>& from) {
  Heads heads;
  for (const std::string& path : from) {
    const Result<ResultStore> store = ResultStore::open(path);
    if (!store.has_value()) {
      std::ranges::copy(store.problems(), std::back_inserter(heads.problems));
      continue;
    }
    const StoreHead& head = store.value().head();
    heads.first = heads.shards.empty() ? head : heads.first;
    heads.shards.push_back(head.shard);
    if (store.value().may_lack_its_log()) {
      heads.without_log.push_back(path);
    }
    if (const std::string other = difference(head, heads.first); !other.empty()) {
      heads.problems.push_back(problem_of(path, "holds another experiment than " + from.front() + ": " + other));
    }
  }
  return heads;
}

std::vector<Shard> missing_among(const std::vector<std::string>& shards) {
  std::set<std::uint32_t> numbers;
  std::optional<std::uint32_t> of;
  for (const std::string& text : shards) {
    const std::optional<Shard> shard = shard_of(text);
    if (!shard || (of && *of != shard->of)) {
      return {};
    }
    of = shard->of;
    numbers.insert(shard->number);
  }
  std::vector<Shard> missing;
  for (std::uint32_t number = 1; number <= of.value_or(0); ++number) {
    if (!numbers.contains(number)) {
      missing.push_back({number, *of});
    }
  }
  return missing;
}

void add(const std::string& path, ResultStore& store) {
  const Result<ResultStore> opened = ResultStore::open(path);
  if (!opened.has_value()) {
    throw StoreFailed(path + " cannot be read any more");
  }
  opened.value().read([&](const StoredPoint& point, const std::vector<StoredRun>& runs) {
    PointRecord record = experiment_detail::settled({point, runs});
    if (const auto known = store.find(point.point)) {
      const std::string why = experiment_detail::contradiction(record, *known);
      if (!why.empty()) {
        throw Contradiction(path + " and what stands before it cannot both be right: " + why);
      }
      record = experiment_detail::combined(record, *known);
    }
    store.put(record.point, record.runs);
  });
}

Problems add_all(const std::vector<std::string>& from, const std::string& to, ResultStore& store) {
  try {
    ResultStore::Together all(store);
    for (const std::string& path : from) {
      add(path, store);
    }
    all.commit();
  } catch (const Contradiction& why) {
    return {problem_of(to, why.what(), "nothing was merged")};
  } catch (const StoreFailed& failure) {
    return {problem_of(to, std::string("cannot be written: ") + failure.what(), "nothing was merged")};
  }
  return {};
}

Result<Merged> merged_into(const std::string& to, const std::vector<std::string>& from, const Heads& heads,
                           bool was_there) {
  Result<ResultStore> opened = ResultStore::make_or_go_on(to, heads.first, {});
  if (!opened.has_value()) {
    return opened.problems();
  }
  ResultStore store = std::move(opened).value();
  if (Problems problems = add_all(from, to, store); !problems.empty()) {
    return problems;
  }
  return Merged{std::move(store), heads.without_log, was_there ? std::vector<Shard>() : missing_among(heads.shards)};
}

}  // namespace

Result<Merged> merge_stores(const std::vector<std::string>& from, const std::string& to) {
  Heads heads = heads_of(from);
  if (!heads.problems.empty()) {
    return heads.problems;
  }
  heads.first.shard.clear();
  std::error_code ignored;
  const bool was_there = std::filesystem::exists(to, ignored);
  Result<Merged> merged = merged_into(to, from, heads, was_there);
  if (!merged.has_value() && !was_there) {
    experiment_detail::remove_sqlite_file(to);
  }
  return merged;
}

}  // namespace docket
