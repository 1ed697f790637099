"""Going over the parts of a message."""

import sys

__all__ = ['body_line_iterator', 'typed_subpart_iterator', 'walk']


def walk(self):
    yield from self.walk()


def body_line_iterator(msg, decode=False):
    for part in msg.walk():
        payload = part.get_payload(decode=decode)
        if isinstance(payload, str):
            yield from payload.splitlines(True)


def typed_subpart_iterator(msg, maintype='text', subtype=None):
    for part in msg.walk():
        if part.get_content_maintype() == maintype and (subtype is None or part.get_content_subtype() == subtype):
            yield part


def _structure(msg, fp=None, level=0, include_default=False):
    todo = [(msg, level)]
    while todo:
        one, depth = todo.pop()
        text = ' ' * (depth * 4) + one.get_content_type()
        if include_default:
            text += ' [%s]' % one.get_default_type()
        print(text, file=sys.stdout if fp is None else fp)
        if one.is_multipart():
            todo += [(part, depth + 1) for part in reversed(one.get_payload())]
