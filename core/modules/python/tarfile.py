"""TAR archives, plain and compressed: of files or in memory."""

import builtins
import io
import os
import stat
import struct
import time

__all__ = ['TarFile', 'TarInfo', 'is_tarfile', 'TarError', 'ReadError', 'CompressionError', 'StreamError',
           'ExtractError', 'HeaderError', 'ENCODING', 'USTAR_FORMAT', 'GNU_FORMAT', 'PAX_FORMAT',
           'DEFAULT_FORMAT', 'open']

NUL = b'\0'
BLOCKSIZE = 512
RECORDSIZE = BLOCKSIZE * 20
GNU_MAGIC = b'ustar  \0'
POSIX_MAGIC = b'ustar\x0000'
LENGTH_NAME, LENGTH_LINK, LENGTH_PREFIX = 100, 100, 155
REGTYPE, AREGTYPE, LNKTYPE, SYMTYPE, CHRTYPE, BLKTYPE, DIRTYPE, FIFOTYPE, CONTTYPE = (
    b'0', b'\0', b'1', b'2', b'3', b'4', b'5', b'6', b'7')
GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, GNUTYPE_SPARSE = b'L', b'K', b'S'
XHDTYPE, XGLTYPE, SOLARIS_XHDTYPE = b'x', b'g', b'X'
USTAR_FORMAT, GNU_FORMAT, PAX_FORMAT = 0, 1, 2
DEFAULT_FORMAT = PAX_FORMAT
SUPPORTED_TYPES = (REGTYPE, AREGTYPE, LNKTYPE, SYMTYPE, DIRTYPE, FIFOTYPE, CONTTYPE, CHRTYPE, BLKTYPE,
                   GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, GNUTYPE_SPARSE)
REGULAR_TYPES = (REGTYPE, AREGTYPE, CONTTYPE, GNUTYPE_SPARSE)
GNU_TYPES = (GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, GNUTYPE_SPARSE)
PAX_FIELDS = ('path', 'linkpath', 'size', 'mtime', 'uid', 'gid', 'uname', 'gname')
PAX_NAME_FIELDS = {'path', 'linkpath', 'uname', 'gname'}
PAX_NUMBER_FIELDS = {'atime': float, 'ctime': float, 'mtime': float, 'uid': int, 'gid': int, 'size': int}
ENCODING = 'utf-8'

_HEADER = struct.Struct('100s8s8s8s12s12s8s1s100s8s32s32s8s8s155s12x')


class TarError(Exception):
    pass


class ExtractError(TarError):
    pass


class ReadError(TarError):
    pass


class CompressionError(TarError):
    pass


class StreamError(TarError):
    pass


class HeaderError(TarError):
    pass


class EmptyHeaderError(HeaderError):
    pass


class TruncatedHeaderError(HeaderError):
    pass


class EOFHeaderError(HeaderError):
    pass


class InvalidHeaderError(HeaderError):
    pass


class SubsequentHeaderError(HeaderError):
    pass


def stn(s, length, encoding, errors):
    data = s.encode(encoding, errors)
    return data[:length] + (length - len(data)) * NUL


def nts(s, encoding, errors):
    return s.partition(NUL)[0].decode(encoding, errors)


def nti(s):
    """A number of a header: octal digits, or, with the first bit set, bytes."""
    if s[0] in (0o200, 0o377):
        value = int.from_bytes(s[1:], 'big')
        return value - 256 ** (len(s) - 1) if s[0] == 0o377 else value
    try:
        return int(nts(s, 'ascii', 'strict').strip() or '0', 8)
    except ValueError:
        raise InvalidHeaderError('invalid header')


def itn(n, digits=8, format=DEFAULT_FORMAT):
    n = int(n)
    if 0 <= n < 8 ** (digits - 1):
        return b'%0*o' % (digits - 1, n) + NUL
    if format == GNU_FORMAT and -256 ** (digits - 1) <= n < 256 ** (digits - 1):
        if n >= 0:
            return b'\200' + n.to_bytes(digits - 1, 'big')
        return b'\377' + (256 ** digits + n).to_bytes(digits, 'big')[1:]
    raise ValueError('overflow in number field')


