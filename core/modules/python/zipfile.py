"""ZIP archives, stored or packed: of files or in memory."""

import binascii
import io
import os
import stat
import struct
import time
import zlib

__all__ = ['BadZipFile', 'BadZipfile', 'error', 'ZIP_STORED', 'ZIP_DEFLATED', 'ZIP_BZIP2', 'ZIP_LZMA', 'is_zipfile',
           'ZipInfo', 'ZipFile', 'PyZipFile', 'LargeZipFile', 'Path']


class BadZipFile(Exception):
    pass


class LargeZipFile(Exception):
    """It needs extensions that are not allowed."""


error = BadZipfile = BadZipFile

ZIP64_LIMIT = (1 << 31) - 1
ZIP_FILECOUNT_LIMIT = (1 << 16) - 1
ZIP_MAX_COMMENT = (1 << 16) - 1
ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA = 0, 8, 12, 14
DEFAULT_VERSION, ZIP64_VERSION, BZIP2_VERSION, LZMA_VERSION, MAX_EXTRACT_VERSION = 20, 45, 46, 63, 63

_END = struct.Struct('<4s4H2LH')            # of the archive
_MEMBER = struct.Struct('<4s4B4HL2L5H2L')   # in the directory at its end
_LOCAL = struct.Struct('<4s2B4HL2L2H')      # before a member's data
_END64 = struct.Struct('<4sQ2H2L4Q')
_LOCATOR64 = struct.Struct('<4sLQL')

compressor_names = {0: 'store', 1: 'shrink', 2: 'reduce', 3: 'reduce', 4: 'reduce', 5: 'reduce', 6: 'implode',
                    7: 'tokenize', 8: 'deflate', 9: 'deflate64', 10: 'implode', 12: 'bzip2', 14: 'lzma', 18: 'terse',
                    19: 'lz77', 97: 'wavpack', 98: 'ppmd'}


# The oldest version that can read what is packed so.
_versions = {ZIP_STORED: DEFAULT_VERSION, ZIP_DEFLATED: DEFAULT_VERSION, ZIP_BZIP2: BZIP2_VERSION,
             ZIP_LZMA: LZMA_VERSION}
_HAS_MARK = 2       # flag of a member packed by lzma: its data ends with a mark


def _check_compression(method):
    if method not in _versions:
        raise NotImplementedError('That compression method is not supported')


def _squeeze(method, data, level):
    if method == ZIP_STORED:
        return data
    if method == ZIP_DEFLATED:
        return zlib.compress(data, -1 if level is None else level, -15)
    if method == ZIP_BZIP2:
        import bz2
        return bz2.compress(data, level or 9)
    import lzma
    properties, packed = lzma._compress_raw(data)
    return struct.pack('<BBH', 9, 4, len(properties)) + properties + packed


def _expand(method, data, info):
    if method == ZIP_STORED:
        return data
    if method == ZIP_DEFLATED:
        return zlib.decompress(data, -15)
    if method == ZIP_BZIP2:
        import bz2
        return bz2.decompress(data)
    if method == ZIP_LZMA:
        import lzma
        start = 4 + int.from_bytes(data[2:4], 'little')
        size = (1 << 64) - 1 if info.flag_bits & _HAS_MARK else info.file_size
        head = data[4:start] + size.to_bytes(8, 'little')
        return lzma.LZMADecompressor(lzma.FORMAT_ALONE).decompress(head + data[start:])
    name = compressor_names.get(method)
    raise NotImplementedError('compression type %d%s' % (method, ' (%s)' % name if name else ''))


def _find_end(file):
    """What the archive's end says, and where that stands; None: it is no archive."""
    file.seek(0, 2)
    size = file.tell()
    start = max(0, size - _END.size - ZIP_MAX_COMMENT)
    file.seek(start)
    data = file.read()
    at = data.rfind(b'PK\5\6')
    if at < 0 or len(data) - at < _END.size:
        return None
    fields = list(_END.unpack_from(data, at))
    comment = data[at + _END.size:at + _END.size + fields[7]]
    place = start + at
    before = place - _LOCATOR64.size
    if before >= 0 and 0xffffffff in fields[5:7] + [0xffffffff * (fields[4] == 0xffff)]:
        file.seek(before)
        locator = file.read(_LOCATOR64.size)
        if locator[:4] == b'PK\6\7':
            file.seek(before - _END64.size)
            wide = file.read(_END64.size)
            if wide[:4] == b'PK\6\6':
                fields[4:7] = _END64.unpack(wide)[7:10]
                place = before - _END64.size
    return fields, comment, place


