"""What can go wrong."""


class SAXException(Exception):
    def __init__(self, msg, exception=None):
        self._msg = msg
        self._exception = exception
        Exception.__init__(self, msg)

    def getMessage(self):
        return self._msg

    def getException(self):
        return self._exception

    def __str__(self):
        return self._msg

    def __getitem__(self, ix):
        raise AttributeError('__getitem__')


class SAXParseException(SAXException):
    def __init__(self, msg, exception, locator):
        SAXException.__init__(self, msg, exception)
        self._locator = locator
        self._system, self._line, self._column = locator.getSystemId(), locator.getLineNumber(), locator.getColumnNumber()

    def getColumnNumber(self):
        return self._column

    def getLineNumber(self):
        return self._line

    def getPublicId(self):
        return self._locator.getPublicId()

    def getSystemId(self):
        return self._system

    def __str__(self):
        shown = ['<unknown>' if self._system is None else self._system, '?' if self._line is None else self._line,
                 '?' if self._column is None else self._column]
        return '%s:%s:%s: %s' % (*shown, self._msg)


class SAXNotRecognizedException(SAXException):
    pass


class SAXNotSupportedException(SAXException):
    pass


class SAXReaderNotAvailable(SAXNotSupportedException):
    pass
