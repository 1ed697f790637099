// What is asked of programs whose allocations fail (memory_failures.c).

// A run that ends as if nothing had failed prints what it prints otherwise.
export const COMPARED = '--compare';

// The program itself reports a MemoryError in other words, and goes on; or what follows from one, as a loop of events that could
// not be closed, is the error that ends it.
const ANY_ERROR = [
  'a_record_that_cannot_be_formatted_does_not_end_the_program.py', 'asyncio_all.py', 'errors_nobody_receives.py',
  'unit_tests_of_coroutines.py',
  // Where there is no memory for the name `code`, an exit's status is what it holds, whatever its property would say.
  'an_exit_that_does_not_say_its_code.py',
  // What happens while sys.stderr is a text of the program is told there.
  'the_module_traceback_suggests_no_names.py',
  // os._exit is an exception here, of which nothing is told.
  'end_at_once.py',
  // CPython, too, keeps quiet when gc.garbage has no room for what it saves.
  '257_seeds_003_debug_flags.py',
];
// The program goes on after any exception, and does not name its class.
const NOT_COMPARED = ['arguments_and_messages.py', 'hooks.py', 'traced.py',
  // Where sys.last_value has no room finalizers run earlier; so in CPython.
  'looked_at_while_torn_down_at_the_end.py',
  // They print how much room lists have: one that cannot have less keeps what it has.
  '066_growth_list_pop.py', '069_growth_list_remove_middle.py'];

// Names of programs, and what memory_failures is told for them in place of COMPARED.
export const SETTINGS_OF = [
  ...ANY_ERROR.map((name) => [name, ['--any-error']]),
  ...NOT_COMPARED.map((name) => [name, []]),
];
