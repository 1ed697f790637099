"""HTML read as it comes: tags, text and comments are told of one by one, and nothing is refused."""

import re
from html import unescape

__all__ = ['HTMLParser']

_space = r'\t\n\r\f '
_gap = '(?:[%s]|/(?!>))*' % _space
_value = r'\'[^\']*\'|"[^"]*"|(?![\'"])[^>%s]*' % _space
_name = r'(?<=[\'"/%s])[^/>%s][^/=>%s]*' % (_space, _space, _space)
_equals = '[%s]*=[%s]*' % (_space, _space)
_tag = re.compile('([a-zA-Z][^/>%s]*)%s' % (_space, _gap))
_attribute = re.compile('(%s)(%s(%s))?%s' % (_name, _equals, _value, _gap))
_whole_tag = re.compile('[a-zA-Z][^/>%s]*[/%s]*(?:%s(?:%s(?:%s))?[/%s]*)*>?' % (_space, _space, _name, _equals, _value, _space))
_end_begun = re.compile('</[a-zA-Z]')
_character = re.compile('&#(?:[0-9]+|[xX][0-9a-fA-F]+)[^0-9a-fA-F]')
_entity = re.compile('&([a-zA-Z][-.a-zA-Z0-9]*)[^a-zA-Z0-9]')
_begun = re.compile('&[a-zA-Z#]')
_plain = re.compile('[&<]')


