"""What a robots.txt allows."""

import collections
import urllib.parse

__all__ = ['RobotFileParser']

RequestRate = collections.namedtuple('RequestRate', 'requests seconds')


class RuleLine:
    def __init__(self, path, allowance):
        if path == '' and not allowance:
            allowance = True
        self.path = urllib.parse.quote(urllib.parse.urlunparse(urllib.parse.urlparse(path)))
        self.allowance = allowance

    def applies_to(self, filename):
        return self.path == '*' or filename.startswith(self.path)

    def __str__(self):
        return ('Allow' if self.allowance else 'Disallow') + ': ' + self.path


class Entry:
    """What is said to some agents."""

    def __init__(self):
        self.useragents, self.rulelines = [], []
        self.delay = self.req_rate = None

    def __str__(self):
        rows = ['User-agent: ' + agent for agent in self.useragents]
        if self.delay is not None:
            rows.append('Crawl-delay: %s' % self.delay)
        if self.req_rate is not None:
            rows.append('Request-rate: %s/%s' % self.req_rate)
        return '\n'.join(rows + list(map(str, self.rulelines)))

    def applies_to(self, useragent):
        useragent = useragent.split('/')[0].lower()
        return any(agent == '*' or agent.lower() in useragent for agent in self.useragents)

    def allowance(self, filename):
        for line in self.rulelines:
            if line.applies_to(filename):
                return line.allowance
        return True


class RobotFileParser:
    def __init__(self, url=''):
        self.entries = []
        self.sitemaps = []
        self.default_entry = None
        self.disallow_all = self.allow_all = False
        self.set_url(url)
        self.last_checked = 0

    def mtime(self):
        return self.last_checked

    def modified(self):
        import time
        self.last_checked = time.time()

    def set_url(self, url):
        self.url = url
        self.host, self.path = urllib.parse.urlparse(url)[1:3]

    def read(self):
        import urllib.request
        with urllib.request.urlopen(self.url) as file:
            self.parse(file.read().decode('utf-8').splitlines())

    def _add(self, entry):
        if '*' in entry.useragents:
            if self.default_entry is None:
                self.default_entry = entry
        else:
            self.entries.append(entry)

    def parse(self, lines):
        state = 0       # 1: agents have been named; 2: rules have
        entry = Entry()
        self.modified()
        for line in lines:
            if state and not line:
                if state == 2:
                    self._add(entry)
                entry, state = Entry(), 0
            line = line.split('#', 1)[0].strip()
            name, colon, value = line.partition(':')
            if not colon:
                continue
            name = name.strip().lower()
            value = urllib.parse.unquote(value.strip())
            if name == 'user-agent':
                if state == 2:
                    self._add(entry)
                    entry = Entry()
                entry.useragents.append(value)
                state = 1
            elif name == 'sitemap':
                self.sitemaps.append(value)
            elif state and name in ('disallow', 'allow'):
                entry.rulelines.append(RuleLine(value, name == 'allow'))
                state = 2
            elif state and name == 'crawl-delay':
                if value.strip().isdigit():
                    entry.delay = int(value)
                state = 2
            elif state and name == 'request-rate':
                numbers = value.split('/')
                if len(numbers) == 2 and all(number.strip().isdigit() for number in numbers):
                    entry.req_rate = RequestRate(*map(int, numbers))
                state = 2
        if state == 2:
            self._add(entry)

    def _entry(self, useragent):
        for entry in self.entries:
            if entry.applies_to(useragent):
                return entry
        return self.default_entry

    def can_fetch(self, useragent, url):
        if self.disallow_all or self.allow_all or not self.last_checked:
            return bool(self.allow_all and not self.disallow_all)
        parsed = urllib.parse.urlparse(urllib.parse.unquote(url))
        url = urllib.parse.quote(urllib.parse.urlunparse(('', '', *parsed[2:]))) or '/'
        entry = self._entry(useragent)
        return True if entry is None else entry.allowance(url)

    def crawl_delay(self, useragent):
        entry = self._entry(useragent) if self.mtime() else None
        return None if entry is None else entry.delay

    def request_rate(self, useragent):
        entry = self._entry(useragent) if self.mtime() else None
        return None if entry is None else entry.req_rate

    def site_maps(self):
        return self.sitemaps or None

    def __str__(self):
        entries = self.entries + ([self.default_entry] if self.default_entry is not None else [])
        return '\n\n'.join(map(str, entries))
