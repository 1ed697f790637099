"""Who may use the system: /etc/passwd, where there is one."""

from _structseq import make as _make

struct_passwd, _row = _make('pwd', 'struct_passwd', ('pw_name', 'pw_passwd', 'pw_uid', 'pw_gid', 'pw_gecos', 'pw_dir', 'pw_shell'))


def getpwall():
    try:
        with open('/etc/passwd', encoding='utf-8', errors='surrogateescape') as file:
            rows = [line.rstrip('\n').split(':') for line in file]
    except OSError:
        return []
    return [_row(row[0], row[1], int(row[2]), int(row[3]), *row[4:7]) for row in rows if len(row) >= 7]


def getpwuid(uid, /):
    for one in getpwall():
        if one.pw_uid == uid:
            return one
    raise KeyError('getpwuid(): uid not found: %d' % uid)


def getpwnam(name, /):
    for one in getpwall():
        if one.pw_name == name:
            return one
    raise KeyError('getpwnam(): name not found: %r' % name)
