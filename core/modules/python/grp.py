"""Groups of users: /etc/group, where there is one."""

from _structseq import make as _make

struct_group, _row = _make('grp', 'struct_group', ('gr_name', 'gr_passwd', 'gr_gid', 'gr_mem'))


def getgrall():
    try:
        with open('/etc/group', encoding='utf-8', errors='surrogateescape') as file:
            rows = [line.rstrip('\n').split(':') for line in file]
    except OSError:
        return []
    return [_row(row[0], row[1], int(row[2]), row[3].split(',') if row[3] else []) for row in rows if len(row) >= 4]


def getgrgid(id):
    for one in getgrall():
        if one.gr_gid == id:
            return one
    raise KeyError('getgrgid(): gid not found: %d' % id)


def getgrnam(name):
    for one in getgrall():
        if one.gr_name == name:
            return one
    raise KeyError('getgrnam(): name not found: %r' % name)
