"""Kinds of files by the ends of their names."""

import os
import posixpath

__all__ = ['knownfiles', 'inited', 'MimeTypes', 'guess_type', 'guess_all_extensions', 'guess_extension', 'add_type', 'init',
           'read_mime_types', 'suffix_map', 'encodings_map', 'types_map', 'common_types']

knownfiles = ['/etc/mime.types']
inited = False
_db = None

suffix_map = {'.svgz': '.svg.gz', '.tgz': '.tar.gz', '.taz': '.tar.gz', '.tz': '.tar.gz', '.tbz2': '.tar.bz2',
              '.txz': '.tar.xz'}
encodings_map = {'.gz': 'gzip', '.Z': 'compress', '.bz2': 'bzip2', '.xz': 'xz', '.br': 'br'}

_known = '''
.js application/javascript; .mjs application/javascript; .json application/json; .webmanifest application/manifest+json
.doc application/msword; .dot application/msword; .wiz application/msword; .nq application/n-quads
.nt application/n-triples; .bin application/octet-stream; .a application/octet-stream; .dll application/octet-stream
.exe application/octet-stream; .o application/octet-stream; .obj application/octet-stream; .so application/octet-stream
.oda application/oda; .pdf application/pdf; .p7c application/pkcs7-mime; .ps application/postscript
.ai application/postscript; .eps application/postscript; .trig application/trig; .m3u application/vnd.apple.mpegurl
.m3u8 application/vnd.apple.mpegurl; .xls application/vnd.ms-excel; .xlb application/vnd.ms-excel
.ppt application/vnd.ms-powerpoint; .pot application/vnd.ms-powerpoint; .ppa application/vnd.ms-powerpoint
.pps application/vnd.ms-powerpoint; .pwz application/vnd.ms-powerpoint; .wasm application/wasm
.bcpio application/x-bcpio; .cpio application/x-cpio; .csh application/x-csh; .dvi application/x-dvi
.gtar application/x-gtar; .hdf application/x-hdf; .h5 application/x-hdf5; .latex application/x-latex
.mif application/x-mif; .cdf application/x-netcdf; .nc application/x-netcdf; .p12 application/x-pkcs12
.pfx application/x-pkcs12; .ram application/x-pn-realaudio; .pyc application/x-python-code
.pyo application/x-python-code; .sh application/x-sh; .shar application/x-shar; .swf application/x-shockwave-flash
.sv4cpio application/x-sv4cpio; .sv4crc application/x-sv4crc; .tar application/x-tar; .tcl application/x-tcl
.tex application/x-tex; .texi application/x-texinfo; .texinfo application/x-texinfo; .roff application/x-troff
.t application/x-troff; .tr application/x-troff; .man application/x-troff-man; .me application/x-troff-me
.ms application/x-troff-ms; .ustar application/x-ustar; .src application/x-wais-source; .xsl application/xml
.rdf application/xml; .wsdl application/xml; .xpdl application/xml; .zip application/zip; .3gp audio/3gpp
.3gpp audio/3gpp; .3g2 audio/3gpp2; .3gpp2 audio/3gpp2; .aac audio/aac; .adts audio/aac; .loas audio/aac
.ass audio/aac; .au audio/basic; .snd audio/basic; .mp3 audio/mpeg; .mp2 audio/mpeg; .opus audio/opus
.aif audio/x-aiff; .aifc audio/x-aiff; .aiff audio/x-aiff; .ra audio/x-pn-realaudio; .wav audio/x-wav
.avif image/avif; .bmp image/bmp; .gif image/gif; .ief image/ief; .jpg image/jpeg; .jpe image/jpeg
.jpeg image/jpeg; .heic image/heic; .heif image/heif; .png image/png; .svg image/svg+xml; .tiff image/tiff
.tif image/tiff; .ico image/vnd.microsoft.icon; .ras image/x-cmu-raster; .pnm image/x-portable-anymap
.pbm image/x-portable-bitmap; .pgm image/x-portable-graymap; .ppm image/x-portable-pixmap; .rgb image/x-rgb
.xbm image/x-xbitmap; .xpm image/x-xpixmap; .xwd image/x-xwindowdump; .eml message/rfc822; .mht message/rfc822
.mhtml message/rfc822; .nws message/rfc822; .css text/css; .csv text/csv; .html text/html; .htm text/html
.n3 text/n3; .txt text/plain; .bat text/plain; .c text/plain; .h text/plain; .ksh text/plain; .pl text/plain
.srt text/plain; .rtx text/richtext; .tsv text/tab-separated-values; .vtt text/vtt; .py text/x-python
.etx text/x-setext; .sgm text/x-sgml; .sgml text/x-sgml; .vcf text/x-vcard; .xml text/xml; .mp4 video/mp4
.mpeg video/mpeg; .m1v video/mpeg; .mpa video/mpeg; .mpe video/mpeg; .mpg video/mpeg; .mov video/quicktime
.qt video/quicktime; .webm video/webm; .avi video/x-msvideo; .movie video/x-sgi-movie
'''
types_map = dict(row.split() for line in _known.strip().splitlines() for row in line.split(';'))
common_types = {'.rtf': 'application/rtf', '.mid': 'audio/midi', '.midi': 'audio/midi', '.jpg': 'image/jpg',
                '.pict': 'image/pict', '.pct': 'image/pict', '.pic': 'image/pict', '.webp': 'image/webp',
                '.xul': 'text/xul'}
