#include "report/help_topics.hpp"

namespace docket {
namespace {

using Words = std::vector<std::pair<std::string, std::string>>;

Words decisions() {
  return {{"withhold", "a decision: make the item dark in the one territory of the law"},
          {"block", "a decision: make the item dark everywhere"},
          {"reject", "a decision: refuse the order for this item; if it was dark, it becomes visible again"},
          {"ask-clarification", "no decision yet: the item waits for the authority's answer, then is reviewed again"},
          {"leave", "of a stage's \"next\": the work is done, and no rule is asked"},
          {"provisional", "decided by the clock: in effect like any decision until review replaces it"},
          {"decided", "a final decision was taken; a provisional one does not count"},
          {"answered", "the first final decision is carried out, or work without an order is finished"},
          {"reviewed", "a stage with a \"judgement\" has finished for the item, whatever it found"},
          {"rushed", "work begun with little time left under the platform's reading: other speed, other errors"},
          {"restored",
           "made visible again by a \"reversal\" of the platform; a dark item that review refuses also comes "
           "back, but is not counted here"}};
}

Words deadlines() {
  return {{"reading", "a way to read the deadline of a law; its basis is law, practice or what-if"},
          {"governs", "which reading the platform works to, and by which one the authority counts"},
          {"dark", "not to be seen in the territory of the law; withheld and blocked items both are"},
          {"in effect", "an item is dark; of an order: all its items are, at once"},
          {"late", "not in effect when due; said of readings of basis law only"},
          {"missed", "not answered when due, dark or not; an order is missed if one of its items is"},
          {"outstanding",
           "at a look of the authority: due under its reading and not dark, refused and restored items "
           "included"}};
}

Words urgency() {
  return {{"preemption",
           "of a pool: when nobody is free, more urgent work takes the reviewer of the least urgent work in hand; of "
           "equals the last begun makes way, and waits before its class"},
          {"more urgent",
           "of a smaller priority number or an earlier due time, as the discipline of the stages says; of an earlier "
           "stage, where the pool picks in \"stage-order\""},
          {"resume", "what was interrupted goes on later with the work that is left"},
          {"restart", "it begins again and takes the same time; \"restart-anew\": a time drawn anew"},
          {"accumulating",
           "a discipline: priority grows by \"priority_per_hour\" from when work comes to the stage; the highest is "
           "next, of equal ones the faster growing"}};
}

Words knowledge() {
  return {{"trait", "a property that an item has or not, such as unlawful or newsworthy"},
          {"true", "what an item really is (\"truth\"): decides what counts as wrongly dark, and no rule can read it"},
          {"alleged", "a trait that the order says the item has"},
          {"judged", "a trait as the latest stage with a \"judgement\" of it found it, with its errors"},
          {"perceived", "a trait that a reviewer noticed on the way, without being asked to judge it"},
          {"replayed", "an actor that stands in the script: it does what is written there, nothing else"},
          {"simulated", "an actor that acts by its rules and by luck"}};
}

Words evidence() {
  return {{"fact", "the facts file tells the value: the strongest evidence"},
          {"law", "the wording was looked up; if nobody has, it is an unverified-law"},
          {"source", "some publication tells it"},
          {"convention", "something vague is told, and this is how it is read"},
          {"assumption",
           "nobody tells it: the weakest evidence. What --set or a later file changes loses the older "
           "file's evidence"}};
}

}  // namespace

Topic glossary() {
  Topic topic = {
      "words",
      "what words mean, and when rules are tried",
      {"When a stage leads to \"decide\", the rules of the policy are tried in their order, and the first that matches "
       "decides; the last matches always. A trait that nobody has judged or perceived matches neither true nor false.",
       "Rules with \"time_left_below\" are tried then too, and by the clock besides: as soon as so little time is "
       "left, "
       "from the service of the order on, whether or not anybody has noticed it. What the clock decides is "
       "provisional: it takes effect, review goes on and its decision replaces it. Until then the item counts "
       "neither as decided nor as answered."},
      {},
      {R"("when": {"time_left_below": "2h", "alleged": {"unlawful": true}})"}};
  for (const Words& words : {decisions(), deadlines(), urgency(), knowledge(), evidence()}) {
    topic.forms.insert(topic.forms.end(), words.begin(), words.end());
  }
  return topic;
}

}  // namespace docket
