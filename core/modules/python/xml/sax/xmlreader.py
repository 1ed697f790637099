"""Readers, where they are, and attributes."""

from xml.sax import handler
from xml.sax._exceptions import SAXNotRecognizedException


class Locator:
    def getColumnNumber(self):
        return -1

    def getLineNumber(self):
        return -1

    def getPublicId(self):
        return None

    def getSystemId(self):
        return None


class InputSource:
    def __init__(self, system_id=None):
        self._system = system_id
        self._public = self._encoding = self._bytes = self._characters = None

    def setSystemId(self, system_id):
        self._system = system_id

    def getSystemId(self):
        return self._system

    def setPublicId(self, public_id):
        self._public = public_id

    def getPublicId(self):
        return self._public

    def setEncoding(self, encoding):
        self._encoding = encoding

    def getEncoding(self):
        return self._encoding

    def setByteStream(self, bytefile):
        self._bytes = bytefile

    def getByteStream(self):
        return self._bytes

    def setCharacterStream(self, charfile):
        self._characters = charfile

    def getCharacterStream(self):
        return self._characters


class AttributesImpl:
    def __init__(self, attrs):
        self._attrs = attrs

    def getLength(self):
        return len(self._attrs)

    def getType(self, name):
        return 'CDATA'

    def getValue(self, name):
        return self._attrs[name]

    getValueByQName = getValue

    def getNameByQName(self, name):
        if name not in self._attrs:
            raise KeyError(name)
        return name

    getQNameByName = getNameByQName

    def getNames(self):
        return [*self._attrs]

    getQNames = getNames

    def copy(self):
        return type(self)(self._attrs)

    # as a mapping

    def __contains__(self, name):
        return name in self._attrs

    def __getitem__(self, name):
        return self._attrs[name]

    def __len__(self):
        return len(self._attrs)

    def get(self, name, alternative=None):
        return self._attrs.get(name, alternative)

    def items(self):
        return [*self._attrs.items()]

    def keys(self):
        return [*self._attrs]

    def values(self):
        return [*self._attrs.values()]


class AttributesNSImpl(AttributesImpl):
    def __init__(self, attrs, qnames):
        self._attrs = attrs
        self._qnames = qnames

    def copy(self):
        return type(self)(self._attrs, self._qnames)

    def getQNames(self):
        return [*self._qnames.values()]

    def getQNameByName(self, name):
        return self._qnames[name]

    def getNameByQName(self, name):
        for key, written in self._qnames.items():
            if written == name:
                return key
        raise KeyError(name)

    def getValueByQName(self, name):
        return self._attrs[self.getNameByQName(name)]


class XMLReader:
    def __init__(self):
        self._cont_handler, self._dtd_handler = handler.ContentHandler(), handler.DTDHandler()
        self._ent_handler, self._err_handler = handler.EntityResolver(), handler.ErrorHandler()

    def getContentHandler(self):
        return self._cont_handler

    def setContentHandler(self, handler):
        self._cont_handler = handler

    def getDTDHandler(self):
        return self._dtd_handler

    def setDTDHandler(self, handler):
        self._dtd_handler = handler

    def getEntityResolver(self):
        return self._ent_handler

    def setEntityResolver(self, resolver):
        self._ent_handler = resolver

    def getErrorHandler(self):
        return self._err_handler

    def setErrorHandler(self, handler):
        self._err_handler = handler

    def getProperty(self, name):
        raise SAXNotRecognizedException("Property '%s' not recognized" % name)

    def setProperty(self, name, value):
        raise SAXNotRecognizedException("Property '%s' not recognized" % name)
