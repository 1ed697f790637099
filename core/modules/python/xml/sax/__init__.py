"""Documents as calls of a handler's methods."""

import io

from xml.sax._exceptions import (SAXException, SAXNotRecognizedException, SAXNotSupportedException, SAXParseException,
                                 SAXReaderNotAvailable)
from xml.sax.handler import ContentHandler, ErrorHandler
from xml.sax.xmlreader import InputSource


default_parser_list = ['xml.sax.expatreader']


def make_parser(parser_list=()):
    from xml.sax.expatreader import create_parser
    return create_parser()


def _reader_for(content, errors):
    reader = make_parser()
    reader.setContentHandler(content)
    reader.setErrorHandler(errors)
    return reader


def parseString(string, handler, errorHandler=ErrorHandler()):
    reader = _reader_for(handler, ErrorHandler() if errorHandler is None else errorHandler)
    reader.parse(io.StringIO(string) if isinstance(string, str) else io.BytesIO(string))


def parse(source, handler, errorHandler=ErrorHandler()):
    _reader_for(handler, errorHandler).parse(source)
