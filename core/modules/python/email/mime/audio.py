"""Sound."""

from email.encoders import encode_base64
from email.mime.nonmultipart import MIMENonMultipart

__all__ = ['MIMEAudio']


class MIMEAudio(MIMENonMultipart):
    def __init__(self, _audiodata, _subtype=None, _encoder=encode_base64, *, policy=None, **_params):
        if _subtype is None:
            _subtype = _kind(_audiodata)
            if _subtype is None:
                raise TypeError('Could not guess audio MIME subtype')
        MIMENonMultipart.__init__(self, 'audio', _subtype, policy=policy, **_params)
        self.set_payload(_audiodata)
        _encoder(self)


def _kind(data):
    if data[:4] == b'RIFF' and data[8:12] == b'WAVE':
        return 'x-wav'
    if data[:4] == b'.snd':
        return 'basic'
    return 'x-aiff' if data[:4] == b'FORM' and data[8:12] in (b'AIFF', b'AIFC') else None
