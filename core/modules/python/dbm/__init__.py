"""Bytes by bytes, kept in a file."""

__all__ = ['open', 'whichdb', 'error']


class error(Exception):
    pass


_own = error
error = (_own, OSError)
_mark = b'# ouroboros dbm\n'


class _Database:
    def __init__(self, path, flag, mode):
        import os
        self._path, self._flag = path, flag
        self._items, self._is_changed = {}, False
        exists = os.path.exists(path)
        if flag in ('r', 'w') and not exists:
            raise _own("db file doesn't exist; use 'c' or 'n' flag to create a new db")
        if flag in ('r', 'w', 'c') and exists:
            self._read()
        else:
            self._is_changed = True
            self.sync()

    def _read(self):
        with _open(self._path, 'rb') as file:
            data = file.read()
        if not data.startswith(_mark):
            raise _own('db type could not be determined')
        at = len(_mark)
        while at < len(data):
            key, at = self._piece(data, at)
            self._items[key], at = self._piece(data, at)

    @staticmethod
    def _piece(data, at):
        length = int.from_bytes(data[at:at + 8], 'little')
        return data[at + 8:at + 8 + length], at + 8 + length

    def sync(self):
        if self._items is not None and self._is_changed:
            with _open(self._path, 'wb') as file:
                file.write(_mark + b''.join(len(one).to_bytes(8, 'little') + one for pair in self._items.items() for one in pair))
            self._is_changed = False

    def _opened(self):
        if self._items is None:
            raise _own('GDBM object has already been closed')
        return self._items

    @staticmethod
    def _bytes(value):
        return value.encode() if isinstance(value, str) else bytes(value)

    def __getitem__(self, key):
        return self._opened()[self._bytes(key)]

    def __setitem__(self, key, value):
        if self._flag == 'r':
            raise _own("Reader can't store")
        self._opened()[self._bytes(key)] = self._bytes(value)
        self._is_changed = True

    def __delitem__(self, key):
        del self._opened()[self._bytes(key)]
        self._is_changed = True

    def __contains__(self, key):
        return self._bytes(key) in self._opened()

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._opened())

    def keys(self):
        return list(self._opened())

    def items(self):
        return list(self._opened().items())

    def get(self, key, default=None):
        return self._opened().get(self._bytes(key), default)

    def setdefault(self, key, default=b''):
        if key not in self:
            self[key] = default
        return self[key]

    def close(self):
        self.sync()
        self._items = None

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __del__(self):
        if self._items is not None:
            self.close()


_open = open


def open(file, flag='r', mode=0o666):
    from os import fspath
    return _Database(fspath(file), flag[:1], mode)


def whichdb(filename):
    try:
        with _open(filename, 'rb') as file:
            return 'dbm' if file.read(len(_mark)) == _mark else ''
    except OSError:
        return None