class HTMLParser:
    """A class derived from it has the methods handle_… that it wants."""

    CDATA_CONTENT_ELEMENTS = ('script', 'style')

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        self.rawdata = ''
        self._pending, self._pending_length, self._wanted = [], 0, 1
        self.lasttag = '???'
        self.interesting = _plain
        self.cdata_elem = None
        self.lineno, self.offset = 1, 0

    def feed(self, data):
        """What cannot be told yet is looked at again when there is twice as much."""
        self._pending.append(data)
        self._pending_length += len(data)
        if self._pending_length < self._wanted:
            return
        self._take_pending()
        length = len(self.rawdata)
        self.goahead(0)
        self._wanted = 1 if len(self.rawdata) < length else len(self.rawdata)

    def _take_pending(self):
        self.rawdata += ''.join(self._pending)
        self._pending.clear()
        self._pending_length = 0

    def close(self):
        self._take_pending()
        self.goahead(1)

    def getpos(self):
        return self.lineno, self.offset

    _start_text = None

    def get_starttag_text(self):
        return self._start_text

    def set_cdata_mode(self, elem):
        self.cdata_elem = elem.lower()
        self.interesting = re.compile('</%s(?=[%s/>])' % (self.cdata_elem, _space), re.IGNORECASE | re.ASCII)

    def clear_cdata_mode(self):
        self.interesting = _plain
        self.cdata_elem = None

    def updatepos(self, i, j):
        """Counts the lines from i to j."""
        if i < j:
            passed = self.rawdata[i:j]
            lines = passed.count('\n')
            if lines:
                self.lineno += lines
                self.offset = len(passed) - passed.rindex('\n') - 1
            else:
                self.offset += j - i
        return j

    def _is_text_converted(self):
        return self.convert_charrefs and not self.cdata_elem

    def _text(self, text):
        self.handle_data(unescape(text) if self._is_text_converted() else text)

    def _text_end(self, i):
        """Where the text from i on ends; -1: more is needed to know."""
        data = self.rawdata
        if self._is_text_converted():
            j = data.find('<', i)
            if j >= 0:
                return j
            mark = data.rfind('&', max(i, len(data) - 34))
            return -1 if mark >= 0 and not re.search('[%s;]' % _space, data[mark:]) else len(data)
        found = self.interesting.search(data, i)
        if found:
            return found.start()
        return -1 if self.cdata_elem else len(data)

    def goahead(self, end):
        i = 0
        while i < len(self.rawdata):
            j = self._text_end(i)
            if j < 0:
                break
            if i < j:
                self._text(self.rawdata[i:j])
            i = self.updatepos(i, j)
            if i == len(self.rawdata):
                break
            k = self._markup(i, end) if self.rawdata[i] == '<' else self._reference(i, end)
            if k < 0:
                break
            i = self.updatepos(i, k)
        if end and i < len(self.rawdata):
            self._text(self.rawdata[i:])
            i = self.updatepos(i, len(self.rawdata))
        self.rawdata = self.rawdata[i:]

    def _markup(self, i, end):
        """What begins with < at i: where it ends, or -1."""
        data = self.rawdata
        if data[i + 1:i + 2].isascii() and data[i + 1:i + 2].isalpha():
            k = self.parse_starttag(i)
        elif data.startswith('</', i):
            k = self.parse_endtag(i)
        elif data.startswith('<!--', i):
            k = self.parse_comment(i)
        elif data.startswith('<?', i):
            k = self.parse_pi(i)
        elif data.startswith('<!', i):
            k = self.parse_html_declaration(i)
        elif i + 1 < len(data) or end:
            self.handle_data('<')
            return i + 1
        else:
            return -1
        if k < 0 and end:
            self._unfinished(i)
            return len(data)
        return k

    def _unfinished(self, i):
        """Markup that the text ends in."""
        data = self.rawdata
        if data.startswith('<!--', i):
            j = next((len(data) - len(end) for end in ('--!', '--', '-') if data.endswith(end, i + 4)), len(data))
            self.handle_comment(data[i + 4:j])
        elif data.startswith('<![CDATA[', i):
            self.unknown_decl(data[i + 3:])
        elif data[i:i + 9].lower() == '<!doctype':
            self.handle_decl(data[i + 2:])
        elif data.startswith('<?', i):
            self.handle_pi(data[i + 2:])
        elif data.startswith('</', i) and i + 2 == len(data):
            self.handle_data('</')
        elif data.startswith('<!', i) or data.startswith('</', i) and not _end_begun.match(data, i):
            self.handle_comment(data[i + 2:])

    def _reference(self, i, end):
        """What begins with & at i, where references are told of."""
        data = self.rawdata
        if data.startswith('&#', i):
            found = _character.match(data, i)
            if found:
                self.handle_charref(found[0][2:-1])
                return found.end() - (data[found.end() - 1] != ';')
            if ';' in data[i:]:
                self.handle_data(data[i:i + 2])
                self.updatepos(i, i + 2)
                self.rawdata = data[i + 2:]
            return -1
        found = _entity.match(data, i)
        if found:
            self.handle_entityref(found[1])
            return found.end() - (data[found.end() - 1] != ';')
        if _begun.match(data, i):
            return -1
        if i + 1 < len(data):
            self.handle_data('&')
            return i + 1
        return -1

    def parse_starttag(self, i):
        self._start_text = None
        j = self.check_for_whole_start_tag(i)
        if j < 0:
            return j
        data = self.rawdata
        self._start_text = data[i:j]
        found = _tag.match(data, i + 1)
        k = found.end()
        self.lasttag = tag = found[1].lower()
        attributes = []
        while k < j:
            one = _attribute.match(data, k)
            if not one:
                break
            name, has_value, value = one.group(1, 2, 3)
            if not has_value:
                value = None
            elif value[:1] == value[-1:] and value[:1] in ('"', "'"):
                value = value[1:-1]
            attributes.append((name.lower(), unescape(value) if value else value))
            k = one.end()
        rest = data[k:j].strip()
        if rest not in ('>', '/>'):
            self.handle_data(data[i:j])
        elif rest == '/>':
            self.handle_startendtag(tag, attributes)
        else:
            self.handle_starttag(tag, attributes)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return j

    def check_for_whole_start_tag(self, i):
        j = _whole_tag.match(self.rawdata, i + 1).end()
        return j if self.rawdata[j - 1] == '>' else -1

    def parse_endtag(self, i):
        data = self.rawdata
        if data.find('>', i + 2) < 0:
            return -1
        if not _end_begun.match(data, i):
            return i + 3 if data.startswith('>', i + 2) else self.parse_bogus_comment(i)
        j = _whole_tag.match(data, i + 2).end()
        if data[j - 1] != '>':
            return -1
        self.handle_endtag(_tag.match(data, i + 2)[1].lower())
        self.clear_cdata_mode()
        return j

    def parse_html_declaration(self, i):
        data = self.rawdata
        if data.startswith('<!--', i):
            return self.parse_comment(i)
        if data.startswith('<![CDATA[', i):
            return self._until(r']\s*]\s*>', i + 3, self.unknown_decl)
        if data[i:i + 9].lower() == '<!doctype':
            return self._until('>', i + 2, self.handle_decl)
        return self.parse_bogus_comment(i)

    def parse_bogus_comment(self, i, report=1):
        j = self.rawdata.find('>', i + 2)
        if j < 0:
            return -1
        if report:
            self.handle_comment(self.rawdata[i + 2:j])
        return j + 1

    def _until(self, form, i, told):
        found = re.compile(form).search(self.rawdata, i)
        if not found:
            return -1
        told(self.rawdata[i:found.start()])
        return found.end()

    def parse_comment(self, i, report=1):
        return self._until(r'--\s*>', i + 4, self.handle_comment if report else str)

    def parse_pi(self, i):
        return self._until('>', i + 2, self.handle_pi)

    # what a class of one's own has otherwise

    def handle_charref(self, name):
        pass

    def handle_comment(self, data):
        pass

    def handle_data(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_entityref(self, name):
        pass

    def handle_pi(self, data):
        pass

    def handle_starttag(self, tag, attrs):
        pass

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def unknown_decl(self, data):
        pass
