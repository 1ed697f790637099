"""The paths of Element.find and its like."""

import re

_token = re.compile(r"""('[^']*'|"[^"]*")|(::|//?|\.\.|\(\)|!=|[/.*:\[\]()@=])|((?:\{[^}]+\})?[^/\[\]()@!=\s]+)|\s+""")
_cache = {}


def xpath_tokenizer(pattern, namespaces=None):
    default = namespaces.get('') if namespaces else None
    in_attribute = False
    for found in _token.finditer(pattern):
        sign, tag = found.group(2), found.group(3)
        if tag and tag[0] != '{':
            if ':' in tag:
                prefix, local = tag.split(':', 1)
                if not namespaces or prefix not in namespaces:
                    raise SyntaxError('prefix %r not found in prefix map' % prefix)
                yield '', '{%s}%s' % (namespaces[prefix], local)
            elif default and not in_attribute:
                yield '', '{%s}%s' % (default, tag)
            else:
                yield '', tag
            in_attribute = False
        else:
            yield (found[1] or sign or found[0] if not tag else ''), tag or ''
            in_attribute = sign == '@'


def _fits(tag):
    """A test of an element's tag."""
    if tag in ('*', '{*}*'):
        return lambda one: tag == '{*}*' and isinstance(one.tag, str) or tag == '*'
    if tag == '{}*':
        return lambda one: isinstance(one.tag, str) and one.tag[:1] != '{'
    if tag.startswith('{*}'):
        return lambda one: isinstance(one.tag, str) and (one.tag == tag[3:] or one.tag.endswith(tag[2:]) and one.tag[0] == '{')
    if tag.startswith('{}'):
        return lambda one: one.tag == tag[2:]
    if tag.endswith('}*'):
        return lambda one: isinstance(one.tag, str) and one.tag.startswith(tag[:-1])
    return lambda one: one.tag == tag


def _children(tag):
    fits = _fits(tag)
    return lambda context, found: (child for one in found for child in one if fits(child))


def _same(context, found):
    return found


def _descendants(tag):
    fits = _fits(tag)
    return lambda context, found: (each for one in found for each in one.iter() if each is not one and fits(each))


def _parents(context, found):
    outer = context.parents()
    seen = []
    for one in found:
        parent = outer.get(one)
        if parent is not None and not any(parent is other for other in seen):
            seen.append(parent)
            yield parent


def _filtered(test):
    return lambda context, found: (one for one in found if test(one))


def _text(one):
    return ''.join(one.itertext())


def _predicate(tokens):
    """What stands in brackets."""
    signature, values = '', []
    for sign, tag in tokens:
        if sign == ']':
            break
        if not (sign or tag).strip():
            continue
        if sign and sign[0] in '\'"':
            sign, tag = "'", sign[1:-1]
        signature += sign or '-'
        values.append(tag)
    if signature == '@-':
        return _filtered(lambda one: one.get(values[1]) is not None)
    if signature in ("@-='", "@-!='"):
        key, value = values[1], values[-1]
        if signature == "@-='":
            return _filtered(lambda one: one.get(key) == value)
        return _filtered(lambda one: one.get(key) not in (None, value))
    if signature == '-' and not re.match(r'\-?\d+$', values[0]):
        return _filtered(lambda one: one.find(values[0]) is not None)
    if signature in (".='", ".!='", "-='", "-!='") and not (signature[0] == '-' and re.match(r'\-?\d+$', values[0])):
        tag, value, wants = values[0], values[-1], '!' not in signature
        if tag:
            return _filtered(lambda one: any((_text(each) == value) == wants for each in one.findall(tag)))
        return _filtered(lambda one: (_text(one) == value) == wants)
    if signature in ('-', '-()', '-()-'):
        if signature == '-':
            index = int(values[0]) - 1
            if index < 0:
                raise SyntaxError('XPath position >= 1 expected')
        else:
            if values[0] != 'last':
                raise SyntaxError('unsupported function')
            index = -1
            if signature == '-()-':
                try:
                    index = int(values[2]) - 1
                except ValueError:
                    raise SyntaxError('unsupported expression') from None
                if index > -2:
                    raise SyntaxError('XPath offset from last() must be negative')

        def at_index(context, found):
            outer = context.parents()
            for one in found:
                try:
                    if list(outer[one].findall(one.tag))[index] is one:
                        yield one
                except (IndexError, KeyError):
                    pass
        return at_index
    raise SyntaxError('invalid predicate')


class _Context:
    _parents = None

    def __init__(self, root):
        self.root = root

    def parents(self):
        if self._parents is None:
            self._parents = {child: parent for parent in self.root.iter() for child in parent}
        return self._parents


def _steps(path, namespaces):
    if path[-1:] == '/':
        path += '*'
    key = path, tuple(sorted(namespaces.items())) if namespaces else None
    if key in _cache:
        return _cache[key]
    if path[:1] == '/':
        raise SyntaxError('cannot use absolute path on element')
    tokens = iter(xpath_tokenizer(path, namespaces))
    steps = []
    token = next(tokens, None)
    while token is not None:
        sign, tag = token
        if sign == '' or sign == '*':
            steps.append(_children(tag or '*'))
        elif sign == '.':
            steps.append(_same)
        elif sign == '..':
            steps.append(_parents)
        elif sign == '//':
            sign, tag = next(tokens, ('?', ''))
            if sign == '*':
                tag = '*'
            elif sign:
                raise SyntaxError('invalid descendant')
            steps.append(_descendants(tag))
        elif sign == '[':
            steps.append(_predicate(tokens))
        else:
            raise SyntaxError('invalid path')
        token = next(tokens, None)
        if token is not None and token[0] == '/':
            token = next(tokens, None)
            if token is None:
                raise SyntaxError('invalid path')
    if len(_cache) > 100:
        _cache.clear()
    _cache[key] = steps
    return steps


def iterfind(elem, path, namespaces=None):
    found = [elem]
    context = _Context(elem)
    for step in _steps(path, namespaces):
        found = step(context, found)
    return iter(found)


def find(elem, path, namespaces=None):
    return next(iterfind(elem, path, namespaces), None)


def findall(elem, path, namespaces=None):
    return list(iterfind(elem, path, namespaces))


def findtext(elem, path, default=None, namespaces=None):
    found = find(elem, path, namespaces)
    return default if found is None else found.text if found.text is not None else ''
