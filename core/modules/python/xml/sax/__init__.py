"""Documents as calls of a handler's methods."""

import io

from xml.sax._exceptions import (SAXException, SAXNotRecognizedException, SAXNotSupportedException, SAXParseException,
                                 SAXReaderNotAvailable)
from xml.sax.handler import ContentHandler, ErrorHandler
from xml.sax.xmlreader import InputSource


def parse(source, handler, errorHandler=ErrorHandler()):
    parser = make_parser()
    parser.setContentHandler(handler)
    parser.setErrorHandler(errorHandler)
    parser.parse(source)


def parseString(string, handler, errorHandler=ErrorHandler()):
    if errorHandler is None:
        errorHandler = ErrorHandler()
    parse(io.StringIO(string) if isinstance(string, str) else io.BytesIO(string), handler, errorHandler)


default_parser_list = ['xml.sax.expatreader']


def make_parser(parser_list=()):
    from xml.sax.expatreader import create_parser
    return create_parser()
