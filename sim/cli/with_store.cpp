#include "cli/with_store.hpp"

#include "cli/exit_code.hpp"
#include "docket/core/problem_text.hpp"

namespace docket {

void tell_of_lost_log(const std::string& path, const Console& console) {
  console.tell("docket: " + path + " is not whole: what its sweep did last may be in " + path +
               "-wal, which is not beside it; copy both, or go on with docket sweep\n");
}

int with_store(const std::string& path, const Console& console, const std::function<int(const ResultStore&)>& use) {
  const Result<ResultStore> store = ResultStore::open(path);
  if (!store.has_value()) {
    console.tell(render_problems(store.problems()));
    return exit_code::kInputOutput;
  }
  try {
    if (store.value().may_lack_its_log()) {
      tell_of_lost_log(path, console);
    }
    return use(store.value());
  } catch (const StoreFailed& failure) {
    console.tell("docket: " + path + ": " + failure.what() + "\n");
    return exit_code::kInputOutput;
  }
}

}  // namespace docket
