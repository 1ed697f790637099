"""assertLogs and assertNoLogs."""

import logging
from collections import namedtuple

_Watched = namedtuple('_LoggingWatcher', ['records', 'output'])


class _Capturing(logging.Handler):
    def __init__(self):
        logging.Handler.__init__(self)
        self.watcher = _Watched([], [])

    def flush(self):
        pass

    def emit(self, record):
        self.watcher.records.append(record)
        self.watcher.output.append(self.format(record))


class LogsContext:
    LOGGING_FORMAT = '%(levelname)s:%(name)s:%(message)s'

    def __init__(self, test_case, logger, level, no_logs):
        self.test_case, self.logger_name, self.no_logs = test_case, logger, no_logs
        self.level = logging._nameToLevel.get(level, level) if level else logging.INFO

    def __enter__(self):
        name = self.logger_name
        self.logger = logger = name if isinstance(name, logging.Logger) else logging.getLogger(name)
        handler = _Capturing()
        handler.setLevel(self.level)
        handler.setFormatter(logging.Formatter(self.LOGGING_FORMAT))
        self.watcher = handler.watcher
        self.kept = logger.handlers[:], logger.level, logger.propagate
        logger.handlers = [handler]
        logger.setLevel(self.level)
        logger.propagate = False
        return None if self.no_logs else handler.watcher

    def __exit__(self, kind, value, tb):
        self.logger.handlers, level, self.logger.propagate = self.kept
        self.logger.setLevel(level)
        if kind is not None:
            return False
        count = len(self.watcher.records)
        if self.no_logs and count:
            text = 'Unexpected logs found: {!r}'.format(self.watcher.output)
        elif not self.no_logs and not count:
            text = 'no logs of level {} or higher triggered on {}'.format(logging.getLevelName(self.level), self.logger.name)
        else:
            return None
        raise self.test_case.failureException(self.test_case._formatMessage(None, text))
