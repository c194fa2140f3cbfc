#include <algorithm>
#include <boost/program_options.hpp>

#include "cli/options.hpp"
#include "docket/core/nearest_word.hpp"

namespace docket {
namespace {

namespace po = boost::program_options;

constexpr const char* kOperands = "operands";

po::options_description described(const std::vector<OptionSpec>& specs) {
  po::options_description options;
  for (const OptionSpec& spec : specs) {
    if (spec.argument.empty()) {
      options.add_options()(spec.name.c_str(), "");
    } else {
      options.add_options()(spec.name.c_str(), po::value<std::vector<std::string>>(), "");
    }
  }
  options.add_options()(kOperands, po::value<std::vector<std::string>>(), "");
  return options;
}

std::string unknown(const std::string& written, const std::vector<OptionSpec>& specs) {
  std::vector<std::string> names;
  for (const OptionSpec& spec : specs) {
    names.push_back("--" + spec.name);
  }
  const auto longer = std::ranges::find_if(
      names, [&](const std::string& name) { return name.starts_with(written) && written != "--"; });
  const std::string nearest = longer == names.end() ? nearest_word(written, names) : *longer;
  return "unknown option " + written + (nearest.empty() ? "" : "; did you mean " + nearest + "?");
}

po::parsed_options parse(const std::vector<std::string>& words, const std::vector<OptionSpec>& specs) {
  const po::options_description options = described(specs);
  po::positional_options_description operands;
  operands.add(kOperands, -1);
  try {
    return po::command_line_parser(words)
        .options(options)
        .positional(operands)
        .style(po::command_line_style::unix_style & ~po::command_line_style::allow_guessing)
        .run();
  } catch (const po::unknown_option& error) {
    throw UsageError(unknown(error.get_option_name(), specs));
  } catch (const po::invalid_command_line_syntax& error) {
    throw UsageError(error.kind() == po::invalid_command_line_syntax::extra_parameter
                         ? error.get_option_name() + " takes no value"
                         : error.get_option_name() + " needs a value");
  } catch (const po::error& error) {
    throw UsageError(error.what());
  }
}

const OptionSpec& spec_of(const std::string& name, const std::vector<OptionSpec>& specs) {
  for (const OptionSpec& spec : specs) {
    if (spec.name == name) {
      return spec;
    }
  }
  throw UsageError("unknown option --" + name);
}

}  // namespace

Options parse_options(const std::vector<std::string>& words, const std::vector<OptionSpec>& specs) {
  Options options;
  for (const po::option& option : parse(words, specs).options) {
    if (option.position_key >= 0) {
      options.add_operand(option.value.front());
      continue;
    }
    const OptionSpec& spec = spec_of(option.string_key, specs);
    if (std::ranges::count(option.value, "") > 0) {
      throw UsageError("--" + spec.name + " needs a value that is not empty");
    }
    if (options.has(spec.name) && !spec.is_repeated) {
      throw UsageError("--" + spec.name + " is given twice");
    }
    std::vector<std::string> values = options.all(spec.name);
    values.insert(values.end(), option.value.begin(), option.value.end());
    options.add(spec.name, std::move(values));
  }
  return options;
}

}  // namespace docket
