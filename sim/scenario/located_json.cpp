#include "scenario/located_json.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <unordered_set>
#include <utility>
#include <vector>

#include "scenario/json_syntax.hpp"
#include "scenario/text_encoding.hpp"

namespace docket::scenario_detail {

namespace {

using Json = nlohmann::json;

/// Hands the text to the parser and tells everybody who asks how far it has come.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, std::size_t* consumed) : at_(at), consumed_(consumed) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++at_;
    ++*consumed_;
    return *this;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
  bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  std::size_t* consumed_;
};

/// Line and column, in bytes, of ever later offsets.
class Cursor {
 public:
  Cursor(std::string_view text, const std::string& file, std::uint32_t first_column)
      : text_(text), file_(std::make_shared<const std::string>(file)), column_(first_column) {}

  Spot spot_at(std::size_t offset) {
    for (; offset_ < offset && offset_ < text_.size(); ++offset_) {
      const bool is_line_end = text_[offset_] == '\n';
      line_ += is_line_end ? 1 : 0;
      column_ = is_line_end ? 1 : column_ + 1;
    }
    return {file_, line_, column_};
  }

 private:
  std::string_view text_;
  std::shared_ptr<const std::string> file_;
  std::size_t offset_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_;
};

/// What the parser reports, put together to one value. The parser may have looked at one character after a number;
/// such a character is white space or punctuation between tokens, so the next token's start is found all the same.
class Builder {
 public:
  Builder(std::string_view text, Cursor cursor, const std::size_t& consumed, const ReadLimit& nesting,
          Problems& problems)
      : text_(text), consumed_(consumed), cursor_(std::move(cursor)), nesting_(nesting), problems_(problems) {}

  // The names and signatures are those that nlohmann's parser calls.
  bool null() { return scalar({}); }
  bool boolean(bool value) {
    LocatedValue located;
    located.type = JsonType::boolean;
    located.boolean = value;
    return scalar(std::move(located));
  }
  bool number_integer(std::int64_t value) { return number(static_cast<double>(value)); }
  bool number_unsigned(std::uint64_t value) { return number(static_cast<double>(value)); }
  bool number_float(double value, const std::string& /*written*/) { return number(value); }
  bool string(std::string& value) {
    LocatedValue located;
    located.type = JsonType::text;
    located.text = std::move(value);
    return scalar(std::move(located));
  }
  bool binary(std::vector<std::uint8_t>& /*bytes*/) { return false; }
  bool start_object(std::size_t /*size*/) { return open(JsonType::object); }
  bool start_array(std::size_t /*size*/) { return open(JsonType::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& key) {
    Frame& frame = open_.back();
    frame.key = key;
    frame.key_spot = cursor_.spot_at(token_start());
    last_end_ = consumed_;
    if (!frame.keys.insert(key).second) {
      const auto first = std::ranges::find(frame.value.members, key, &LocatedMember::key);
      problems_.push_back({frame.key_spot.place(), pointer_to(pointer(), key),
                           "this key is there twice; the first is in line " + std::to_string(first->key_spot.line) +
                               ", column " + std::to_string(first->key_spot.column),
                           "", "leave one of the two out"});
    }
    return true;
  }
  bool parse_error(std::size_t position, const std::string& /*token*/, const Json::exception& error) {
    const std::size_t stopped_at = position == 0 ? 0 : position - 1;
    const TextMistake mistake = find_json_mistake(text_).value_or(TextMistake{stopped_at, error.what()});
    problems_.push_back({cursor_.spot_at(mistake.offset).place(), "", "no JSON: " + mistake.message, "", mistake.hint});
    return false;
  }

  LocatedValue root;

 private:
  struct Frame {
    LocatedValue value;
    std::string key;  // of the member that is being read
    Spot key_spot;
    std::unordered_set<std::string> keys;
  };

  [[nodiscard]] std::size_t token_start() const {
    const std::size_t start = text_.find_first_not_of(" \t\r\n,:", last_end_);
    return start == std::string_view::npos ? text_.size() : start;
  }

  [[nodiscard]] std::string pointer() const {
    std::string pointer;
    for (std::size_t i = 0; i + 1 < open_.size(); ++i) {
      const LocatedValue& value = open_[i].value;
      pointer = pointer_to(pointer, value.is(JsonType::array) ? std::to_string(value.elements.size()) : open_[i].key);
    }
    return pointer;
  }

  bool number(double value) {
    const std::size_t start = token_start();
    const std::size_t end = text_.find_first_not_of("+-.0123456789Ee", start);
    LocatedValue located;
    located.type = JsonType::number;
    located.number = value;
    located.text = std::string(text_.substr(start, end == std::string_view::npos ? end : end - start));
    return scalar(std::move(located));
  }

  bool scalar(LocatedValue value) {
    value.spot = cursor_.spot_at(token_start());
    last_end_ = consumed_;
    add(std::move(value));
    return true;
  }

  bool open(JsonType type) {
    Frame frame;
    frame.value.type = type;
    frame.value.spot = cursor_.spot_at(token_start());
    last_end_ = consumed_;
    if (open_.size() == nesting_.most) {
      problems_.push_back({frame.value.spot.place(), "",
                           "lists and objects are nested more than " + std::to_string(nesting_.most) + " levels deep",
                           "", how_to_raise(nesting_)});
      return false;
    }
    open_.push_back(std::move(frame));
    return true;
  }

  bool close() {
    last_end_ = consumed_;
    LocatedValue value = std::move(open_.back().value);
    open_.pop_back();
    add(std::move(value));
    return true;
  }

  void add(LocatedValue value) {
    if (open_.empty()) {
      root = std::move(value);
    } else if (Frame& frame = open_.back(); frame.value.is(JsonType::array)) {
      frame.value.elements.own().push_back(std::move(value));
    } else {
      frame.value.members.own().push_back({frame.key, frame.key_spot, std::move(value)});
    }
  }

  std::string_view text_;
  const std::size_t& consumed_;
  std::size_t last_end_ = 0;
  Cursor cursor_;
  const ReadLimit& nesting_;
  Problems& problems_;
  std::vector<Frame> open_;
};

}  // namespace

std::optional<LocatedValue> parse_json(std::string_view text, const std::string& file, Problems& problems,
                                       const ReadLimit& nesting) {
  const auto report = [&](const TextMistake& mistake, const Place& place) {
    problems.push_back({place, "", mistake.message, "", mistake.hint});
  };
  std::uint32_t first_column = 1;
  if (const auto mark = find_byte_order_mark(text)) {
    report(*mark, {file, 1, 1});
    text.remove_prefix(kByteOrderMark.size());
    first_column += static_cast<std::uint32_t>(kByteOrderMark.size());
  }
  if (const auto mistake = find_encoding_mistake(text)) {
    report(*mistake, Cursor(text, file, first_column).spot_at(mistake->offset).place());
    return std::nullopt;
  }
  std::size_t consumed = 0;
  Builder builder(text, Cursor(text, file, first_column), consumed, nesting, problems);
  const CountingIterator first(text.data(), &consumed);
  const CountingIterator last(text.data() + text.size(), &consumed);
  const bool is_json = Json::sax_parse(first, last, &builder);
  return is_json ? std::optional(std::move(builder.root)) : std::nullopt;
}

bool is_json(const std::string& text) {
  Problems mistakes;
  return !text.empty() && parse_json(text, "", mistakes).has_value() && mistakes.empty();
}

}  // namespace docket::scenario_detail
