"""Names that begin with what is typed."""

import builtins
import inspect
import keyword
import re

__all__ = ['Completer']


class Completer:
    def __init__(self, namespace=None):
        if namespace and not isinstance(namespace, dict):
            raise TypeError('namespace must be a dictionary')
        self.use_main_ns = namespace is None
        if namespace is not None:
            self.namespace = namespace

    def complete(self, text, state):
        if self.use_main_ns:
            import __main__
            self.namespace = __main__.__dict__
        if not text.strip():
            return '\t' if state == 0 else None
        if state == 0:
            self.matches = self.attr_matches(text) if '.' in text else self.global_matches(text)
        return self.matches[state] if state < len(self.matches) else None

    def _callable_postfix(self, val, word):
        if callable(val):
            word += '('
            try:
                if not inspect.signature(val).parameters:
                    word += ')'
            except ValueError:
                pass
        return word

    def global_matches(self, text):
        found = []
        seen = {'__builtins__'}
        for word in keyword.kwlist + keyword.softkwlist:
            if word.startswith(text):
                seen.add(word)
                if word in ('finally', 'try'):
                    word += ':'
                elif word not in ('False', 'None', 'True', 'break', 'continue', 'pass', 'else', '_'):
                    word += ' '
                elif word == 'else':
                    word += ':'
                found.append(word)
        for names in (self.namespace, builtins.__dict__):
            for word, value in names.items():
                if word.startswith(text) and word not in seen:
                    seen.add(word)
                    found.append(self._callable_postfix(value, word))
        return found

    def attr_matches(self, text):
        match = re.match(r'(\w+(\.\w+)*)\.(\w*)', text)
        if not match:
            return []
        before, start = match.group(1, 3)
        try:
            thing = eval(before, self.namespace)
        except Exception:
            return []
        words = set(dir(thing))
        words.discard('__builtins__')
        if hasattr(thing, '__class__'):
            words |= {'__class__'} | set(get_class_members(thing.__class__))
        found = []
        hidden = '_' if start == '' else '__' if start == '_' else None
        while True:
            for word in words:
                if word.startswith(start) and not (hidden and word.startswith(hidden)):
                    try:
                        value = getattr(thing, word, None)
                    except Exception:
                        value = None
                    found.append(self._callable_postfix(value, before + '.' + word))
            if found or not hidden:
                break
            hidden = '__' if hidden == '_' else None
        found.sort()
        return found


def get_class_members(klass):
    return [name for base in klass.__mro__ for name in dir(base)]
