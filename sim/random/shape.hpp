// What a Distribution is made of. One class per family; builders check nothing, because forms did.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "docket/random/draws.hpp"
#include "random/first_words.hpp"
#include "random/wide_loop.hpp"

namespace docket::random_detail {

/// The density is flat from `low` on, for `width`. By itself, so that a mixture of many can do without calls.
struct Flat {
  double low;
  double width;
  [[nodiscard]] double draw(Draws& draws) const { return low + width * draws.unit(); }
};

class Shape {
 public:
  virtual ~Shape() = default;
  Shape() = default;
  Shape(const Shape&) = delete;
  Shape& operator=(const Shape&) = delete;

  [[nodiscard]] virtual double sample(Draws& draws) const = 0;
  virtual void sample_block(StreamKey stream, std::uint64_t first_ordinal, Purpose purpose,
                            std::span<double> out) const = 0;
  [[nodiscard]] virtual double mean() const = 0;
  [[nodiscard]] virtual double variance() const = 0;
  [[nodiscard]] virtual double cdf(double x) const = 0;
  [[nodiscard]] virtual double lower_bound() const = 0;
  [[nodiscard]] virtual bool is_constant() const { return false; }
  /// Null if the density is not flat between two bounds.
  [[nodiscard]] virtual const Flat* flat() const { return nullptr; }

  void set_description(std::string text) { description_ = std::move(text); }
  [[nodiscard]] const std::string& description() const { return description_; }

 private:
  std::string description_;
};

/// Gives a family with `double draw(Draws&) const` its two ways of sampling, the block with `draw` inlined. A family
/// may have `auto of_first_word() const` too: a function from the first word at an address to what that says of draw(),
/// as a FirstWordDraw, without a jump.
template <class Family>
class SampledShape : public Shape {
 public:
  [[nodiscard]] double sample(Draws& draws) const final { return self().draw(draws); }

  void sample_block(StreamKey stream, std::uint64_t first_ordinal, Purpose purpose, std::span<double> out) const final {
    FirstWords words;
    for (std::size_t done = 0; done < out.size(); done += FirstWords::kCapacity) {
      const std::span<double> some = out.subspan(done, std::min(out.size() - done, FirstWords::kCapacity));
      make_first_words(stream, first_ordinal + done, purpose, some.size(), words);
      const auto draw_all_of = [&](std::size_t i) {
        Draws draws(stream, first_ordinal + done + i, purpose, words.first[i], words.second[i]);
        return self().draw(draws);
      };
      if constexpr (requires { self().of_first_word(); }) {
        draw_of_first_words(words, some, draw_all_of);
      } else {
        for (std::size_t i = 0; i < some.size(); ++i) {
          some[i] = draw_all_of(i);
        }
      }
    }
  }

 private:
  friend Family;
  SampledShape() = default;

  template <class DrawAllOf>
  void draw_of_first_words(const FirstWords& words, std::span<double> out, const DrawAllOf& draw_all_of) const {
    std::array<std::uint64_t, FirstWords::kCapacity> is_enough;  // NOLINT(*-member-init): written before it is read
    in_wide_lanes([count = out.size(), word = words.first.data(), value = out.data(), enough = is_enough.data(),
                   of_first_word = self().of_first_word()]() DOCKET_WIDE_BODY {
      DOCKET_LANES_ARE_APART
      for (std::size_t i = 0; i < count; ++i) {
        const auto drawn = of_first_word(word[i]);
        value[i] = drawn.variate;
        enough[i] = drawn.is_enough;
      }
    });
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (is_enough[i] == 0) [[unlikely]] {
        out[i] = draw_all_of(i);
      }
    }
  }
  [[nodiscard]] const Family& self() const { return static_cast<const Family&>(*this); }
};

using ShapePointer = std::unique_ptr<Shape>;

/// The parameters of a form, in its order, already checked.
using Parameters = std::span<const double>;

ShapePointer make_constant(double value);

}  // namespace docket::random_detail