_types_map_default, _common_types_default = dict(types_map), dict(common_types)
_suffix_map_default, _encodings_map_default = dict(suffix_map), dict(encodings_map)


class MimeTypes:
    """What is known; types_map and types_map_inv have it for plain kinds, and for those in strict use."""

    def __init__(self, filenames=(), strict=True):
        if not inited:
            init()
        self.encodings_map = _encodings_map_default.copy()
        self.suffix_map = _suffix_map_default.copy()
        self.types_map = {}, {}
        self.types_map_inv = {}, {}
        for ending, kind in _types_map_default.items():
            self.add_type(kind, ending, True)
        for ending, kind in _common_types_default.items():
            self.add_type(kind, ending, False)
        for name in filenames:
            self.read(name, strict)

    def add_type(self, type, ext, strict=True):
        self.types_map[strict][ext] = type
        endings = self.types_map_inv[strict].setdefault(type, [])
        if ext not in endings:
            endings.append(ext)

    def guess_type(self, url, strict=True):
        url = os.fspath(url)
        scheme, colon, rest = url.partition(':')
        if not colon or '/' in scheme:
            scheme, rest = None, url
        if scheme == 'data':
            comma = rest.find(',')
            if comma < 0:
                return None, None
            kind = rest[:comma].split(';', 1)[0]
            return ('text/plain' if '=' in kind or '/' not in kind else kind), None
        if scheme and len(scheme) > 1:
            url = rest
        base, ending = posixpath.splitext(url)
        while (known := self.suffix_map.get(ending) or self.suffix_map.get(ending.lower())):
            base, ending = posixpath.splitext(base + known)
        encoding = self.encodings_map.get(ending)
        if encoding is not None:
            base, ending = posixpath.splitext(base)
        ending = ending.lower()
        kind = self.types_map[True].get(ending)
        if kind is None and not strict:
            kind = self.types_map[False].get(ending)
        return kind, encoding

    def guess_all_extensions(self, type, strict=True):
        type = type.lower()
        endings = list(self.types_map_inv[True].get(type, []))
        if not strict:
            endings += [one for one in self.types_map_inv[False].get(type, []) if one not in endings]
        return endings

    def guess_extension(self, type, strict=True):
        endings = self.guess_all_extensions(type, strict)
        return endings[0] if endings else None

    def read(self, filename, strict=True):
        with open(filename, encoding='utf-8') as file:
            self.readfp(file, strict)

    def readfp(self, fp, strict=True):
        for line in fp:
            words = line.split('#', 1)[0].split()
            for ending in words[1:]:
                self.add_type(words[0], '.' + ending, strict)


def _made():
    if _db is None:
        init()
    return _db


def guess_type(url, strict=True):
    return _made().guess_type(url, strict)


def guess_all_extensions(type, strict=True):
    return _made().guess_all_extensions(type, strict)


def guess_extension(type, strict=True):
    return _made().guess_extension(type, strict)


def add_type(type, ext, strict=True):
    return _made().add_type(type, ext, strict)


def init(files=None):
    global suffix_map, types_map, encodings_map, common_types, inited, _db
    inited = True
    _db = MimeTypes()
    for name in (knownfiles if files is None else files):
        if os.path.isfile(name):
            _db.read(name)
    encodings_map, suffix_map = _db.encodings_map, _db.suffix_map
    types_map, common_types = _db.types_map[True], _db.types_map[False]


def read_mime_types(file):
    try:
        opened = open(file, encoding='utf-8')
    except OSError:
        return None
    with opened:
        db = MimeTypes()
        db.readfp(opened, True)
        return db.types_map[True]
