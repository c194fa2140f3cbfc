#include "scenario/json_syntax.hpp"

#include <algorithm>
#include <vector>

#include "scenario/json_text.hpp"
#include "scenario/json_token.hpp"

namespace docket::scenario_detail {

namespace {

/// What may come next.
enum class Next : std::uint8_t { value, value_or_end, key, key_or_end, colon, comma_or_end, nothing };

class SyntaxCheck {
 public:
  explicit SyntaxCheck(std::string_view text) : text_(text) {}

  std::optional<TextMistake> run() && {
    while (!mistake_) {
      at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
      if (at_ == text_.size()) {
        check_end();
        break;
      }
      take(text_[at_]);
    }
    return std::move(mistake_);
  }

 private:
  void take(char sign) {
    mistake_ = find_foreign_sign(text_, at_);
    if (mistake_) {
      return;
    }
    if (sign == '}' || sign == ']') {
      close(sign);
    } else if (next_ == Next::comma_or_end) {
      take_comma(sign);
    } else if (next_ == Next::colon) {
      take_colon(sign);
    } else if (next_ == Next::nothing) {
      say(at_, "there is more behind the end of the document", "a file holds one object");
    } else if (next_ == Next::key || next_ == Next::key_or_end) {
      take_key(sign);
    } else {
      take_value(sign);
    }
  }

  void take_value(char sign) {
    if (sign == '{' || sign == '[') {
      open_.push_back(at_++);
      next_ = sign == '{' ? Next::key_or_end : Next::value_or_end;
    } else if (sign == ',') {
      say_superfluous_comma();
    } else {
      take_token(sign == '"' ? end_of_text(text_, at_) : end_of_bare_token(text_, at_));
      next_ = open_.empty() ? Next::nothing : Next::comma_or_end;
    }
  }

  void take_key(char sign) {
    if (sign == ',') {
      say_superfluous_comma();
      return;
    }
    last_key_ = at_;
    if (sign == '"') {
      take_token(end_of_text(text_, at_));
    } else if (const auto bare = end_of_bare_token(text_, at_); bare.mistake) {
      mistake_ = bare.mistake;
    } else {
      const std::string written(text_.substr(at_, bare.end - at_));
      say(at_, "found " + written + ", expected a key in double quotes", "write " + quoted(written));
    }
    next_ = Next::colon;
  }

  void take_colon(char sign) {
    if (sign != ':') {
      const std::string key(
          text_.substr(last_key_, std::min<std::size_t>(text_.find('"', last_key_ + 1) + 1 - last_key_, 60)));
      say(at_, "found " + found() + ", expected a colon after the key " + key);
      return;
    }
    ++at_;
    next_ = Next::value;
  }

  void take_comma(char sign) {
    if (sign == ',') {
      last_comma_ = at_++;
      next_ = text_[open_.back()] == '{' ? Next::key : Next::value;
      return;
    }
    say(at_, "found " + found() + ", expected a comma or " + closing_of(open_.back()) + " after the value before it");
  }

  void close(char sign) {
    const bool is_inside = !open_.empty();
    if (!is_inside) {
      say(at_, "found " + found() + ", but nothing is open here");
    } else if (text_[open_.back()] != (sign == '}' ? '{' : '[')) {
      say(at_, "found " + found() + ", but " + opened(open_.back()) + " ends with " + closing_of(open_.back()));
    } else if (next_ == Next::key || next_ == Next::value) {
      next_ == Next::value&& text_[open_.back()] == '{'
          ? say(at_, "found " + found() + ", expected a value after the colon")
          : say(last_comma_, "found a comma before " + closing_of(open_.back()), "leave the comma out");
    } else if (next_ == Next::colon) {
      say(at_, "found " + found() + ", expected a colon and a value after the key");
    } else {
      ++at_;
      open_.pop_back();
      next_ = open_.empty() ? Next::nothing : Next::comma_or_end;
    }
  }

  void check_end() {
    if (next_ == Next::value && open_.empty()) {
      say(0, text_.empty() ? "the file is empty, expected an object" : "the file is blank, expected an object",
          R"(the smallest file is {"docket": 1, …})");
    } else if (!open_.empty()) {
      say(text_.size(), "the file ends here, but " + opened(open_.back()) + " is still open" + others_open(),
          "the file may be cut off; " + opened(open_.back()) + " ends with " + closing_of(open_.back()));
    }
  }

  void take_token(const TokenEnd& token) {
    mistake_ = token.mistake;
    at_ = token.end;
  }

  void say_superfluous_comma() { say(at_, "found a comma too many, expected a " + wanted(), "leave the comma out"); }

  [[nodiscard]] std::string wanted() const { return next_ == Next::key || next_ == Next::key_or_end ? "key" : "value"; }

  void say(std::size_t offset, std::string message, std::string hint = {}) {
    mistake_ = {offset, std::move(message), std::move(hint)};
  }

  /// What stands here, for a message: a sign, or the begin of a word.
  [[nodiscard]] std::string found() const {
    const char sign = text_[at_];
    if (sign == '"') {
      return "another text";
    }
    const std::size_t length = text_.substr(at_).find_first_of(" \t\r\n,:;[]{}\"'");
    return length == 0 ? quoted(text_.substr(at_, 1))
                       : std::string(text_.substr(at_, std::min<std::size_t>(length, 40)));
  }

  [[nodiscard]] std::string opened(std::size_t offset) const {
    return std::string(text_[offset] == '{' ? "the object" : "the list") + " that begins at " + place_in(text_, offset);
  }

  [[nodiscard]] std::string closing_of(std::size_t offset) const { return text_[offset] == '{' ? "\"}\"" : "\"]\""; }

  [[nodiscard]] std::string others_open() const {
    const std::size_t others = open_.size() - 1;
    return others == 0 ? "" : ", and " + std::to_string(others) + " more around it";
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t last_comma_ = 0;
  std::size_t last_key_ = 0;
  Next next_ = Next::value;
  std::vector<std::size_t> open_;  ///< where the objects and lists begin that are open
  std::optional<TextMistake> mistake_;
};

}  // namespace

std::optional<TextMistake> find_json_mistake(std::string_view text) { return SyntaxCheck(text).run(); }

std::string place_in(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  return "line " + std::to_string(lines + 1) + ", column " + std::to_string(offset - line_start + 1);
}

}  // namespace docket::scenario_detail
