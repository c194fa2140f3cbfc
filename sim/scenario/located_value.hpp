// A JSON value that knows where it was written. Merging keeps the places, so a problem in a merged document names the
// file and line of the value that caused it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "docket/core/problem.hpp"

namespace docket::scenario_detail {

/// Where a value stands in the chain base < extends < file < --set. A file's layer is odd; what it includes lies right
/// below it, so that an override lies above what it overrides.
using Layer = std::uint32_t;
inline constexpr Layer kSettingsLayer = UINT32_MAX;
constexpr Layer layer_of_file(std::size_t place_in_chain) { return static_cast<Layer>(2 * place_in_chain + 1); }

/// A Place whose file name is shared by all values of the file.
struct Spot {
  std::shared_ptr<const std::string> file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  Layer layer = 0;

  /// Written on the command line, not in a file.
  [[nodiscard]] bool is_setting() const { return layer == kSettingsLayer && line == 0; }
  [[nodiscard]] Place place() const { return {file ? *file : std::string(), line, column}; }
};

enum class JsonType : std::uint8_t { null, boolean, number, text, array, object };

struct LocatedMember;
struct LocatedValue;
class PackedTrace;

/// The members of an object. Copies share them until one is changed: a study tries one document with ever other
/// settings, and each touches little of it.
class LocatedMembers {
 public:
  [[nodiscard]] const LocatedMember* begin() const;
  [[nodiscard]] const LocatedMember* end() const;
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] const LocatedMember& front() const;
  [[nodiscard]] const LocatedMember& operator[](std::size_t index) const;

  /// To be changed. Pointers to members are void then, unless this object was the only one to have them.
  [[nodiscard]] std::vector<LocatedMember>& own();

 private:
  std::shared_ptr<std::vector<LocatedMember>> shared_;  // null: none
};

/// The elements of an array, shared alike. Those of a trace stay packed until somebody wants one of them: for one
/// thread at a time, unlike all else that is const here.
class LocatedElements {
 public:
  LocatedElements() = default;
  /// REQUIRES: a trace with rows.
  explicit LocatedElements(std::shared_ptr<const PackedTrace> trace);

  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] bool empty() const { return size() == 0; }
  /// Null when its elements are values.
  [[nodiscard]] const PackedTrace* packed() const { return packed_.get(); }
  /// Those that are values already: in what is packed there is nothing to delete, and all stands in the array's layer.
  [[nodiscard]] std::span<const LocatedValue> loose() const;
  [[nodiscard]] std::span<LocatedValue> own_loose();

  // All that follows unpacks, once.
  [[nodiscard]] const LocatedValue& operator[](std::size_t index) const;
  /// To be changed.
  [[nodiscard]] std::vector<LocatedValue>& own();

 private:
  void unpack() const;

  mutable std::shared_ptr<std::vector<LocatedValue>> shared_;  // null: none
  mutable std::shared_ptr<const PackedTrace> packed_;
};

struct LocatedValue {
  JsonType type = JsonType::null;
  bool boolean = false;
  double number = 0;
  std::string text;          ///< of a text; of a number, as it was written
  LocatedElements elements;  ///< of an array
  LocatedMembers members;    ///< of an object, in the order of writing
  Spot spot;

  [[nodiscard]] bool is(JsonType wanted) const { return type == wanted; }
  /// The member's value, or null when this is no object or has no such key. O(members).
  [[nodiscard]] const LocatedValue* find(std::string_view key) const;
  /// The same, to be changed.
  [[nodiscard]] LocatedValue* own(std::string_view key);
  /// A number without a fraction, 0 or more and at most 2^64 - 1; above 2^53 only when written in digits.
  [[nodiscard]] std::optional<std::uint64_t> whole_number() const;
};

struct LocatedMember {
  std::string key;
  Spot key_spot;
  LocatedValue value;
};

inline const LocatedMember* LocatedMembers::begin() const { return shared_ ? shared_->data() : nullptr; }
inline const LocatedMember* LocatedMembers::end() const {
  return shared_ ? shared_->data() + shared_->size() : nullptr;
}
inline std::size_t LocatedMembers::size() const { return shared_ ? shared_->size() : 0; }
inline const LocatedMember& LocatedMembers::front() const { return shared_->front(); }
inline const LocatedMember& LocatedMembers::operator[](std::size_t index) const { return (*shared_)[index]; }

LocatedValue make_object(const Spot& spot);
LocatedValue make_text(std::string text, const Spot& spot);

/// The value and all within it stand in `layer` or higher. REQUIRES: no trace is included yet.
void raise_to_layer(LocatedValue& value, Layer layer);
/// Where the part of the value was written that has the highest layer.
const Spot& youngest_spot(const LocatedValue& value);

/// The value of `key`, added as null at `spot` when there is none. REQUIRES: `object` is one.
LocatedValue& member_of(LocatedValue& object, std::string_view key, const Spot& spot);
void remove_member(LocatedValue& object, std::string_view key);
std::vector<std::string> keys_of(const LocatedValue& object);

/// RFC 6901: "/" before each step, "~" and "/" within one escaped.
std::string pointer_to(std::string_view parent, std::string_view key);
/// The steps of a pointer, or nothing when it is none.
std::optional<std::vector<std::string>> pointer_steps(std::string_view pointer);
/// Null when there is no such value.
const LocatedValue* find_at(const LocatedValue& root, std::string_view pointer);

}  // namespace docket::scenario_detail
