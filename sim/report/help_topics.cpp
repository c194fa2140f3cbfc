#include "report/help_topics.hpp"

#include "report/value_topics.hpp"

namespace docket {

std::vector<Topic> help_topics() {
  std::vector<Topic> topics = {glossary(), whole_example()};
  for (Topic& topic : value_topics()) {
    topics.push_back(std::move(topic));
  }
  return topics;
}

}  // namespace docket
