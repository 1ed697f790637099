"""What is known of installed distributions: those that lie in the folders of sys.path."""

import collections
import os
import re
import sys

__all__ = ['Distribution', 'DistributionFinder', 'PackageMetadata', 'PackageNotFoundError', 'distribution', 'distributions',
           'entry_points', 'files', 'metadata', 'packages_distributions', 'requires', 'version']


class PackageNotFoundError(ModuleNotFoundError):
    """There is no such distribution."""

    def __str__(self):
        return f'No package metadata was found for {self.name}'

    @property
    def name(self):
        return self.args[0]


EntryPoint = collections.namedtuple('EntryPoint', 'name value group')


class EntryPoints(tuple):
    __slots__ = ()

    def select(self, **wanted):
        return EntryPoints(one for one in self if all(getattr(one, name) == value for name, value in wanted.items()))

    def __getitem__(self, name):
        if isinstance(name, int):
            return super().__getitem__(name)
        for one in self:
            if one.name == name:
                return one
        raise KeyError(name)

    @property
    def names(self):
        return {one.name for one in self}

    @property
    def groups(self):
        return {one.group for one in self}


class PackageMetadata:
    pass


class Distribution:
    def __init__(self, path):
        self._path = path

    @classmethod
    def from_name(cls, name):
        if not name:
            raise ValueError('A distribution name is required.')
        wanted = re.sub(r'[-_.]+', '-', name).lower()
        for one in cls.discover():
            if re.sub(r'[-_.]+', '-', one.metadata['Name'] or '').lower() == wanted:
                return one
        raise PackageNotFoundError(name)

    @classmethod
    def discover(cls, **kwargs):
        for folder in sys.path:
            try:
                names = sorted(os.listdir(folder or '.'))
            except OSError:
                continue
            for name in names:
                if name.endswith(('.dist-info', '.egg-info')):
                    yield cls(os.path.join(folder, name))

    def read_text(self, filename):
        try:
            with open(os.path.join(self._path, filename), encoding='utf-8') as file:
                return file.read()
        except OSError:
            return None

    @property
    def metadata(self):
        import email
        return email.message_from_string(self.read_text('METADATA') or self.read_text('PKG-INFO') or '')

    name = property(lambda self: self.metadata['Name'])
    version = property(lambda self: self.metadata['Version'])
    requires = property(lambda self: self.metadata.get_all('Requires-Dist'))

    @property
    def files(self):
        text = self.read_text('RECORD')
        return None if text is None else [line.split(',')[0] for line in text.splitlines()]

    @property
    def entry_points(self):
        found, group = [], None
        for line in (self.read_text('entry_points.txt') or '').splitlines():
            line = line.strip()
            if line.startswith('['):
                group = line.strip('[]')
            elif '=' in line:
                name, value = line.split('=', 1)
                found.append(EntryPoint(name.strip(), value.strip(), group))
        return EntryPoints(found)


class DistributionFinder:
    pass


def distribution(distribution_name):
    return Distribution.from_name(distribution_name)


def distributions(**kwargs):
    return Distribution.discover(**kwargs)


def metadata(distribution_name):
    return distribution(distribution_name).metadata


def version(distribution_name):
    return distribution(distribution_name).version


def requires(distribution_name):
    return distribution(distribution_name).requires


def files(distribution_name):
    return distribution(distribution_name).files


def entry_points(**params):
    return EntryPoints(one for each in distributions() for one in each.entry_points).select(**params)


def packages_distributions():
    found = {}
    for one in distributions():
        for name in (one.read_text('top_level.txt') or '').split():
            found.setdefault(name, []).append(one.metadata['Name'])
    return found
