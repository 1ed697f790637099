"""What the numbers of os.stat mean."""

globals().update(dict(
    ST_MODE=0, ST_INO=1, ST_DEV=2, ST_NLINK=3, ST_UID=4, ST_GID=5, ST_SIZE=6, ST_ATIME=7, ST_MTIME=8, ST_CTIME=9,
    S_IFDIR=0o40000, S_IFCHR=0o20000, S_IFBLK=0o60000, S_IFREG=0o100000, S_IFIFO=0o10000, S_IFLNK=0o120000,
    S_IFSOCK=0o140000, S_IFDOOR=0o0, S_IFPORT=0o0, S_IFWHT=0o0, S_ISUID=0o4000, S_ISGID=0o2000, S_ENFMT=0o2000,
    S_ISVTX=0o1000, S_IREAD=0o400, S_IWRITE=0o200, S_IEXEC=0o100, S_IRWXU=0o700, S_IRUSR=0o400, S_IWUSR=0o200,
    S_IXUSR=0o100, S_IRWXG=0o70, S_IRGRP=0o40, S_IWGRP=0o20, S_IXGRP=0o10, S_IRWXO=0o7, S_IROTH=0o4, S_IWOTH=0o2,
    S_IXOTH=0o1, UF_NODUMP=1, UF_IMMUTABLE=2, UF_APPEND=4, UF_OPAQUE=8, UF_NOUNLINK=16, UF_COMPRESSED=32,
    UF_HIDDEN=32768, SF_ARCHIVED=65536, SF_IMMUTABLE=131072, SF_APPEND=262144, SF_NOUNLINK=1048576,
    SF_SNAPSHOT=2097152, FILE_ATTRIBUTE_ARCHIVE=32, FILE_ATTRIBUTE_COMPRESSED=2048, FILE_ATTRIBUTE_DEVICE=64,
    FILE_ATTRIBUTE_DIRECTORY=16, FILE_ATTRIBUTE_ENCRYPTED=16384, FILE_ATTRIBUTE_HIDDEN=2,
    FILE_ATTRIBUTE_INTEGRITY_STREAM=32768, FILE_ATTRIBUTE_NORMAL=128, FILE_ATTRIBUTE_NOT_CONTENT_INDEXED=8192,
    FILE_ATTRIBUTE_NO_SCRUB_DATA=131072, FILE_ATTRIBUTE_OFFLINE=4096, FILE_ATTRIBUTE_READONLY=1,
    FILE_ATTRIBUTE_REPARSE_POINT=1024, FILE_ATTRIBUTE_SPARSE_FILE=512, FILE_ATTRIBUTE_SYSTEM=4,
    FILE_ATTRIBUTE_TEMPORARY=256, FILE_ATTRIBUTE_VIRTUAL=65536))


def S_IMODE(mode, /):
    return mode & 0o7777


def S_IFMT(mode, /):
    return mode & 0o170000


def _test(name, kind):
    def test(mode, /):
        return kind != 0 and mode & 0o170000 == kind

    test.__name__ = test.__qualname__ = name
    return test


S_ISDIR, S_ISCHR, S_ISBLK, S_ISREG = (_test('S_IS' + name, globals()['S_IF' + name]) for name in ('DIR', 'CHR', 'BLK', 'REG'))
S_ISFIFO = _test('S_ISFIFO', S_IFIFO)
S_ISLNK, S_ISSOCK = (_test('S_IS' + name, globals()['S_IF' + name]) for name in ('LNK', 'SOCK'))
S_ISDOOR, S_ISPORT, S_ISWHT = (_test('S_IS' + name, 0) for name in ('DOOR', 'PORT', 'WHT'))


def filemode(mode, /):
    """As ls -l has it."""
    kinds = {S_IFLNK: 'l', S_IFSOCK: 's', S_IFREG: '-', S_IFBLK: 'b', S_IFDIR: 'd', S_IFCHR: 'c', S_IFIFO: 'p'}
    result = kinds.get(S_IFMT(mode), '?')
    for place, special, letter in ((6, S_ISUID, 's'), (3, S_ISGID, 's'), (0, S_ISVTX, 't')):
        bits = mode >> place & 7
        last = 'x' if bits & 1 else '-'
        if mode & special:
            last = letter if bits & 1 else letter.upper()
        result += ('r' if bits & 4 else '-') + ('w' if bits & 2 else '-') + last
    return result
