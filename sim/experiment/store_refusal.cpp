#include "experiment/store_refusal.hpp"

#include "experiment/store_schema.hpp"

namespace docket::experiment_detail {

Problems problem_of(const std::string& path, const std::string& message, const std::string& hint) {
  return {Problem{{path, 0, 0}, "", message, "", hint, Severity::error}};
}

Problems refusal_of(const StoreHead& head, const std::string& path) {
  SqliteFile trial;
  if (static_cast<int>(head.metrics.size()) + 10 > trial.most_columns()) {
    return problem_of(path, std::to_string(head.metrics.size()) + " metrics are more than a table takes",
                      "choose some with \"metrics\" in the study");
  }
  try {
    trial.run(schema_of(head));
  } catch (const StoreFailed& failure) {
    return problem_of(path, std::string("cannot take what is varied and kept: ") + failure.what());
  }
  return {};
}

Problems refusal_of(SqliteFile& file, const std::string& path) {
  if (file.number("PRAGMA application_id") != kStoreMark) {
    return problem_of(path, "is no result of docket sweep");
  }
  if (const auto format = file.number("PRAGMA user_version"); format != kStoreFormat) {
    return problem_of(
        path, "has the format " + std::to_string(format) + ", this docket reads " + std::to_string(kStoreFormat));
  }
  return {};
}

Problems refusal_of(const StoreHead& stored, const StoreHead& head, const std::string& path) {
  const std::string other = difference(stored, head);
  if (!other.empty()) {
    return problem_of(path, "holds another experiment: " + other, "choose another file with --out");
  }
  const auto part = [](const std::string& shard) { return shard.empty() ? "the whole sweep" : "shard " + shard; };
  return stored.shard == head.shard
             ? Problems()
             : problem_of(path, "holds " + part(stored.shard) + " instead of " + part(head.shard),
                          "choose another file with --out");
}

}  // namespace docket::experiment_detail