def calc_chksums(buf):
    plain = buf[:148] + buf[156:512]
    return 256 + sum(plain), 256 + sum(byte - 256 if byte > 127 else byte for byte in plain)


def _padded(data):
    return data + NUL * (-len(data) % BLOCKSIZE)


class ExFileObject(io.BufferedReader):
    """A member that is read."""

    def __init__(self, tarfile, tarinfo):
        tarfile.fileobj.seek(tarinfo.offset_data)
        raw = _Raw(tarfile.fileobj.read(tarinfo.size))
        raw.name = tarinfo.name
        super().__init__(raw)


class _Raw(io.RawIOBase):
    mode = 'r'

    def __init__(self, data):
        self._stream = io.BytesIO(data)

    def readable(self):
        return True

    def seekable(self):
        return True

    def readinto(self, buffer):
        return self._stream.readinto(buffer)

    def seek(self, offset, whence=0):
        return self._stream.seek(offset, whence)

    def tell(self):
        return self._stream.tell()


class TarInfo:
    """What is known of a member."""

    __slots__ = dict(name='Name of the archive member.', mode='Permission bits.', uid='User ID.', gid='Group ID.',
                     size='Size in bytes.', mtime='Time of last modification.', chksum='Header checksum.',
                     type='File type.', linkname='Name of the target file.', uname='User name.', gname='Group name.',
                     devmajor='Device major number.', devminor='Device minor number.', offset='Where the header is.',
                     offset_data="Where the data is.", pax_headers='Keys and values of a pax header.',
                     sparse='Of sparse members.', tarfile=None, _sparse_structs=None, _link_target=None)

    def __init__(self, name=''):
        self.name = name
        self.mode = 0o644
        self.uid = self.gid = self.size = self.mtime = self.chksum = 0
        self.type = REGTYPE
        self.linkname = self.uname = self.gname = ''
        self.devmajor = self.devminor = 0
        self.offset = self.offset_data = 0
        self.sparse = None
        self.pax_headers = {}

    path = property(lambda self: self.name, lambda self, name: setattr(self, 'name', name))
    linkpath = property(lambda self: self.linkname, lambda self, name: setattr(self, 'linkname', name))

    def __repr__(self):
        return '<%s %r at %#x>' % (self.__class__.__name__, self.name, id(self))

    def get_info(self):
        info = {name: getattr(self, name) for name in (
            'name', 'mode', 'uid', 'gid', 'size', 'mtime', 'chksum', 'type', 'linkname', 'uname', 'gname', 'devmajor',
            'devminor')}
        info['mode'] &= 0o7777
        if info['type'] == DIRTYPE and not info['name'].endswith('/'):
            info['name'] += '/'
        return info

    def tobuf(self, format=DEFAULT_FORMAT, encoding=ENCODING, errors='surrogateescape'):
        info = self.get_info()
        if format == USTAR_FORMAT:
            return self._ustar(info, encoding, errors)
        if format == GNU_FORMAT:
            return self._gnu(info, encoding, errors)
        if format == PAX_FORMAT:
            return self._pax(info, encoding)
        raise ValueError('invalid format')

    @staticmethod
    def _plain(info, format, encoding, errors, magic):
        kind = info.get('type', REGTYPE)
        numbers = [itn(info.get('mode', 0) & 0o7777, 8, format), itn(info.get('uid', 0), 8, format),
                   itn(info.get('gid', 0), 8, format), itn(info.get('size', 0), 12, format),
                   itn(info.get('mtime', 0), 12, format)]
        device = [stn('', 8, encoding, errors)] * 2
        if kind in (CHRTYPE, BLKTYPE):
            device = [itn(info.get('devmajor', 0), 8, format), itn(info.get('devminor', 0), 8, format)]
        data = b''.join([stn(info.get('name', ''), 100, encoding, errors), *numbers, b'        ', kind,
                         stn(info.get('linkname', ''), 100, encoding, errors), magic,
                         stn(info.get('uname', ''), 32, encoding, errors),
                         stn(info.get('gname', ''), 32, encoding, errors), *device,
                         stn(info.get('prefix', ''), 155, encoding, errors), NUL * 12])
        return data[:148] + b'%06o\0' % calc_chksums(data)[0] + data[155:]

    def _split(self, info, encoding, errors):
        """A long name in two parts, at a slash."""
        name = info['name']
        if len(name.encode(encoding, errors)) <= LENGTH_NAME:
            return
        parts = name.split('/')
        for count in range(1, len(parts)):
            prefix, rest = '/'.join(parts[:count]), '/'.join(parts[count:])
            lengths = [len(text.encode(encoding, errors)) for text in (prefix, rest)]
            if lengths[0] <= LENGTH_PREFIX and lengths[1] <= LENGTH_NAME:
                info['prefix'], info['name'] = prefix, rest
                return
        raise ValueError('name is too long')

    def _ustar(self, info, encoding, errors):
        if len(info['linkname'].encode(encoding, errors)) > LENGTH_LINK:
            raise ValueError('linkname is too long')
        self._split(info, encoding, errors)
        return self._plain(info, USTAR_FORMAT, encoding, errors, POSIX_MAGIC)

    def _gnu(self, info, encoding, errors):
        data = b''
        for key, kind, most in (('linkname', GNUTYPE_LONGLINK, LENGTH_LINK), ('name', GNUTYPE_LONGNAME, LENGTH_NAME)):
            text = info[key].encode(encoding, errors)
            if len(text) > most:
                head = {'name': '././@LongLink', 'type': kind, 'size': len(text) + 1}
                data += self._plain(head, GNU_FORMAT, encoding, errors, GNU_MAGIC) + _padded(text + NUL)
        return data + self._plain(info, GNU_FORMAT, encoding, errors, GNU_MAGIC)

    def _pax(self, info, encoding):
        more = self.pax_headers.copy()
        for name, key, most in (('name', 'path', LENGTH_NAME), ('linkname', 'linkpath', LENGTH_LINK),
                                ('uname', 'uname', 32), ('gname', 'gname', 32)):
            if key in more:
                continue
            try:
                info[name].encode('ascii', 'strict')
            except UnicodeEncodeError:
                more[key] = info[name]
                continue
            if len(info[name]) > most:
                more[key] = info[name]
        for name, digits in (('uid', 8), ('gid', 8), ('size', 12), ('mtime', 12)):
            value = info[name]
            fits = 0 <= value < 8 ** (digits - 1)
            if name not in more and (not fits or isinstance(value, float)):
                more[name] = str(value)
            info[name] = int(value) if fits else 0
        data = self._pax_header(more, XHDTYPE, encoding) if more else b''
        return data + self._plain(info, USTAR_FORMAT, 'ascii', 'replace', POSIX_MAGIC)

    @classmethod
    def create_pax_global_header(cls, pax_headers):
        return cls._pax_header(pax_headers, XGLTYPE, 'utf-8')

    @classmethod
    def _pax_header(cls, headers, kind, encoding):
        records = b''
        for key, value in headers.items():
            body = b' ' + key.encode('utf-8') + b'=' + str(value).encode('utf-8', 'surrogateescape') + b'\n'
            size = len(body)
            while len(body) + len(str(size)) != size:
                size = len(body) + len(str(size))
            records += str(size).encode('ascii') + body
        head = {'name': '././@PaxHeader', 'type': kind, 'size': len(records)}
        return cls._plain(head, USTAR_FORMAT, 'ascii', 'replace', POSIX_MAGIC) + _padded(records)

    @classmethod
    def frombuf(cls, buf, encoding, errors):
        if len(buf) == 0:
            raise EmptyHeaderError('empty header')
        if len(buf) != BLOCKSIZE:
            raise TruncatedHeaderError('truncated header')
        if buf.count(NUL) == BLOCKSIZE:
            raise EOFHeaderError('end of file header')
        chksum = nti(buf[148:156])
        if chksum not in calc_chksums(buf):
            raise InvalidHeaderError('bad checksum')
        row = _HEADER.unpack(buf)
        one = cls()
        one.name = nts(row[0], encoding, errors)
        one.mode, one.uid, one.gid, one.size, one.mtime = map(nti, row[1:6])
        one.chksum = chksum
        one.type = row[7]
        one.linkname = nts(row[8], encoding, errors)
        one.uname = nts(row[10], encoding, errors)
        one.gname = nts(row[11], encoding, errors)
        one.devmajor, one.devminor = nti(row[12]), nti(row[13])
        prefix = nts(row[14], encoding, errors)
        if one.type == AREGTYPE and one.name.endswith('/'):
            one.type = DIRTYPE
        if one.isdir():
            one.name = one.name.rstrip('/')
        if prefix and one.type not in GNU_TYPES:
            one.name = prefix + '/' + one.name
        return one

    @classmethod
    def fromtarfile(cls, tarfile):
        """The member that comes next, with what stands before its header."""
        known = {}
        first = tarfile.offset
        pax = dict(tarfile.pax_headers)
        while True:
            file = tarfile.fileobj
            file.seek(tarfile.offset)
            one = cls.frombuf(file.read(BLOCKSIZE), tarfile.encoding, tarfile.errors)
            one.offset = first
            data_at = tarfile.offset + BLOCKSIZE
            blocks = -(-one.size // BLOCKSIZE) * BLOCKSIZE
            if one.type in (GNUTYPE_LONGNAME, GNUTYPE_LONGLINK):
                text = nts(file.read(one.size), tarfile.encoding, tarfile.errors)
                known['name' if one.type == GNUTYPE_LONGNAME else 'linkname'] = text
            elif one.type in (XHDTYPE, SOLARIS_XHDTYPE, XGLTYPE):
                found = cls._pax_records(file.read(one.size))
                pax.update(found)
                if one.type == XGLTYPE:
                    tarfile.pax_headers.update(found)
            else:
                break
            tarfile.offset = data_at + blocks
        one.pax_headers = pax
        for key, value in pax.items():
            if key in PAX_FIELDS:
                convert = PAX_NUMBER_FIELDS.get(key)
                if convert:
                    try:
                        value = convert(value)
                    except ValueError:
                        value = 0
                setattr(one, {'path': 'name', 'linkpath': 'linkname'}.get(key, key), value)
                if key == 'path' and value.endswith('/'):
                    one.name = value.rstrip('/')
        for key, value in known.items():
            setattr(one, key, value.rstrip('/') if one.isdir() else value)
        one.offset_data = data_at
        has_data = one.isreg() or one.type not in SUPPORTED_TYPES
        tarfile.offset = data_at + (-(-one.size // BLOCKSIZE) * BLOCKSIZE if has_data else 0)
        return one

    @staticmethod
    def _pax_records(data):
        found = {}
        at = 0
        while at < len(data) and data[at:at + 1].isdigit():
            space = data.index(b' ', at)
            size = int(data[at:space])
            if size == 0:
                raise InvalidHeaderError('invalid header')
            key, _, value = data[space + 1:at + size - 1].partition(b'=')
            found[key.decode('utf-8', 'surrogateescape')] = value.decode('utf-8', 'surrogateescape')
            at += size
        return found

    def isreg(self):
        return self.type in REGULAR_TYPES

    isfile = isreg

    def isdir(self):
        return self.type == DIRTYPE

    def issym(self):
        return self.type == SYMTYPE

    def islnk(self):
        return self.type == LNKTYPE

    def ischr(self):
        return self.type == CHRTYPE

    def isblk(self):
        return self.type == BLKTYPE

    def isfifo(self):
        return self.type == FIFOTYPE

    def issparse(self):
        return self.sparse is not None

    def isdev(self):
        return self.type in (CHRTYPE, BLKTYPE, FIFOTYPE)


class TarFile:
    tarinfo, fileobject = TarInfo, ExFileObject
    format, encoding, errors = DEFAULT_FORMAT, ENCODING, None
    dereference = ignore_zeros = False
    debug, errorlevel = 0, 1

    def __init__(self, name=None, mode='r', fileobj=None, format=None, tarinfo=None, dereference=None,
                 ignore_zeros=None, encoding=None, errors='surrogateescape', pax_headers=None, debug=None,
                 errorlevel=None, copybufsize=None):
        modes = {'r': 'rb', 'a': 'r+b', 'w': 'wb', 'x': 'xb'}
        if mode not in modes:
            raise ValueError("mode must be 'r', 'a', 'w' or 'x'")
        self.mode = mode
        self._mode = modes[mode]
        self._owns = False
        if not fileobj:
            if self.mode == 'a' and not os.path.exists(name):
                self.mode, self._mode = 'w', 'wb'
            fileobj = builtins.open(name, self._mode)
            self._owns = True
        else:
            if name is None and isinstance(getattr(fileobj, 'name', None), (str, bytes)):
                name = fileobj.name
            if hasattr(fileobj, 'mode') and isinstance(fileobj.mode, str):
                self._mode = fileobj.mode
        self.name = os.path.abspath(name) if name else None
        self.fileobj = fileobj
        for key, value in (('format', format), ('tarinfo', tarinfo), ('dereference', dereference),
                           ('ignore_zeros', ignore_zeros), ('encoding', encoding), ('debug', debug),
                           ('errorlevel', errorlevel)):
            if value is not None:
                setattr(self, key, value)
        self.errors, self.copybufsize = errors, copybufsize
        self.pax_headers = dict(pax_headers) if pax_headers is not None and self.format == PAX_FORMAT else {}
        self.members, self._loaded, self.inodes = [], False, {}
        self.offset = fileobj.tell()
        self.closed = False
        try:
            if self.mode == 'r':
                self.firstmember = None
                self.firstmember = self.next()
            elif self.mode == 'a':
                while True:
                    self.fileobj.seek(self.offset)
                    try:
                        self.members.append(self.tarinfo.fromtarfile(self))
                    except (EOFHeaderError, EmptyHeaderError):
                        self.fileobj.seek(self.offset)
                        break
                    except HeaderError as wrong:
                        raise ReadError(str(wrong)) from None
                self._loaded = True
            else:
                self._loaded = True
                if self.pax_headers:
                    data = self.tarinfo.create_pax_global_header(self.pax_headers.copy())
                    self.fileobj.write(data)
                    self.offset += len(data)
        except:
            if self._owns:
                self.fileobj.close()
            self.closed = True
            raise

    OPEN_METH = {'tar': 'taropen', 'gz': 'gzopen', 'bz2': 'bz2open', 'xz': 'xzopen'}

    @classmethod
    def open(cls, name=None, mode='r', fileobj=None, bufsize=RECORDSIZE, **kwargs):
        if not name and not fileobj:
            raise ValueError('nothing to open')
        if mode in ('r', 'r:*') or mode == 'r|*':
            start = fileobj.tell() if fileobj is not None and hasattr(fileobj, 'tell') else None
            told = []
            for kind in sorted(cls.OPEN_METH, key=lambda kind: cls.OPEN_METH[kind] == 'taropen'):
                try:
                    return getattr(cls, cls.OPEN_METH[kind])(name, 'r', fileobj, **kwargs)
                except (ReadError, CompressionError) as wrong:
                    told.append('- method %s: %r' % (kind, wrong))
                    if start is not None:
                        fileobj.seek(start)
            raise ReadError('file could not be opened successfully:\n' + '\n'.join(told))
        separator = ':' if ':' in mode else '|' if '|' in mode else None
        if separator:
            filemode, _, comptype = mode.partition(separator)
            filemode = filemode or 'r'
            comptype = comptype or 'tar'
            if separator == '|' and filemode not in ('r', 'w'):
                raise ValueError("mode must be 'r' or 'w'")
            if comptype not in cls.OPEN_METH:
                raise CompressionError('unknown compression type %r' % comptype)
            return getattr(cls, cls.OPEN_METH[comptype])(name, filemode, fileobj, **kwargs)
        if mode in ('a', 'w', 'x'):
            return cls.taropen(name, mode, fileobj, **kwargs)
        raise ValueError('undiscernible mode')

    @classmethod
    def taropen(cls, name, mode='r', fileobj=None, **kwargs):
        if mode not in ('r', 'a', 'w', 'x'):
            raise ValueError("mode must be 'r', 'a', 'w' or 'x'")
        return cls(name, mode, fileobj, **kwargs)

    @classmethod
    def gzopen(cls, name, mode='r', fileobj=None, compresslevel=9, **kwargs):
        if mode not in ('r', 'w', 'x'):
            raise ValueError("mode must be 'r', 'w' or 'x'")
        from gzip import GzipFile
        import zlib
        packed = GzipFile(name, mode + 'b', compresslevel, fileobj)
        try:
            one = cls.taropen(name, mode, packed, **kwargs)
        except (OSError, EOFError, zlib.error) as wrong:
            packed.close()
            if mode == 'r':
                raise ReadError('not a gzip file') from wrong
            raise
        except:
            packed.close()
            raise
        one._owns = True
        return one

    @classmethod
    def _other(cls, kind, name, mode, fileobj, kwargs):
        if mode not in ('r', 'w', 'x'):
            raise ValueError("mode must be 'r', 'w' or 'x'")
        try:
            module = __import__(kind)
        except ImportError:
            raise CompressionError('%s module is not available' % kind) from None
        packed = getattr(module, 'BZ2File' if kind == 'bz2' else 'LZMAFile')(fileobj or name, mode)
        try:
            one = cls.taropen(name, mode, packed, **kwargs)
        except (OSError, EOFError, getattr(module, 'LZMAError', OSError)) as wrong:
            packed.close()
            if mode == 'r':
                raise ReadError('not a bzip2 file' if kind == 'bz2' else 'not an lzma file') from wrong
            raise
        except:
            packed.close()
            raise
        one._owns = True
        return one

    @classmethod
    def bz2open(cls, name, mode='r', fileobj=None, compresslevel=9, **kwargs):
        return cls._other('bz2', name, mode, fileobj, kwargs)

    @classmethod
    def xzopen(cls, name, mode='r', fileobj=None, preset=None, **kwargs):
        return cls._other('lzma', name, mode, fileobj, kwargs)

    # ---- what is in it

    def _check(self, mode=None):
        if self.closed:
            raise OSError('%s is closed' % self.__class__.__name__)
        if mode is not None and self.mode not in mode:
            raise OSError('bad operation for mode %r' % self.mode)

    def next(self):
        self._check('ra')
        if getattr(self, 'firstmember', None) is not None:
            one = self.firstmember
            self.firstmember = None
            return one
        is_first = self.offset == 0
        one = None
        while True:
            at = self.offset
            try:
                one = self.tarinfo.fromtarfile(self)
            except EOFHeaderError:
                if self.ignore_zeros:
                    self.offset = at + BLOCKSIZE
                    continue
            except InvalidHeaderError as wrong:
                if self.ignore_zeros:
                    self.offset = at + BLOCKSIZE
                    continue
                if is_first:
                    raise ReadError(str(wrong)) from None
            except EmptyHeaderError:
                if is_first:
                    raise ReadError('empty file') from None
            except TruncatedHeaderError as wrong:
                if is_first:
                    raise ReadError(str(wrong)) from None
            except SubsequentHeaderError as wrong:
                raise ReadError(str(wrong)) from None
            break
        if one is None:
            self._loaded = True
        else:
            self.members.append(one)
        return one

    def getmembers(self):
        self._check()
        while not self._loaded:
            self.next()
        return self.members

    def getnames(self):
        return [one.name for one in self.getmembers()]

    def getmember(self, name):
        wanted = name.rstrip('/')
        for one in reversed(self.getmembers()):
            if one.name == wanted:
                return one
        raise KeyError('filename %r not found' % name)

    def __iter__(self):
        if self._loaded:
            yield from self.members
            return
        at = 0
        while True:
            if at < len(self.members):
                one = self.members[at]
                if getattr(self, 'firstmember', None) is one:
                    self.firstmember = None
            elif not self._loaded:
                one = self.next()
                if one is None:
                    return
            else:
                return
            at += 1
            yield one

    def list(self, verbose=True, *, members=None):
        self._check()
        for one in self if members is None else members:
            if verbose:
                print(stat.filemode(one.mode), end=' ')
                print('%s/%s' % (one.uname or one.uid, one.gname or one.gid), end=' ')
                is_device = one.ischr() or one.isblk()
                print('%10s' % ('%d,%d' % (one.devmajor, one.devminor) if is_device else '%d' % one.size), end=' ')
                print('%d-%02d-%02d %02d:%02d:%02d' % time.localtime(one.mtime)[:6], end=' ')
            print(one.name + ('/' if one.isdir() else ''), end=' ')
            if verbose and one.issym():
                print('->', one.linkname, end=' ')
            if verbose and one.islnk():
                print('link to', one.linkname, end=' ')
            print()

    # ---- writing

    def gettarinfo(self, name=None, arcname=None, fileobj=None):
        self._check('awx')
        if fileobj is not None:
            name = fileobj.name
        arcname = os.path.splitdrive(name if arcname is None else arcname)[1].replace(os.sep, '/').lstrip('/')
        one = self.tarinfo()
        one.tarfile = self
        found = os.stat(name) if self.dereference or fileobj is not None else os.lstat(name)
        mode = found.st_mode
        if stat.S_ISREG(mode):
            one.type = REGTYPE
        elif stat.S_ISDIR(mode):
            one.type = DIRTYPE
        elif stat.S_ISLNK(mode) and hasattr(os, 'readlink'):
            one.type = SYMTYPE
            one.linkname = os.readlink(name)
        else:
            return None
        one.name = arcname
        one.mode = mode
        one.uid, one.gid = found.st_uid, found.st_gid
        one.size = found.st_size if one.type == REGTYPE else 0
        one.mtime = found.st_mtime
        try:
            import pwd
            one.uname = pwd.getpwuid(one.uid)[0]
        except (ImportError, KeyError):
            pass
        try:
            import grp
            one.gname = grp.getgrgid(one.gid)[0]
        except (ImportError, KeyError):
            pass
        return one

    def add(self, name, arcname=None, recursive=True, *, filter=None):
        self._check('awx')
        todo = [(name, name if arcname is None else arcname)]
        while todo:
            path, inner = todo.pop()
            if self.name is not None and os.path.abspath(path) == self.name:
                continue
            one = self.gettarinfo(path, inner)
            if one is None:
                continue
            if filter is not None:
                one = filter(one)
                if one is None:
                    continue
            if one.isreg():
                with builtins.open(path, 'rb') as file:
                    self.addfile(one, file)
            else:
                self.addfile(one)
                if one.isdir() and recursive:
                    todo += [(os.path.join(path, entry), os.path.join(inner, entry))
                             for entry in sorted(os.listdir(path), reverse=True)]

    def addfile(self, tarinfo, fileobj=None):
        import copy
        self._check('awx')
        tarinfo = copy.copy(tarinfo)
        header = tarinfo.tobuf(self.format, self.encoding, self.errors)
        self.fileobj.write(header)
        self.offset += len(header)
        if fileobj is not None:
            data = fileobj.read(tarinfo.size)
            if len(data) < tarinfo.size:
                raise OSError('unexpected end of data')
            data = _padded(data)
            self.fileobj.write(data)
            self.offset += len(data)
        self.members.append(tarinfo)

    # ---- extracting

    def extractall(self, path='.', members=None, *, numeric_owner=False, filter=None):
        folders = []
        for one in self if members is None else members:
            is_dir = one.isdir()
            if is_dir:
                folders.append(one)
            self.extract(one, path, set_attrs=not is_dir)
        # Last, and the inner ones first: what is put into a folder changes its time, and may need its old mode.
        for one in reversed(sorted(folders, key=lambda one: one.name)):
            self._set_attributes(one, os.path.join(path, one.name))

    def extract(self, member, path='', set_attrs=True, *, numeric_owner=False, filter=None):
        self._check('r')
        one = self.getmember(member) if isinstance(member, str) else member
        target = os.path.join(path, one.name.rstrip('/'))
        above = os.path.dirname(target)
        if above and not os.path.exists(above):
            os.makedirs(above)
        if one.isdir():
            if not os.path.isdir(target):
                os.mkdir(target)
        elif one.isreg():
            with builtins.open(target, 'wb') as out:
                out.write(self._data(one))
        elif one.islnk() or one.issym():
            source = self._source(one)
            if one.issym() and hasattr(os, 'symlink'):
                os.symlink(one.linkname, target)
            else:
                try:
                    data = self._data(self.getmember(source))
                except KeyError:
                    raise ExtractError('unable to resolve link inside archive') from None
                with builtins.open(target, 'wb') as out:
                    out.write(data)
        else:
            raise ExtractError('special devices not supported by system')
        if set_attrs:
            self._set_attributes(one, target)

    @staticmethod
    def _set_attributes(one, target):
        if one.issym():
            return
        if hasattr(os, 'chmod'):
            os.chmod(target, one.mode & 0o7777)
        if hasattr(os, 'utime'):
            os.utime(target, (one.mtime, one.mtime))

    @staticmethod
    def _source(link):
        """The name of the member that a link leads to."""
        if link.islnk():
            return link.linkname
        return os.path.normpath(os.path.join(os.path.dirname(link.name), link.linkname))

    def _data(self, one):
        self.fileobj.seek(one.offset_data)
        data = self.fileobj.read(one.size)
        if len(data) < one.size:
            raise ReadError('unexpected end of data')
        return data

    def extractfile(self, member):
        self._check('r')
        one = self.getmember(member) if isinstance(member, str) else member
        if one.isreg() or one.type not in SUPPORTED_TYPES:
            return self.fileobject(self, one)
        if one.islnk() or one.issym():
            source = self._source(one)
            try:
                return self.extractfile(self.getmember(source))
            except KeyError:
                raise KeyError('linkname %r not found' % source) from None
        return None

    def close(self):
        if self.closed:
            return
        self.closed = True
        try:
            if self.mode in ('a', 'w', 'x'):
                self.fileobj.write(NUL * (BLOCKSIZE * 2))
                self.offset += BLOCKSIZE * 2
                self.fileobj.write(NUL * (-self.offset % RECORDSIZE))
        finally:
            if self._owns:
                self.fileobj.close()

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, type, value, traceback):
        if type is None:
            self.close()
        else:
            if self._owns:
                self.fileobj.close()
            self.closed = True


def is_tarfile(name):
    try:
        if hasattr(name, 'read'):
            at = name.tell()
            archive = open(fileobj=name)
            name.seek(at)
        else:
            archive = open(name)
        archive.close()
        return True
    except TarError:
        return False


open = TarFile.open
