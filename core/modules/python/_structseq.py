"""Tuples with names: what CPython's C modules give where a tuple's items are known by name, too."""

__tracebackhide__ = True
_dict = dict
_missing = object()


def _getter(index):
    return property(lambda self: tuple.__getitem__(self, index))


def make(module, name, fields, unnamed=0, extra=(), can_make=False):
    """A class with these fields; `extra` ones have a name alone and are no items."""
    count = len(fields)
    whole = tuple(fields) + tuple(extra)
    full = '%s.%s' % (module, name) if module else name

    def __new__(cls, sequence=_missing, dict=None):
        if not can_make:
            raise TypeError("cannot create '%s' instances" % full)
        if sequence is _missing:
            raise TypeError("structseq() missing required argument 'sequence' (pos 1)")
        if dict is not None and not isinstance(dict, _dict):
            raise TypeError('%s() takes a dict as second arg, if any' % full)
        try:
            values = tuple(sequence)
        except TypeError:
            raise TypeError('constructor requires a sequence') from None
        if len(values) < count:
            raise TypeError('%s() takes an at least %d-sequence (%d-sequence given)' % (full, count, len(values)))
        if len(values) > len(whole):
            raise TypeError('%s() takes an at most %d-sequence (%d-sequence given)' % (full, len(whole), len(values)))
        if dict:
            values += tuple(map(dict.get, whole[len(values):]))
        return _build(cls, values)

    def __repr__(self):
        return full + '(' + ', '.join('%s=%r' % pair for pair in zip(fields, self)) + ')'

    def __reduce__(self):
        return self.__class__, (tuple(self), {key: getattr(self, key) for key in extra})

    def _build(cls, values):
        self = tuple.__new__(cls, values[:count])
        for key, value in zip(extra, tuple(values[count:]) + (None,) * len(extra)):
            self.__dict__[key] = value
        return self

    body = {'__module__': module, '__new__': __new__, '__repr__': __repr__, '__reduce__': __reduce__,
            'n_fields': len(whole), 'n_sequence_fields': count, 'n_unnamed_fields': unnamed,
            '__match_args__': tuple(fields)}
    if not extra:
        body['__slots__'] = ()
    for index, field in enumerate(fields):
        body[field] = _getter(index)
    made = type(name, (tuple,), body)
    return made, lambda *values: _build(made, values)