def is_zipfile(filename):
    try:
        if hasattr(filename, 'read'):
            return _find_end(filename) is not None
        with io.open(filename, 'rb') as file:
            return _find_end(file) is not None
    except OSError:
        return False


class ZipInfo:
    """What is known of a member."""

    __slots__ = ('orig_filename', 'filename', 'date_time', 'compress_type', '_compresslevel', 'comment', 'extra',
                 'create_system', 'create_version', 'extract_version', 'reserved', 'flag_bits', 'volume',
                 'internal_attr', 'external_attr', 'header_offset', 'CRC', 'compress_size', 'file_size', '_raw_time')

    def __init__(self, filename='NoName', date_time=(1980, 1, 1, 0, 0, 0)):
        end = filename.find('\0')
        name = filename if end < 0 else filename[:end]
        self.orig_filename = filename
        self.filename = name if os.sep == '/' else name.replace(os.sep, '/')
        if date_time[0] < 1980:
            raise ValueError('ZIP does not support timestamps before 1980')
        self.date_time = date_time
        self.create_system = 3
        self.create_version = self.extract_version = DEFAULT_VERSION
        self.compress_type, self._compresslevel = ZIP_STORED, None
        self.extra = self.comment = b''
        for name in ('reserved', 'flag_bits', 'volume', 'internal_attr', 'external_attr', 'compress_size', 'file_size'):
            setattr(self, name, 0)

    def __repr__(self):
        text = '<%s filename=%r' % (self.__class__.__name__, self.filename)
        if self.compress_type != ZIP_STORED:
            text += ' compress_type=%s' % {ZIP_DEFLATED: 'deflate', ZIP_BZIP2: 'bzip2', ZIP_LZMA: 'lzma'}.get(
                self.compress_type, self.compress_type)
        high = self.external_attr >> 16
        low = self.external_attr & 0xffff
        if high:
            text += ' filemode=%r' % stat.filemode(high)
        if low:
            text += ' external_attr=%#x' % low
        is_dir = self.is_dir()
        if not is_dir or self.file_size:
            text += ' file_size=%r' % self.file_size
        if (not is_dir or self.compress_size) and (self.compress_type != ZIP_STORED or
                                                   self.file_size != self.compress_size):
            text += ' compress_size=%r' % self.compress_size
        return text + '>'

    def _times(self):
        when = self.date_time
        return (when[3] << 11 | when[4] << 5 | when[5] // 2, (when[0] - 1980) << 9 | when[1] << 5 | when[2])

    def _encodeFilenameFlags(self):
        try:
            return self.filename.encode('ascii'), self.flag_bits
        except UnicodeEncodeError:
            return self.filename.encode('utf-8'), self.flag_bits | 0x800

    def FileHeader(self, zip64=None):
        name, flags = self._encodeFilenameFlags()
        clock, day = self._times()
        has_later = flags & 8
        return _LOCAL.pack(b'PK\3\4', self.extract_version, self.reserved, flags, self.compress_type, clock, day,
                           0 if has_later else self.CRC, 0 if has_later else self.compress_size,
                           0 if has_later else self.file_size, len(name), len(self.extra)) + name + self.extra

    def _directory_entry(self):
        name, flags = self._encodeFilenameFlags()
        clock, day = self._times()
        return _MEMBER.pack(b'PK\1\2', self.create_version, self.create_system, self.extract_version, self.reserved,
                            flags, self.compress_type, clock, day, self.CRC, self.compress_size, self.file_size,
                            len(name), len(self.extra), len(self.comment), 0, self.internal_attr, self.external_attr,
                            self.header_offset) + name + self.extra + self.comment

    @classmethod
    def from_file(cls, filename, arcname=None, *, strict_timestamps=True):
        filename = os.fspath(filename)
        found = os.stat(filename)
        is_dir = stat.S_ISDIR(found.st_mode)
        when = time.localtime(found.st_mtime)[:6]
        if not strict_timestamps:
            when = max(when, (1980, 1, 1, 0, 0, 0))
            when = when if when[0] <= 2107 else (2107, 12, 31, 23, 59, 59)
        arcname = os.path.normpath(os.path.splitdrive(filename if arcname is None else arcname)[1]).lstrip('/')
        one = cls(arcname + '/' if is_dir else arcname, when)
        one.external_attr = (found.st_mode & 0xffff) << 16
        if is_dir:
            one.external_attr |= 0x10
        else:
            one.file_size = found.st_size
        return one

    def is_dir(self):
        return self.filename[-1] == '/'


class ZipExtFile(io.BufferedIOBase):
    """A member that is read; it is expanded when the first byte is asked for."""

    MIN_READ_SIZE = 4096
    MAX_SEEK_READ = 1 << 24

    def __init__(self, fileobj, mode, zipinfo, pwd=None, close_fileobj=False):
        self._raw = fileobj
        self._info = zipinfo
        self.mode = mode
        self.name = zipinfo.filename
        self.newlines = None
        self._stream = None

    def _whole(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.')
        if self._stream is None:
            data = _expand(self._info.compress_type, self._raw, self._info)
            if binascii.crc32(data) != self._info.CRC:
                raise BadZipFile('Bad CRC-32 for file %r' % self.name)
            self._stream = io.BytesIO(data)
        return self._stream

    def __repr__(self):
        text = '<%s.%s' % (self.__class__.__module__, self.__class__.__qualname__)
        if self.closed:
            return text + ' [closed]>'
        text += ' name=%r mode=%r' % (self.name, self.mode)
        if self._info.compress_type != ZIP_STORED:
            text += ' compress_type=%s' % compressor_names.get(self._info.compress_type, self._info.compress_type)
        return text + '>'

    def read(self, n=-1):
        return self._whole().read(n)

    def read1(self, n=-1):
        return self._whole().read(n)

    def readline(self, limit=-1):
        return self._whole().readline(limit)

    def peek(self, n=1):
        stream = self._whole()
        at = stream.tell()
        data = stream.read(max(n, 512))
        stream.seek(at)
        return data

    def seek(self, offset, whence=0):
        return self._whole().seek(offset, whence)

    def tell(self):
        return self._whole().tell()

    def readable(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.')
        return True

    def seekable(self):
        return self.readable()

    def close(self):
        self._stream = None
        super().close()


class _ZipWriteFile(io.BufferedIOBase):
    def __init__(self, archive, info):
        self._archive = archive
        self._info = info
        self._pieces = []
        self.name = info.filename
        self.mode = 'wb'

    def writable(self):
        return True

    def write(self, data):
        if self.closed:
            raise ValueError('I/O operation on closed file.')
        data = bytes(data)
        self._pieces.append(data)
        return len(data)

    def close(self):
        if self.closed:
            return
        super().close()
        self._archive._writing = False
        self._archive._add(self._info, b''.join(self._pieces))


class ZipFile:
    fp = None
    _windows_illegal_name_trans_table = None

    def __init__(self, file, mode='r', compression=ZIP_STORED, allowZip64=True, compresslevel=None, *,
                 strict_timestamps=True, metadata_encoding=None):
        if mode not in ('r', 'w', 'x', 'a'):
            raise ValueError("ZipFile requires mode 'r', 'w', 'x', or 'a'")
        _check_compression(compression)
        # What is asked for.
        self.mode, self.compression, self.compresslevel = mode, compression, compresslevel
        self._allowZip64, self._strict_timestamps = allowZip64, strict_timestamps
        self.metadata_encoding = metadata_encoding
        self.debug, self.pwd = 0, None
        # What is found, and what has been done.
        self.filelist, self.NameToInfo, self._comment = [], {}, b''
        self._start = 0
        self._didModify = self._writing = False
        if metadata_encoding and mode != 'r':
            raise ValueError('metadata_encoding is only supported for reading files')
        if isinstance(file, os.PathLike):
            file = os.fspath(file)
        self._owns = isinstance(file, str)
        if self._owns:
            self.filename = file
            try:
                self.fp = io.open(file, {'r': 'rb', 'w': 'w+b', 'x': 'x+b', 'a': 'r+b'}[mode])
            except OSError:
                if mode != 'a':
                    raise
                self.fp = io.open(file, 'w+b')
        else:
            self.fp = file
            self.filename = getattr(file, 'name', None)
        try:
            self._begin(mode)
        except:
            file = self.fp
            self.fp = None
            if self._owns:
                file.close()
            raise

    def _begin(self, mode):
        if mode == 'r':
            self._read_directory()
        elif mode in 'wx':
            self._didModify = True
            try:
                self._start = self.start_dir = self.fp.tell()
            except (AttributeError, OSError):
                self.fp = _Tell(self.fp)
                self._start = self.start_dir = 0
        else:
            try:
                self._read_directory()
                self.fp.seek(self.start_dir)
            except BadZipFile:
                self.fp.seek(0, 2)
                self._didModify = True
                self.start_dir = self.fp.tell()

    def _read_directory(self):
        file = self.fp
        try:
            end = _find_end(file)
        except OSError:
            raise BadZipFile('File is not a zip file')
        if end is None:
            raise BadZipFile('File is not a zip file')
        fields, self._comment, place = end
        count, size, offset = fields[4:7]
        shift = place - size - offset       # of what stands before the archive
        self.start_dir = offset + shift
        if self.start_dir < 0:
            raise BadZipFile('Bad offset for central directory')
        file.seek(self.start_dir)
        data = file.read(size)
        at = 0
        while at < size:
            if len(data) - at < _MEMBER.size:
                raise BadZipFile('Truncated central directory')
            row = _MEMBER.unpack_from(data, at)
            if row[0] != b'PK\1\2':
                raise BadZipFile('Bad magic number for central directory')
            at += _MEMBER.size
            lengths = row[12:15]
            name, extra, comment = (data[at:at + lengths[0]], data[at + lengths[0]:at + lengths[0] + lengths[1]],
                                    data[at + lengths[0] + lengths[1]:at + sum(lengths)])
            at += sum(lengths)
            flags = row[5]
            one = ZipInfo(name.decode('utf-8' if flags & 0x800 else self.metadata_encoding or 'cp437'))
            one.extra = extra
            one.comment = comment
            (one.create_version, one.create_system, one.extract_version, one.reserved, one.flag_bits, one.compress_type,
             clock, day, one.CRC, one.compress_size, one.file_size) = row[1:12]
            if one.extract_version > MAX_EXTRACT_VERSION:
                raise NotImplementedError('zip file version %.1f' % (one.extract_version / 10))
            one.volume, one.internal_attr, one.external_attr, one.header_offset = row[15:19]
            one._raw_time = clock
            one.date_time = ((day >> 9) + 1980, day >> 5 & 15, day & 31, clock >> 11, clock >> 5 & 63, (clock & 31) * 2)
            self._decode_wide(one)
            one.header_offset += shift
            self.filelist.append(one)
            self.NameToInfo[one.filename] = one

    def _decode_wide(self, one):
        extra = one.extra
        while len(extra) >= 4:
            kind, size = struct.unpack_from('<HH', extra)
            if size + 4 > len(extra):
                raise BadZipFile('Corrupt extra field %04x (size=%d)' % (kind, size))
            if kind == 1:
                wide = [value for value, in struct.iter_unpack('<Q', extra[4:4 + size // 8 * 8])]
                for name in ('file_size', 'compress_size', 'header_offset'):
                    if getattr(one, name) == 0xffffffff and wide:
                        setattr(one, name, wide.pop(0))
            extra = extra[4 + size:]

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def __repr__(self):
        text = '<%s.%s' % (self.__class__.__module__, self.__class__.__qualname__)
        if self.fp is None:
            return text + ' [closed]>'
        if not self._owns:
            text += ' file=%r' % self.fp
        elif self.filename is not None:
            text += ' filename=%r' % self.filename
        return text + ' mode=%r>' % self.mode

    # ---- what is in it

    def namelist(self):
        return [one.filename for one in self.filelist]

    def infolist(self):
        return self.filelist

    def printdir(self, file=None):
        print('%-46s %19s %12s' % ('File Name', 'Modified    ', 'Size'), file=file)
        for one in self.filelist:
            print('%-46s %s %12d' % (one.filename, '%d-%02d-%02d %02d:%02d:%02d' % one.date_time[:6], one.file_size),
                  file=file)

    def getinfo(self, name):
        one = self.NameToInfo.get(name)
        if one is None:
            raise KeyError('There is no item named %r in the archive' % name)
        return one

    def setpassword(self, pwd):
        if pwd and not isinstance(pwd, bytes):
            raise TypeError('pwd: expected bytes, got %s' % type(pwd).__name__)
        self.pwd = pwd or None

    @property
    def comment(self):
        return self._comment

    @comment.setter
    def comment(self, comment):
        if not isinstance(comment, bytes):
            raise TypeError('comment: expected bytes, got %s' % type(comment).__name__)
        if len(comment) > ZIP_MAX_COMMENT:
            import warnings
            warnings.warn('Archive comment is too long; truncating to %d bytes' % ZIP_MAX_COMMENT, stacklevel=2)
            comment = comment[:ZIP_MAX_COMMENT]
        self._comment = comment
        self._didModify = True

    # ---- reading

    def testzip(self):
        for one in self.filelist:
            try:
                with self.open(one.filename, 'r') as file:
                    file.read()
            except (BadZipFile, zlib.error):
                return one.filename
        return None

    def read(self, name, pwd=None):
        with self.open(name, 'r', pwd) as file:
            return file.read()

    def open(self, name, mode='r', pwd=None, *, force_zip64=False):
        if mode not in {'r', 'w'}:
            raise ValueError('open() requires mode "r" or "w"')
        if pwd and mode == 'w':
            raise ValueError('pwd is only supported for reading files')
        if not self.fp:
            raise ValueError('Attempt to use ZIP archive that was already closed')
        if isinstance(name, ZipInfo):
            one = name
        elif mode == 'w':
            one = ZipInfo(name)
            one.compress_type = self.compression
            one._compresslevel = self.compresslevel
        else:
            one = self.getinfo(name)
        if mode == 'w':
            if self._writing:
                raise ValueError("Can't write to the ZIP archive while there is another write handle open on it. "
                                 'Close the first handle before opening another.')
            self._writecheck(one)
            if not one.external_attr:
                one.external_attr = 0o600 << 16
            self._writing = True
            return _ZipWriteFile(self, one)
        if self._writing:
            raise ValueError("Can't read from the ZIP file while there is an open writing handle on it. "
                             'Close the writing handle before trying to read.')
        file = self.fp
        file.seek(one.header_offset)
        header = file.read(_LOCAL.size)
        if len(header) != _LOCAL.size:
            raise BadZipFile('Truncated file header')
        row = _LOCAL.unpack(header)
        if row[0] != b'PK\3\4':
            raise BadZipFile('Bad magic number for file header')
        name_there = file.read(row[10])
        file.read(row[11])
        if one.flag_bits & 0x20:
            raise NotImplementedError('compressed patched data (flag bit 5)')
        if one.flag_bits & 0x40:
            raise NotImplementedError('strong encryption (flag bit 6)')
        there = name_there.decode('utf-8' if row[3] & 0x800 else self.metadata_encoding or 'cp437')
        if there != one.orig_filename:
            raise BadZipFile('File name in directory %r and header %r differ.' % (one.orig_filename, name_there))
        data = file.read(one.compress_size)
        if one.flag_bits & 1:
            data = self._decrypt(one, data, pwd or self.pwd)
        if self.mode in 'wxa':
            file.seek(self.start_dir)
        return ZipExtFile(data, mode, one)

    def _decrypt(self, one, data, pwd):
        if pwd and not isinstance(pwd, bytes):
            raise TypeError('pwd: expected bytes, got %s' % type(pwd).__name__)
        if not pwd:
            raise RuntimeError('File %r is encrypted, password required for extraction' % one.filename)
        table = [_crc_row(number) for number in range(256)]
        keys = [0x12345678, 0x23456789, 0x34567890]

        def step(byte):
            keys[0] = keys[0] >> 8 ^ table[(keys[0] ^ byte) & 255]
            keys[1] = ((keys[1] + (keys[0] & 255)) * 134775813 + 1) & 0xffffffff
            keys[2] = keys[2] >> 8 ^ table[(keys[2] ^ keys[1] >> 24) & 255]
        for byte in pwd:
            step(byte)
        plain = bytearray()
        for byte in data:
            mask = keys[2] | 2
            byte ^= mask * (mask ^ 1) >> 8 & 255
            step(byte)
            plain.append(byte)
        expected = one._raw_time >> 8 & 255 if one.flag_bits & 8 else one.CRC >> 24 & 255
        if plain[11] != expected:
            raise RuntimeError('Bad password for file %r' % one.orig_filename)
        return bytes(plain[12:])

    def extract(self, member, path=None, pwd=None):
        return self._extract_member(member, os.getcwd() if path is None else os.fspath(path), pwd)

    def extractall(self, path=None, members=None, pwd=None):
        for one in self.namelist() if members is None else members:
            self.extract(one, path, pwd)

    def _extract_member(self, member, folder, pwd):
        if not isinstance(member, ZipInfo):
            member = self.getinfo(member)
        # A member's name leads nowhere outside the folder.
        parts = [part for part in os.path.splitdrive(member.filename)[1].split('/') if part not in ('', '.', '..')]
        target = os.path.normpath(os.path.join(folder, *parts))
        above = os.path.dirname(target)
        if above and not os.path.exists(above):
            os.makedirs(above)
        if member.is_dir():
            if not os.path.isdir(target):
                os.mkdir(target)
            return target
        with self.open(member, pwd=pwd) as source, io.open(target, 'wb') as out:
            out.write(source.read())
        return target

    # ---- writing

    def _writecheck(self, one):
        if one.filename in self.NameToInfo:
            import warnings
            warnings.warn('Duplicate name: %r' % one.filename, stacklevel=3)
        if self.mode not in ('w', 'x', 'a'):
            raise ValueError("write() requires mode 'w', 'x', or 'a'")
        if not self.fp:
            raise ValueError('Attempt to write ZIP archive that was already closed')
        _check_compression(one.compress_type)

    def _add(self, one, data):
        one.file_size = len(data)
        one.CRC = binascii.crc32(data)
        squeezed = _squeeze(one.compress_type, data, one._compresslevel)
        needed = _versions[one.compress_type]
        one.create_version, one.extract_version = max(one.create_version, needed), max(one.extract_version, needed)
        if one.compress_type == ZIP_LZMA:
            one.flag_bits |= _HAS_MARK
        one.compress_size = len(squeezed)
        if one.file_size > ZIP64_LIMIT:
            raise LargeZipFile('Filesize would require ZIP64 extensions')
        self.fp.seek(self.start_dir)
        one.header_offset = self.start_dir
        self._didModify = True
        self.fp.write(one.FileHeader(False))
        self.fp.write(squeezed)
        self.start_dir = self.fp.tell()
        self.filelist.append(one)
        self.NameToInfo[one.filename] = one

    def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
        if not self.fp:
            raise ValueError('Attempt to write to ZIP archive that was already closed')
        if self._writing:
            raise ValueError("Can't write to ZIP archive while an open writing handle exists")
        one = ZipInfo.from_file(filename, arcname, strict_timestamps=self._strict_timestamps)
        if one.is_dir():
            one.compress_size = one.CRC = 0
            self._writecheck(one)
            self._add(one, b'')
            return
        one.compress_type = self.compression if compress_type is None else compress_type
        one._compresslevel = self.compresslevel if compresslevel is None else compresslevel
        self._writecheck(one)
        with io.open(filename, 'rb') as source:
            self._add(one, source.read())

    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
        if isinstance(data, str):
            data = data.encode('utf-8')
        one = zinfo_or_arcname
        if not isinstance(one, ZipInfo):
            one = ZipInfo(filename=one, date_time=time.localtime(time.time())[:6])
            one.compress_type = self.compression
            one._compresslevel = self.compresslevel
            if one.filename[-1] == '/':
                one.external_attr = 0o40775 << 16 | 0x10
            else:
                one.external_attr = 0o600 << 16
        if not self.fp:
            raise ValueError('Attempt to write to ZIP archive that was already closed')
        if self._writing:
            raise ValueError("Can't write to ZIP archive while an open writing handle exists.")
        if compress_type is not None:
            one.compress_type = compress_type
        if compresslevel is not None:
            one._compresslevel = compresslevel
        if not one.external_attr:
            one.external_attr = 0o600 << 16
        self._writecheck(one)
        self._add(one, bytes(data))

    def mkdir(self, zinfo_or_directory_name, mode=511):
        if isinstance(zinfo_or_directory_name, ZipInfo):
            one = zinfo_or_directory_name
            if not one.is_dir():
                raise ValueError('The given ZipInfo does not describe a directory')
        elif isinstance(zinfo_or_directory_name, str):
            name = zinfo_or_directory_name
            one = ZipInfo(name if name.endswith('/') else name + '/')
            one.external_attr = ((0o40000 | mode) & 0xffff) << 16 | 0x10
        else:
            raise TypeError('Expected type str or ZipInfo')
        self._writecheck(one)
        self._add(one, b'')

    def __del__(self):
        self.close()

    def close(self):
        if self.fp is None:
            return
        if self._writing:
            raise ValueError("Can't close the ZIP file while there is an open writing handle on it. "
                             'Close the writing handle before closing the zip.')
        try:
            if self.mode in ('w', 'x', 'a') and self._didModify:
                self._write_end()
        finally:
            file = self.fp
            self.fp = None
            if self._owns:
                file.close()

    def _write_end(self):
        self.fp.seek(self.start_dir)
        for one in self.filelist:
            self.fp.write(one._directory_entry())
        size = self.fp.tell() - self.start_dir
        count = len(self.filelist)
        if count > ZIP_FILECOUNT_LIMIT:
            raise LargeZipFile('Files count would require ZIP64 extensions')
        end = _END.pack(b'PK\5\6', 0, 0, count, count, size, self.start_dir, len(self._comment))
        self.fp.write(end + self._comment)
        if self.mode == 'a':
            self.fp.truncate()
        self.fp.flush()


def _crc_row(number):
    for _ in range(8):
        number = number >> 1 ^ 0xedb88320 if number & 1 else number >> 1
    return number


class _Tell:
    """A stream that cannot be asked where it is."""

    def __init__(self, fp):
        self.fp = fp
        self.offset = 0

    def write(self, data):
        self.fp.write(data)
        self.offset += len(data)

    def tell(self):
        return self.offset

    def seek(self, place, whence=0):
        return place

    def flush(self):
        self.fp.flush()


class PyZipFile(ZipFile):
    """Archives of modules; they are added as text."""

    def __init__(self, file, mode='r', compression=ZIP_STORED, allowZip64=True, optimize=-1):
        ZipFile.__init__(self, file, mode=mode, compression=compression, allowZip64=allowZip64)
        self._optimize = optimize

    def writepy(self, pathname, basename='', filterfunc=None):
        pathname = os.fspath(pathname)
        if filterfunc and not filterfunc(pathname):
            return
        name = os.path.basename(pathname)
        if not os.path.isdir(pathname):
            if not pathname.endswith('.py'):
                raise RuntimeError('Files added with writepy() must end with ".py"')
            self.write(pathname, basename + '/' + name if basename else name)
            return
        inside = pathname if not os.path.isfile(os.path.join(pathname, '__init__.py')) else None
        if inside is None:
            basename = basename + '/' + name if basename else name
        for entry in sorted(os.listdir(pathname)):
            path = os.path.join(pathname, entry)
            if entry.endswith('.py') or inside is None and os.path.isfile(os.path.join(path, '__init__.py')):
                self.writepy(path, basename, filterfunc)


class Path:
    """A place in an archive, as pathlib has places in a file system."""

    def __init__(self, root, at=''):
        self.root = root if isinstance(root, ZipFile) else ZipFile(root)
        self.at = at

    def __repr__(self):
        return '%s(%r, %r)' % (self.__class__.__name__, self.root.filename, self.at)

    def __str__(self):
        return os.path.join(self.root.filename or ':zipfile:', self.at)

    def __eq__(self, other):
        if self.__class__ is not other.__class__:
            return NotImplemented
        return (self.root, self.at) == (other.root, other.at)

    def __hash__(self):
        return hash((self.root, self.at))

    def _names(self):
        names = self.root.namelist()
        known = dict.fromkeys(names)
        for name in names:
            parts = name.rstrip('/').split('/')[:-1]
            while parts:
                known.setdefault('/'.join(parts) + '/')
                parts.pop()
        return list(known)

    def open(self, mode='r', *args, pwd=None, **kwargs):
        if self.is_dir():
            raise IsADirectoryError(self)
        plain = mode[0]
        if not self.exists() and plain == 'r':
            raise FileNotFoundError(self)
        stream = self.root.open(self.at, plain, pwd=pwd)
        if 'b' in mode:
            if args or kwargs:
                raise ValueError('encoding args invalid for binary operation')
            return stream
        return io.TextIOWrapper(stream, *args, **kwargs)

    def _parts(self):
        import pathlib
        return pathlib.PurePosixPath(self.at or self.root.filename or '')

    @property
    def name(self):
        return self._parts().name

    @property
    def suffix(self):
        return self._parts().suffix

    @property
    def suffixes(self):
        return self._parts().suffixes

    @property
    def stem(self):
        return self._parts().stem

    @property
    def filename(self):
        import pathlib
        return pathlib.Path(self.root.filename).joinpath(self.at)

    def read_text(self, *args, **kwargs):
        kwargs.setdefault('encoding', 'utf-8')
        with self.open('r', *args, **kwargs) as stream:
            return stream.read()

    def read_bytes(self):
        with self.open('rb') as stream:
            return stream.read()

    def _next(self, at):
        return self.__class__(self.root, at)

    def is_dir(self):
        return not self.at or self.at.endswith('/')

    def is_file(self):
        return self.exists() and not self.is_dir()

    def exists(self):
        return self.at in self._names()

    def iterdir(self):
        if not self.is_dir():
            raise ValueError("Can't listdir a file")
        for name in self._names():
            if name != self.at and name.startswith(self.at) and '/' not in name[len(self.at):].rstrip('/'):
                yield self._next(name)

    def joinpath(self, *other):
        import posixpath
        joined = posixpath.join(self.at, *map(os.fspath, other))
        if joined not in self._names() and joined + '/' in self._names():
            joined += '/'
        return self._next(joined)

    __truediv__ = joinpath

    @property
    def parent(self):
        import posixpath
        if not self.at:
            return self.filename.parent
        above = posixpath.dirname(self.at.rstrip('/'))
        return self._next(above + '/' if above else '')


def main(args=None):
    import argparse
    parser = argparse.ArgumentParser(description='A simple command-line interface for zipfile module.')
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument('-l', '--list', metavar='<zipfile>', help='Show listing of a zipfile')
    group.add_argument('-e', '--extract', nargs=2, metavar=('<zipfile>', '<output_dir>'),
                       help='Extract zipfile into target dir')
    group.add_argument('-c', '--create', nargs='+', metavar=('<name>', '<file>'), help='Create zipfile from sources')
    group.add_argument('-t', '--test', metavar='<zipfile>', help='Test if a zipfile is valid')
    args = parser.parse_args(args)
    if args.test is not None:
        with ZipFile(args.test, 'r') as archive:
            bad = archive.testzip()
        if bad:
            print('The following enclosed file is corrupted: {!r}'.format(bad))
        print('Done testing')
    elif args.list is not None:
        with ZipFile(args.list, 'r') as archive:
            archive.printdir()
    elif args.extract is not None:
        with ZipFile(args.extract[0], 'r') as archive:
            archive.extractall(args.extract[1])
    else:
        name, *files = args.create
        with ZipFile(name, 'w', ZIP_DEFLATED) as archive:
            todo = [(path, os.path.basename(path) or os.path.basename(os.path.dirname(path))) for path in files]
            while todo:
                path, inner = todo.pop(0)
                if os.path.isfile(path):
                    archive.write(path, inner)
                elif os.path.isdir(path):
                    if inner:
                        archive.write(path, inner)
                    todo[:0] = [(os.path.join(path, one), os.path.join(inner, one)) for one in sorted(os.listdir(path))]


if __name__ == '__main__':
    main()
