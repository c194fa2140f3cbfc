// Waiting items of one stage, the one due first in front: a heap with four children a node, half as deep as a binary
// one, whose children share a cache line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace docket::bench {

class DueHeap {
 public:
  [[nodiscard]] bool is_empty() const { return size_ == 0; }

  void push(std::uint64_t due, std::uint32_t item) {
    if (size_ == entries_.size()) {
      entries_.resize(2 * size_);
    }
    std::size_t hole = size_++;
    while (hole > 0 && entries_[(hole - 1) / 4].due > due) {
      entries_[hole] = entries_[(hole - 1) / 4];
      hole = (hole - 1) / 4;
    }
    entries_[hole] = {due, item};
  }

  std::uint32_t pop() {
    const std::uint32_t first = entries_[0].item;
    const Entry last = entries_[--size_];
    std::size_t hole = 0;
    for (std::size_t child = 1; child < size_; child = 4 * hole + 1) {
      const std::size_t least = least_child(child);
      if (entries_[least].due >= last.due) {
        break;
      }
      entries_[hole] = entries_[least];
      hole = least;
    }
    entries_[hole] = last;
    return first;
  }

 private:
  struct Entry {
    std::uint64_t due = 0;
    std::uint32_t item = 0;
  };

  [[nodiscard]] std::size_t earlier(std::size_t a, std::size_t b) const {
    return entries_[b].due < entries_[a].due ? b : a;
  }
  [[nodiscard]] std::size_t least_child(std::size_t first) const {
    if (first + 4 <= size_) {
      return earlier(earlier(first, first + 1), earlier(first + 2, first + 3));
    }
    std::size_t least = first;
    for (std::size_t child = first + 1; child < size_; ++child) {
      least = earlier(least, child);
    }
    return least;
  }

  std::vector<Entry> entries_ = std::vector<Entry>(1024);
  std::size_t size_ = 0;
};

}  // namespace docket::bench
