// What is asked of programs whose allocations fail (memory_failures.c).

// A run that ends as if nothing had failed prints what it prints otherwise.
export const COMPARED = '--compare';

// Not of these: the program itself reports a MemoryError in other words, and goes on; or what follows from one, as a loop of events
// that could not be closed, is the error that ends it.
export const SETTINGS_OF = [
  'a_record_that_cannot_be_formatted_does_not_end_the_program.py', 'asyncio_all.py', 'errors_nobody_receives.py',
  'unit_tests_of_coroutines.py',
  // CPython, too, keeps quiet when gc.garbage has no room for what it saves.
  '257_seeds_003_debug_flags.py',
].map((name) => [name, ['--any-error']]);
