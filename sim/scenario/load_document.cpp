#include "scenario/load_document.hpp"

#include <algorithm>
#include <iterator>

#include "scenario/include_files.hpp"
#include "scenario/json_text.hpp"
#include "scenario/merge_patch.hpp"

namespace docket::scenario_detail {

namespace {

/// Far beyond what anybody can follow; each file is compared with all before it.
constexpr std::size_t kLongestChain = 64;

/// The scenario first, then what it extends, and so on. Empty when one of them cannot be used.
class Chain {
 public:
  Chain(const InputFiles& files, const IncludeRoot& include_root, const ReadLimit& nesting, Problems& problems)
      : files_(files), root_(include_root), nesting_(nesting), problems_(problems) {}

  std::vector<LocatedValue> read(std::string path) {
    while (add(path)) {
      LocatedValue* base = documents_.back().own("extends");
      if (base == nullptr) {
        return std::move(documents_);
      }
      if (!base->is(JsonType::text)) {
        report(*base, "found " + shown(*base) + ", expected the name of a file");
        return {};
      }
      mention_ = *base;
      path = files_.resolve(path, base->text);
      remove_member(documents_.back(), "extends");
    }
    return {};
  }

 private:
  bool add(const std::string& path) {
    if (mention_ && (is_in_circle(path) || !root_.admits(path, *mention_, "/extends", problems_))) {
      return false;
    }
    if (paths_.size() == kLongestChain) {
      report(*mention_, "more than " + std::to_string(kLongestChain) + " files extend one another");
      return false;
    }
    paths_.push_back(path);
    auto document =
        read_json_file(path, files_, mention_ ? &*mention_ : nullptr, mention_ ? "/extends" : "", nesting_, problems_);
    if (document) {
      documents_.push_back(std::move(*document));
    }
    return document.has_value();
  }

  /// Compares files, not spellings: a path may lead to the same file by a detour or a link.
  bool is_in_circle(const std::string& path) {
    const auto is_same = [&](const std::string& known) { return files_.canonical(known) == files_.canonical(path); };
    const auto first = std::ranges::find_if(paths_, is_same);
    if (first == paths_.end()) {
      return false;
    }
    std::string circle;
    for (auto step = first; step != paths_.end(); ++step) {
      circle += *step + " -> ";
    }
    report(*mention_, "files extend each other in a circle: " + circle + path);
    return true;
  }

  void report(const LocatedValue& value, const std::string& message) {
    problems_.push_back({value.spot.place(), "/extends", message, "", "", {}});
  }

  const InputFiles& files_;
  const IncludeRoot& root_;
  const ReadLimit& nesting_;
  Problems& problems_;
  std::vector<std::string> paths_;
  std::vector<LocatedValue> documents_;
  std::optional<LocatedValue> mention_;
};

/// Nothing refers to the rows of a trace; what a regime or the facts hold, much does.
bool hides_the_rest(const Problem& problem) {
  return problem.severity == Severity::error && !problem.pointer.starts_with("/order_streams/");
}

void place_in_layers(std::vector<LocatedValue>& chain) {
  for (std::size_t i = 0; i < chain.size(); ++i) {
    raise_to_layer(chain[i], layer_of_file(chain.size() - 1 - i));
  }
}

LocatedValue merged(std::vector<LocatedValue> chain, Problems& problems) {
  place_in_layers(chain);
  LocatedValue root = std::move(chain.back());
  for (auto document = std::next(chain.rbegin()); document != chain.rend(); ++document) {
    merge_patch(root, *document,
                [&problems](const std::string& at, const LocatedValue& object, const LocatedMember& deletion) {
                  warn_of_idle_deletion(at, object, deletion, problems);
                });
    root.spot = document->spot;
  }
  return root;
}

}  // namespace

std::optional<LocatedValue> load_files(const std::string& path, const InputFiles& files, const ReadOptions& options,
                                       const std::vector<Setting>& settings, Problems& problems) {
  const IncludeRoot include_root(files, path, options.allow_outside);
  std::vector<LocatedValue> chain = Chain(files, include_root, options.limits.nesting, problems).read(path);
  if (chain.empty()) {
    return std::nullopt;
  }
  LocatedValue root = merged(std::move(chain), problems);
  for (const Setting& setting : settings) {
    if (setting.is_about_include()) {
      apply_setting(root, setting, problems);
    }
  }
  const std::size_t known_problems = problems.size();
  include_files(root, path, files, include_root, options.limits.nesting, problems);
  const auto first = problems.begin() + static_cast<std::ptrdiff_t>(known_problems);
  return std::any_of(first, problems.end(), hides_the_rest) ? std::nullopt : std::optional(std::move(root));
}

void complete(LocatedValue& document, const std::vector<Setting>& settings, Problems& problems) {
  for (const Setting& setting : settings) {
    if (!setting.is_about_include()) {
      apply_setting(document, setting, problems);
    }
  }
  drop_null_members(document);
}

}  // namespace docket::scenario_detail
