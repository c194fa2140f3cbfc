// A vector that grows without moving what is in it: for many large things that come one by one. A plain one writes each
// of them anew a few times over, into memory that no cache holds yet; std::deque keeps three or four of them to a
// block.
#pragma once

#include <bit>
#include <cstddef>
#include <memory>
#include <vector>

namespace docket {

/// A chunk is made whole. REQUIRES: making a T throws nothing and gives every member a value.
template <class T, std::size_t kChunkSize = 64>
class ChunkedVector {
  static_assert(std::has_single_bit(kChunkSize), "a place is found by bits");

 public:
  /// A new one at the end. O(1); no reference to another becomes invalid.
  T& emplace_back() {
    if (size_ == chunks_.size() * kChunkSize) {
      chunks_.push_back(std::make_unique_for_overwrite<T[]>(kChunkSize));
    }
    return (*this)[size_++];
  }

  /// REQUIRES: place < size().
  T& operator[](std::size_t place) { return chunks_[place / kChunkSize][place % kChunkSize]; }

  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::vector<std::unique_ptr<T[]>> chunks_;
  std::size_t size_ = 0;
};

}  // namespace docket
