// Where long outputs go: piece by piece to whoever stores them.
#pragma once

#include <functional>
#include <string_view>

namespace docket {

using TextOutput = std::function<void(std::string_view)>;

}  // namespace docket
