"""Whole files and folders: copying, moving, removing."""

import os
import sys
import fnmatch

__all__ = ["copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree", "Error",
           "SpecialFileError", "ExecError", "ReadError", "RegistryError", "get_terminal_size", "which", "ignore_patterns",
           "disk_usage", "SameFileError", "make_archive", "get_archive_formats", "register_archive_format",
           "unregister_archive_format", "get_unpack_formats", "register_unpack_format", "unregister_unpack_format",
           "unpack_archive"]

COPY_BUFSIZE = 64 * 1024


class Error(OSError):
    pass


class SameFileError(Error):
    """Source and destination are the same."""


class SpecialFileError(OSError):
    """What cannot be copied, such as a pipe."""


class ExecError(OSError):
    pass


class ReadError(OSError):
    pass


class RegistryError(Exception):
    pass


def copyfileobj(fsrc, fdst, length=0):
    while data := fsrc.read(length or COPY_BUFSIZE):
        fdst.write(data)


def copyfile(src, dst, *, follow_symlinks=True):
    if os.path.exists(src) and os.path.exists(dst) and os.path.samefile(src, dst):
        raise SameFileError('{!r} and {!r} are the same file'.format(src, dst))
    with open(src, 'rb') as fsrc:
        try:
            with open(dst, 'wb') as fdst:
                copyfileobj(fsrc, fdst)
        except IsADirectoryError as e:
            if not os.path.exists(dst):
                raise FileNotFoundError(f'Directory does not exist: {dst}') from e
            raise
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    pass


def copystat(src, dst, *, follow_symlinks=True):
    pass


def copy(src, dst, *, follow_symlinks=True):
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    return copyfile(src, dst, follow_symlinks=follow_symlinks)


copy2 = copy


