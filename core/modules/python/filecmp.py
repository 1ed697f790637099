"""Files and folders compared."""

import os
import stat
from itertools import filterfalse

__all__ = ['clear_cache', 'cmp', 'dircmp', 'cmpfiles', 'DEFAULT_IGNORES']

DEFAULT_IGNORES = ['RCS', 'CVS', 'tags', '.git', '.hg', '.bzr', '_darcs', '__pycache__']
_cache = {}


def clear_cache():
    _cache.clear()


def cmp(f1, f2, shallow=True):
    """Whether two files seem equal: by size and time, or by what is in them."""
    signatures = []
    for name in (f1, f2):
        found = os.stat(name)
        signatures.append((stat.S_IFMT(found.st_mode), found.st_size, found.st_mtime))
    one, two = signatures
    if one[0] != stat.S_IFREG or two[0] != stat.S_IFREG:
        return False
    if shallow and one == two:
        return True
    if one[1] != two[1]:
        return False
    key = f1, f2, one, two
    if key not in _cache:
        if len(_cache) > 100:
            clear_cache()
        with open(f1, 'rb') as first, open(f2, 'rb') as second:
            _cache[key] = first.read() == second.read()
    return _cache[key]


def cmpfiles(a, b, common, shallow=True):
    """The names of equal files, of different ones, and of those that cannot be compared."""
    result = [], [], []
    for name in common:
        try:
            equal = cmp(os.path.join(a, name), os.path.join(b, name), shallow)
        except (OSError, ValueError):
            result[2].append(name)
        else:
            result[0 if equal else 1].append(name)
    return result


class dircmp:
    """Two folders; what is asked for is found when it is asked for."""

    def __init__(self, a, b, ignore=None, hide=None):
        self.left, self.right = a, b
        self.hide = [os.curdir, os.pardir] if hide is None else hide
        self.ignore = DEFAULT_IGNORES if ignore is None else ignore

    __class_getitem__ = classmethod(type(list[int]))

    def phase0(self):
        hidden = set(self.hide) | set(self.ignore)
        self.left_list = sorted(filterfalse(hidden.__contains__, os.listdir(self.left)))
        self.right_list = sorted(filterfalse(hidden.__contains__, os.listdir(self.right)))

    def phase1(self):
        right = {os.path.normcase(name): name for name in self.right_list}
        left = {os.path.normcase(name): name for name in self.left_list}
        self.common = [left[name] for name in left if name in right]
        self.left_only = [left[name] for name in left if name not in right]
        self.right_only = [right[name] for name in right if name not in left]

    def phase2(self):
        self.common_dirs, self.common_files, self.common_funny = [], [], []
        for name in self.common:
            try:
                kinds = [stat.S_IFMT(os.stat(os.path.join(folder, name)).st_mode) for folder in (self.left, self.right)]
            except (OSError, ValueError):
                kinds = [0, 1]
            if kinds[0] != kinds[1]:
                self.common_funny.append(name)
            elif stat.S_ISDIR(kinds[0]):
                self.common_dirs.append(name)
            elif stat.S_ISREG(kinds[0]):
                self.common_files.append(name)
            else:
                self.common_funny.append(name)

    def phase3(self):
        self.same_files, self.diff_files, self.funny_files = cmpfiles(self.left, self.right, self.common_files)

    def phase4(self):
        self.subdirs = {name: self.__class__(os.path.join(self.left, name), os.path.join(self.right, name), self.ignore, self.hide)
                        for name in self.common_dirs}

    def phase4_closure(self):
        self.phase4()
        for below in self.subdirs.values():
            below.phase4_closure()

    def report(self):
        print('diff', self.left, self.right)
        for words, name in (('Only in %s :' % self.left, 'left_only'), ('Only in %s :' % self.right, 'right_only')):
            found = getattr(self, name)
            if found:
                found.sort()
                print(words, found)
        for words, name in (('Identical files :', 'same_files'), ('Differing files :', 'diff_files')):
            found = getattr(self, name)
            if found:
                found.sort()
                print(words, found)
        for words, name in (('Trouble with common files :', 'funny_files'), ('Common subdirectories :', 'common_dirs'),
                            ('Common funny cases :', 'common_funny')):
            found = getattr(self, name)
            if found:
                found.sort()
                print(words, found)

    def report_partial_closure(self):
        self.report()
        for below in self.subdirs.values():
            print()
            below.report()

    def report_full_closure(self):
        self.report()
        for below in self.subdirs.values():
            print()
            below.report_full_closure()

    # what works out which of the lists
    methodmap = {name: phase for phase, names in (
        (phase4, ['subdirs']),
        (phase3, ['same_files', 'diff_files', 'funny_files']),
        (phase2, ['common_dirs', 'common_files', 'common_funny']),
        (phase1, ['common', 'left_only', 'right_only']),
        (phase0, ['left_list', 'right_list']),
    ) for name in names}

    def __getattr__(self, attr):
        phase = self.methodmap.get(attr)
        if phase is None:
            raise AttributeError(attr)
        phase(self)
        return getattr(self, attr)
