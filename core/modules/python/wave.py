"""Sound in WAV files."""

import builtins
import struct
import sys
from collections import namedtuple

__all__ = ['open', 'Error', 'Wave_read', 'Wave_write']

WAVE_FORMAT_PCM = 1


class Error(Exception):
    pass


_wave_params = namedtuple('_wave_params', 'nchannels sampwidth framerate nframes comptype compname')


class Wave_read:
    def __init__(self, f):
        self._own = None
        if isinstance(f, str):
            f = self._own = builtins.open(f, 'rb')
        try:
            self._read(f)
        except:
            if self._own:
                f.close()
            raise

    def _read(self, file):
        head = file.read(12)
        if len(head) < 12:
            raise EOFError
        if head[:4] != b'RIFF':
            raise Error('file does not start with RIFF id')
        if head[8:] != b'WAVE':
            raise Error('not a WAVE file')
        self._data = None
        has_format = False
        while True:
            row = file.read(8)
            if len(row) < 8:
                break
            name, size = struct.unpack('<4sL', row)
            body = file.read(size)
            if size & 1:
                file.read(1)
            if name == b'fmt ':
                if len(body) < 16:
                    raise EOFError
                kind, self._channels, self._rate, _, _, bits = struct.unpack_from('<HHLLHH', body)
                if kind != WAVE_FORMAT_PCM:
                    raise Error('unknown format: %r' % (kind,))
                self._width = (bits + 7) // 8
                if not self._width:
                    raise Error('bad sample width')
                if not self._channels:
                    raise Error('bad # of channels')
                has_format = True
            elif name == b'data':
                if not has_format:
                    raise Error('data chunk before fmt chunk')
                self._data = body
                break
        if not has_format or self._data is None:
            raise Error('fmt chunk and/or data chunk missing')
        self._frame = self._channels * self._width
        self._frames = len(self._data) // self._frame
        self._at = 0

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        if self._own:
            self._own.close()

    def getfp(self):
        return self._own

    def rewind(self):
        self._at = 0

    def tell(self):
        return self._at

    def getnchannels(self):
        return self._channels

    def getnframes(self):
        return self._frames

    def getsampwidth(self):
        return self._width

    def getframerate(self):
        return self._rate

    def getcomptype(self):
        return 'NONE'

    def getcompname(self):
        return 'not compressed'

    def getparams(self):
        return _wave_params(self._channels, self._width, self._rate, self._frames, 'NONE', 'not compressed')

    def getmarkers(self):
        return None

    def getmark(self, id):
        raise Error('no marks')

    def setpos(self, pos):
        if pos < 0 or pos > self._frames:
            raise Error('position not in range')
        self._at = pos

    def readframes(self, nframes):
        data = self._data[self._at * self._frame:(self._at + nframes) * self._frame]
        self._at = min(self._frames, self._at + nframes)
        return data


class Wave_write:
    def __init__(self, f):
        self._own = None
        if isinstance(f, str):
            f = self._own = builtins.open(f, 'wb')
        self._file = f
        self._channels = self._width = self._rate = self._announced = 0
        self._data = []

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def _before(self):
        if self._data:
            raise Error('cannot change parameters after starting to write')

    def setnchannels(self, nchannels):
        self._before()
        if nchannels < 1:
            raise Error('bad # of channels')
        self._channels = nchannels

    def getnchannels(self):
        if not self._channels:
            raise Error('number of channels not set')
        return self._channels

    def setsampwidth(self, sampwidth):
        self._before()
        if sampwidth < 1 or sampwidth > 4:
            raise Error('bad sample width')
        self._width = sampwidth

    def getsampwidth(self):
        if not self._width:
            raise Error('sample width not set')
        return self._width

    def setframerate(self, framerate):
        self._before()
        if framerate <= 0:
            raise Error('bad frame rate')
        self._rate = int(round(framerate))

    def getframerate(self):
        if not self._rate:
            raise Error('frame rate not set')
        return self._rate

    def setnframes(self, nframes):
        self._before()
        self._announced = nframes

    def getnframes(self):
        return self.tell()

    def setcomptype(self, comptype, compname):
        self._before()
        if comptype not in ('NONE',):
            raise Error('unsupported compression type')

    def getcomptype(self):
        return 'NONE'

    def getcompname(self):
        return 'not compressed'

    def setparams(self, params):
        channels, width, rate, frames, kind, kind_name = params
        self.setnchannels(channels)
        self.setsampwidth(width)
        self.setframerate(rate)
        self.setnframes(frames)
        self.setcomptype(kind, kind_name)

    def getparams(self):
        if not self._channels or not self._width or not self._rate:
            raise Error('not all parameters set')
        return _wave_params(self._channels, self._width, self._rate, self.tell(), 'NONE', 'not compressed')

    def tell(self):
        return sum(map(len, self._data)) // (self._channels * self._width or 1)

    def _check(self):
        if not self._channels:
            raise Error('# channels not specified')
        if not self._width:
            raise Error('sample width not specified')
        if not self._rate:
            raise Error('sampling rate not specified')

    def writeframesraw(self, data):
        self._check()
        self._data.append(bytes(data))

    writeframes = writeframesraw

    def close(self):
        if self._file is None:
            return
        file, self._file = self._file, None
        try:
            self._check()
            data = b''.join(self._data)
            frame = self._channels * self._width
            file.write(struct.pack('<4sL4s4sLHHLLHH4sL', b'RIFF', 36 + len(data), b'WAVE', b'fmt ', 16, WAVE_FORMAT_PCM,
                                   self._channels, self._rate, self._rate * frame, frame, self._width * 8, b'data', len(data)))
            file.write(data)
            file.flush()
        finally:
            if self._own:
                self._own.close()


def open(f, mode=None):
    if mode is None:
        mode = getattr(f, 'mode', 'rb')
    if mode in ('r', 'rb'):
        return Wave_read(f)
    if mode in ('w', 'wb'):
        return Wave_write(f)
    raise Error("mode must be 'r', 'rb', 'w', or 'wb'")
