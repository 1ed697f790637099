"""Types keys at a prompt that runs in a terminal of its own and prints what stood there in the end.

python3.11 prompt_keys.py COMMAND [WORD…] < keys: one item a line, a str as Python writes it. Each is typed when the
program has become quiet; a terminal's control sequences are left out.
"""
import ast
import os
import pty
import re
import select
import sys

QUIET = 0.12


def read(screen, seconds):
    """What comes until nothing has come for so long; None: the program has ended."""
    seen = b''
    while select.select([screen], [], [], seconds if not seen.endswith((b'>>> ', b'... ')) else 0.02)[0]:
        try:
            got = os.read(screen, 65536)
        except OSError:
            return seen, False
        if not got:
            return seen, False
        seen += got
    return seen, True


def main(command, keys):
    child, screen = pty.fork()
    if child == 0:
        os.environ.update(TERM='dumb', PYTHONSTARTUP='', INPUTRC='/dev/null', PYTHONHASHSEED='0', PYTHONUTF8='1')
        os.execv(command[0], command)
    text, runs = read(screen, 1)
    for key in keys:
        if not runs:
            break
        os.write(screen, key.encode())
        seen, runs = read(screen, QUIET)
        text += seen
    os.close(screen)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    shown = re.sub(r'\x1b\[[0-9;?]*[a-zA-Z]|[\r\x07]|\^D|\x08', '', text.decode('utf8', 'replace'))
    sys.stdout.write(shown + '\n[%d]\n' % status)


main(sys.argv[1:], [ast.literal_eval(line) for line in sys.stdin])
