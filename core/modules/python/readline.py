"""The lines that were typed; those of a prompt are the host's."""

_lines = []
_state = {'completer': None, 'delims': ' \t\n`~!@#$%^&*()-=+[{]}\\|;:\'",<>/?', 'length': -1, 'auto': True}


def parse_and_bind(string):
    pass


def read_init_file(filename=None):
    pass


def get_line_buffer():
    return ''


def insert_text(string):
    pass


def redisplay():
    pass


def read_history_file(filename='~/.history'):
    import os
    with open(os.path.expanduser(filename), encoding='utf-8') as file:
        _lines.extend(file.read().splitlines())


def write_history_file(filename='~/.history'):
    import os
    with open(os.path.expanduser(filename), 'w', encoding='utf-8') as file:
        file.writelines(line + '\n' for line in _lines)


def append_history_file(nelements, filename='~/.history'):
    import os
    with open(os.path.expanduser(filename), 'a', encoding='utf-8') as file:
        file.writelines(line + '\n' for line in _lines[-nelements:])


def get_history_length():
    return _state['length']


def set_history_length(length):
    _state['length'] = length


def get_current_history_length():
    return len(_lines)


def get_history_item(index):
    return _lines[index - 1] if 0 < index <= len(_lines) else None


def remove_history_item(pos):
    if pos < 0:
        raise ValueError('History index cannot be negative')
    if pos >= len(_lines):
        raise ValueError('No history item at position %d' % pos)
    del _lines[pos]


def replace_history_item(pos, line):
    if pos < 0:
        raise ValueError('History index cannot be negative')
    if pos >= len(_lines):
        raise ValueError('No history item at position %d' % pos)
    _lines[pos] = line


def add_history(line):
    _lines.append(line)


def clear_history():
    _lines.clear()


def set_auto_history(enabled):
    _state['auto'] = enabled


def set_startup_hook(function=None):
    pass


def set_pre_input_hook(function=None):
    pass


def set_completer(function=None):
    _state['completer'] = function


def get_completer():
    return _state['completer']


def get_completion_type():
    return 0


def get_begidx():
    return 0


def get_endidx():
    return 0


def set_completer_delims(string):
    _state['delims'] = string


def get_completer_delims():
    return _state['delims']


def set_completion_display_matches_hook(function=None):
    pass
