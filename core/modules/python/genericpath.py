"""What all kinds of paths have in common."""

from posixpath import commonprefix, exists, getatime, getctime, getmtime, getsize, isdir, isfile, samefile

__all__ = ['commonprefix', 'exists', 'getatime', 'getctime', 'getmtime', 'getsize', 'isdir', 'isfile', 'samefile']
