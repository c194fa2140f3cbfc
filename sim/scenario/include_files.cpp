#include "scenario/include_files.hpp"

#include "docket/core/nearest_word.hpp"
#include "scenario/json_text.hpp"
#include "scenario/located_json.hpp"
#include "scenario/merge_patch.hpp"
#include "scenario/trace_csv.hpp"

namespace docket::scenario_detail {

namespace {

class Includer {
 public:
  Includer(const std::string& scenario_path, const InputFiles& files, const IncludeRoot& include_root,
           const ReadLimit& nesting, Problems& problems)
      : scenario_path_(scenario_path), files_(files), root_(include_root), nesting_(nesting), problems_(problems) {}

  void include_regime(LocatedValue& entry, const std::string& pointer) {
    const LocatedValue* name = entry.find("file");
    if (name == nullptr) {
      return;
    }
    refuse_neighbours(entry, pointer);
    LocatedValue override_patch = entry.find("override") != nullptr ? *entry.find("override") : LocatedValue{};
    raise_to_layer(override_patch, name->spot.layer);
    auto regime = named_json(*name, pointer_to(pointer, "file"));
    if (regime && regime->find("docket_regime") == nullptr) {
      report(*name, pointer_to(pointer, "file"),
             "the file " + quoted(name->text) + " holds no regime: it has no key \"docket_regime\"");
      regime.reset();
    }
    if (regime && override_patch.is(JsonType::object)) {
      const auto note = [this](const std::string& at, const LocatedValue& object, const LocatedMember& deletion) {
        warn_of_idle_deletion(at, object, deletion, problems_);
      };
      merge_patch(*regime, override_patch, note, pointer);
    } else if (!override_patch.is(JsonType::null)) {
      expect_object(override_patch, pointer_to(pointer, "override"));
    }
    entry = regime ? std::move(*regime) : unread(*name);
  }

  void include_facts(LocatedValue& facts) {
    if (!facts.is(JsonType::text)) {
      return;
    }
    auto file = named_json(facts, "/facts");
    const LocatedValue* all = file ? file->find("facts") : nullptr;
    if (file && (all == nullptr || !all->is(JsonType::object))) {
      report(facts, "/facts", "the file " + quoted(facts.text) + " holds no object \"facts\"");
    }
    facts = all != nullptr && all->is(JsonType::object) ? LocatedValue(*all) : unread(facts);
  }

  void include_trace(LocatedValue& trace, const std::string& pointer) {
    if (!trace.is(JsonType::text)) {
      return;
    }
    const std::string path = path_of(trace);
    if (!root_.admits(path, trace, pointer, problems_)) {
      trace = no_rows(trace);
      return;
    }
    Result<std::string> text = files_.read(path);
    if (!text.has_value()) {
      report(trace, pointer, "cannot read " + quoted(path) + ": " + text.problems().front().message);
    }
    const Layer layer = trace.spot.layer - 1;
    trace = text.has_value() ? parse_trace(std::move(text).value(), path, layer, pointer, problems_) : no_rows(trace);
  }

 private:
  static LocatedValue no_rows(const LocatedValue& name) {
    LocatedValue rows;
    rows.type = JsonType::array;
    rows.spot = name.spot;
    return rows;
  }

  std::string path_of(const LocatedValue& name) const {
    return files_.resolve(name.spot.is_setting() ? scenario_path_ : name.spot.place().file, name.text);
  }

  std::optional<LocatedValue> named_json(const LocatedValue& name, const std::string& pointer) {
    if (!name.is(JsonType::text)) {
      report(name, pointer, "found " + shown(name) + ", expected the name of a file");
      return std::nullopt;
    }
    const std::string path = path_of(name);
    if (!root_.admits(path, name, pointer, problems_)) {
      return std::nullopt;
    }
    auto json = read_json_file(path, files_, &name, pointer, nesting_, problems_);
    if (json) {
      raise_to_layer(*json, name.spot.layer - 1);
    }
    return json;
  }

  void refuse_neighbours(const LocatedValue& entry, const std::string& pointer) {
    for (const LocatedMember& member : entry.members) {
      if (member.key != "file" && member.key != "override") {
        problems_.push_back({member.key_spot.place(),
                             pointer_to(pointer, member.key),
                             "key " + quoted(member.key) + " beside \"file\"",
                             "",
                             "changes to an included regime stand in its \"override\"",
                             {}});
      }
    }
  }

  void expect_object(const LocatedValue& value, const std::string& pointer) {
    if (!value.is(JsonType::object)) {
      report(value, pointer, "found " + shown(value) + ", expected an object");
    }
  }

  void report(const LocatedValue& value, const std::string& pointer, const std::string& message) {
    problems_.push_back({value.spot.place(), pointer, message, "", "", {}});
  }

  static LocatedValue unread(const LocatedValue& name) {
    LocatedValue nothing;
    nothing.spot = name.spot;
    return nothing;
  }

  const std::string& scenario_path_;
  const InputFiles& files_;
  const IncludeRoot& root_;
  const ReadLimit& nesting_;
  Problems& problems_;
};

}  // namespace

std::optional<LocatedValue> read_json_file(const std::string& path, const InputFiles& files,
                                           const LocatedValue* mention, const std::string& pointer,
                                           const ReadLimit& nesting, Problems& problems) {
  const Result<std::string> text = files.read(path);
  if (!text.has_value()) {
    for (Problem problem : text.problems()) {
      if (mention != nullptr) {
        problem.place = mention->spot.place();
        problem.pointer = pointer;
        problem.message = "cannot read " + quoted(path) + ": " + problem.message;
      }
      problems.push_back(problem);
    }
    return std::nullopt;
  }
  auto value = parse_json(text.value(), path == "-" ? "<stdin>" : path, problems, nesting);
  if (value && !value->is(JsonType::object)) {
    problems.push_back({value->spot.place(), pointer, "found " + shown(*value) + ", expected an object", "", "", {}});
    return std::nullopt;
  }
  return value;
}

void include_files(LocatedValue& root, const std::string& scenario_path, const InputFiles& files,
                   const IncludeRoot& include_root, const ReadLimit& nesting, Problems& problems) {
  Includer includer(scenario_path, files, include_root, nesting, problems);
  if (LocatedValue* regimes = root.own("regimes")) {
    for (LocatedMember& regime : regimes->members.own()) {
      includer.include_regime(regime.value, pointer_to("/regimes", regime.key));
    }
  }
  if (LocatedValue* streams = root.own("order_streams")) {
    for (LocatedMember& stream : streams->members.own()) {
      if (LocatedValue* trace = stream.value.own("trace")) {
        includer.include_trace(*trace, pointer_to(pointer_to("/order_streams", stream.key), "trace"));
      }
    }
  }
  if (LocatedValue* facts = root.own("facts")) {
    includer.include_facts(*facts);
  }
}

void warn_of_idle_deletion(const std::string& pointer, const LocatedValue& object, const LocatedMember& deletion,
                           Problems& problems) {
  problems.push_back({deletion.value.spot.place(), pointer_to(pointer, deletion.key),
                      "null deletes nothing: there is no " + quoted(deletion.key),
                      nearest_word(deletion.key, keys_of(object)), "", Severity::warning});
}

}  // namespace docket::scenario_detail
