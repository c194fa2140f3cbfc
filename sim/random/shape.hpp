// What a Distribution is made of. One class per family; builders check nothing, because forms did.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "docket/random/draws.hpp"
#include "random/first_words.hpp"

namespace docket::random_detail {

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

  void set_description(std::string text) { description_ = std::move(text); }
  [[nodiscard]] const std::string& description() const { return description_; }

 private:
  std::string description_;
};

/// Gives a family with `double draw(Draws&) const` its two ways of sampling, the block with `draw` inlined. A family
/// may have `bool is_drawn_of(word, double& value) const` too: whether draw() asks for no more than that first word,
/// and then gives that value.
template <class Family>
class SampledShape : public Shape {
 public:
  [[nodiscard]] double sample(Draws& draws) const final { return self().draw(draws); }

  void sample_block(StreamKey stream, std::uint64_t first_ordinal, Purpose purpose, std::span<double> out) const final {
    FirstWords words;
    for (std::size_t done = 0; done < out.size(); done += FirstWords::kCapacity) {
      const std::size_t count = std::min(out.size() - done, FirstWords::kCapacity);
      make_first_words(stream, first_ordinal + done, purpose, count, words);
      for (std::size_t i = 0; i < count; ++i) {
        if constexpr (requires { self().is_drawn_of(words.first[i], out[done + i]); }) {
          if (self().is_drawn_of(words.first[i], out[done + i])) [[likely]] {
            continue;
          }
        }
        Draws draws(stream, first_ordinal + done + i, purpose, words.first[i], words.second[i]);
        out[done + i] = self().draw(draws);
      }
    }
  }

 private:
  friend Family;
  SampledShape() = default;
  [[nodiscard]] const Family& self() const { return static_cast<const Family&>(*this); }
};

using ShapePointer = std::unique_ptr<Shape>;

/// The parameters of a form, in its order, already checked.
using Parameters = std::span<const double>;

ShapePointer make_constant(double value);

}  // namespace docket::random_detail
