#include "cli/dispatch.hpp"

int main(int argc, char** argv) { return docket::dispatch({argv + (argc > 0 ? 1 : 0), argv + argc}); }