def ignore_patterns(*patterns):
    def ignored(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}
    return ignored


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    names = os.listdir(src)
    left_out = ignore(os.fspath(src), names) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for name in names:
        if name in left_out:
            continue
        here, there = os.path.join(src, name), os.path.join(dst, name)
        try:
            if os.path.isdir(here):
                copytree(here, there, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
            else:
                copy_function(here, there)
        except Error as wrong:
            errors.extend(wrong.args[0])
        except OSError as why:
            errors.append((here, there, str(why)))
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    if ignore_errors:
        def onerror(*args):
            pass
    elif onerror is None:
        def onerror(*args):
            raise
    try:
        if os.path.islink(path):
            raise OSError('Cannot call rmtree on a symbolic link')
    except OSError:
        onerror(os.path.islink, path, sys.exc_info())
        return
    try:
        names = os.listdir(path)
    except OSError:
        onerror(os.lstat if not os.path.exists(path) else os.scandir, path, sys.exc_info())
        return
    for name in names:
        inner = os.path.join(path, name)
        if os.path.isdir(inner) and not os.path.islink(inner):
            rmtree(inner, ignore_errors, onerror)
        else:
            try:
                os.unlink(inner)
            except OSError:
                onerror(os.unlink, inner, sys.exc_info())
    try:
        os.rmdir(path)
    except OSError:
        onerror(os.rmdir, path, sys.exc_info())


def move(src, dst, copy_function=copy2):
    real_dst = dst
    if os.path.isdir(dst):
        if os.path.samefile(src, dst):
            os.rename(src, dst)
            return dst
        real_dst = os.path.join(dst, os.path.basename(os.fspath(src).rstrip('/')))
        if os.path.exists(real_dst):
            raise Error("Destination path '%s' already exists" % real_dst)
    try:
        os.rename(src, real_dst)
    except OSError:
        if os.path.isdir(src):
            if (os.path.abspath(real_dst) + '/').startswith(os.path.abspath(src) + '/'):
                raise Error("Cannot move a directory '%s' into itself '%s'." % (src, dst))
            copytree(src, real_dst, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, real_dst)
            os.unlink(src)
    return real_dst


def get_terminal_size(fallback=(80, 24)):
    sizes = []
    for name in ('COLUMNS', 'LINES'):
        try:
            sizes.append(int(os.environ[name]))
        except (KeyError, ValueError):
            sizes.append(0)
    if min(sizes) <= 0:
        try:
            size = os.get_terminal_size()
        except (AttributeError, ValueError, OSError):
            size = fallback
        sizes = [own if own > 0 else other or default for own, other, default in zip(sizes, size, fallback)]
    return os.terminal_size(sizes)


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    def fits(name):
        return os.path.exists(name) and os.access(name, mode) and not os.path.isdir(name)
    if os.path.dirname(cmd):
        return cmd if fits(cmd) else None
    if path is None:
        path = os.environ.get('PATH', None)
        if path is None:
            path = os.defpath
    for folder in path.split(os.pathsep) if path else ():
        name = os.path.join(folder, cmd)
        if fits(name):
            return name
    return None


def disk_usage(path):
    raise OSError(38, 'Function not implemented')


# ---- archives

def _make_zip(base_name, root_dir, base_dir, dry_run, logger):
    import zipfile
    name = base_name + '.zip'
    if dry_run:
        return name
    above = os.path.dirname(base_name)
    if above and not os.path.exists(above):
        os.makedirs(above)
    with zipfile.ZipFile(name, 'w', compression=zipfile.ZIP_DEFLATED) as archive:
        start = base_dir if root_dir is None else os.path.join(root_dir, base_dir)

        def inner(path):
            return os.path.normpath(path if root_dir is None else os.path.relpath(path, root_dir))
        if inner(start) != os.curdir:
            archive.write(start, inner(start))
        for folder, folders, files in os.walk(start):
            for one in sorted(folders):
                archive.write(os.path.join(folder, one), inner(os.path.join(folder, one)))
            for one in files:
                path = os.path.join(folder, one)
                if os.path.isfile(path):
                    archive.write(path, inner(path))
    return name


def _make_tar(base_name, root_dir, base_dir, dry_run, logger, compress='', suffix='.tar'):
    import tarfile
    name = base_name + suffix
    if dry_run:
        return name
    above = os.path.dirname(base_name)
    if above and not os.path.exists(above):
        os.makedirs(above)
    with tarfile.open(name, 'w' + compress) as archive:
        archive.add(base_dir if root_dir is None else os.path.join(root_dir, base_dir), base_dir)
    return name


def _tar_with(compress, suffix):
    def make(*words):
        return _make_tar(*words, compress=compress, suffix=suffix)
    return make


_archive_formats = {
    'tar': (_make_tar, 'uncompressed tar file'),
    'gztar': (_tar_with(':gz', '.tar.gz'), "gzip'ed tar-file"),
    'zip': (_make_zip, 'ZIP file'),
}


def get_archive_formats():
    return sorted((name, row[1]) for name, row in _archive_formats.items())


def register_archive_format(name, function, extra_args=None, description=''):
    if not callable(function):
        raise TypeError('The %s object is not callable' % function)
    more = [] if extra_args is None else extra_args
    if not isinstance(more, (tuple, list)):
        raise TypeError('extra_args needs to be a sequence')
    if not all(isinstance(pair, (tuple, list)) and len(pair) == 2 for pair in more):
        raise TypeError('extra_args elements are : (arg_name, value)')
    _archive_formats[name] = lambda base, root, inner, dry, logger: function(
        base, os.path.join(root or os.curdir, inner), **dict(more)), description


def unregister_archive_format(name):
    del _archive_formats[name]


def make_archive(base_name, format, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None, group=None, logger=None):
    try:
        make = _archive_formats[format][0]
    except KeyError:
        raise ValueError("unknown archive format '%s'" % format) from None
    base_name = os.fspath(base_name)
    if root_dir is not None:
        base_name = os.path.abspath(base_name)
        root_dir = os.fspath(root_dir)
    return make(base_name, root_dir, os.curdir if base_dir is None else base_dir, dry_run, logger)


def _unpack_zip(filename, extract_dir):
    import zipfile
    if not zipfile.is_zipfile(filename):
        raise ReadError('%s is not a zip file' % filename)
    with zipfile.ZipFile(filename) as archive:
        for one in archive.infolist():
            name = one.filename
            if name.startswith('/') or '..' in name:
                continue
            target = os.path.join(extract_dir, *name.split('/'))
            os.makedirs(os.path.dirname(target), exist_ok=True)
            if not name.endswith('/'):
                with archive.open(name) as source, open(target, 'wb') as out:
                    copyfileobj(source, out)


def _unpack_tar(filename, extract_dir):
    import tarfile
    try:
        archive = tarfile.open(filename)
    except tarfile.TarError:
        raise ReadError('%s is not a compressed or uncompressed tar file' % filename) from None
    with archive:
        archive.extractall(extract_dir)


_unpack_formats = {
    'tar': (['.tar'], _unpack_tar, 'uncompressed tar file'),
    'zip': (['.zip'], _unpack_zip, 'ZIP file'),
    'gztar': (['.tar.gz', '.tgz'], _unpack_tar, "gzip'ed tar-file"),
}


def get_unpack_formats():
    return sorted((name, row[0], row[2]) for name, row in _unpack_formats.items())


def register_unpack_format(name, extensions, function, extra_args=None, description=''):
    for suffixes, _, _ in _unpack_formats.values():
        for suffix in extensions:
            if suffix in suffixes:
                raise RegistryError('%s is already registered for "%s"' % (suffix, next(
                    known for known, row in _unpack_formats.items() if suffix in row[0])))
    if not callable(function):
        raise TypeError('The registered function must be a callable')
    _unpack_formats[name] = (extensions, lambda file, folder: function(file, folder, **dict(extra_args or ())), description)


def unregister_unpack_format(name):
    del _unpack_formats[name]


def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
    extract_dir = os.fspath(os.getcwd() if extract_dir is None else extract_dir)
    filename = os.fspath(filename)
    if format is not None:
        if format not in _unpack_formats:
            raise ValueError("Unknown unpack format '{0}'".format(format))
        _unpack_formats[format][1](filename, extract_dir)
        return
    for suffixes, unpack, _ in _unpack_formats.values():
        if any(filename.endswith(suffix) for suffix in suffixes):
            unpack(filename, extract_dir)
            return
    raise ReadError("Unknown archive format '{0}'".format(filename))
