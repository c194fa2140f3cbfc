#include "docket/engine/fingerprint.hpp"

namespace docket {

std::string Fingerprint::hex() const {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (std::uint32_t shift = 64; shift > 0; shift -= 4) {
    text += kDigits[value_ >> (shift - 4) & 0xfU];
  }
  return text;
}

}  // namespace docket
