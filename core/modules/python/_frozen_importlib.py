"""What a module knows of where it comes from: specs and loaders. Finding and loading itself is done in C.

It is run by whoever imports a file first, so that it imports nothing itself.
"""


class BuiltinImporter:
    _ORIGIN = 'built-in'

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        import sys
        if fullname in sys.builtin_module_names:
            return ModuleSpec(fullname, cls, origin=cls._ORIGIN)
        return None

    @classmethod
    def is_package(cls, fullname):
        return False


class FrozenImporter:
    _ORIGIN = 'frozen'


class SourceFileLoader:
    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def get_filename(self, name=None):
        return self.path

    def is_package(self, fullname):
        return self.path.endswith('/__init__.py')

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        with open(self.path, encoding='utf-8') as file:
            exec(compile(file.read(), self.path, 'exec', dont_inherit=True), module.__dict__)

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)


class NamespaceLoader:
    def __init__(self, name, path, path_finder=None):
        self._path = path

    def is_package(self, fullname):
        return True

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        pass


class ModuleSpec:
    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self._uninitialized_submodules = []
        self._set_fileattr = False
        self._cached = None

    def __repr__(self):
        args = [f'name={self.name!r}', f'loader={self.loader!r}']
        if self.origin is not None:
            args.append(f'origin={self.origin!r}')
        if self.submodule_search_locations is not None:
            args.append(f'submodule_search_locations={self.submodule_search_locations}')
        return f'{self.__class__.__name__}({", ".join(args)})'

    def __eq__(self, other):
        names = ('name', 'loader', 'origin', 'submodule_search_locations', 'cached', 'has_location')
        try:
            return all(getattr(self, name) == getattr(other, name) for name in names)
        except AttributeError:
            return NotImplemented

    @property
    def cached(self):
        if self._cached is None and self.origin is not None and self._set_fileattr:
            folder, slash, file = self.origin.rpartition('/')
            if file.endswith('.py'):
                self._cached = f'{folder}{slash}__pycache__/{file[:-3]}.cpython-311.pyc'
        return self._cached

    @cached.setter
    def cached(self, cached):
        self._cached = cached

    @property
    def parent(self):
        return self.name.rpartition('.')[0] if self.submodule_search_locations is None else self.name

    @property
    def has_location(self):
        return self._set_fileattr

    @has_location.setter
    def has_location(self, value):
        self._set_fileattr = bool(value)


for _class in (SourceFileLoader, NamespaceLoader):
    _class.__module__ = '_frozen_importlib_external'
del _class


class _NamespacePath(list):
    def __repr__(self):
        return f'_NamespacePath({list(self)!r})'


_NamespacePath.__module__ = '_frozen_importlib_external'


def _describe(module, name, path, folder):
    """Tells a new module of its file; `path` is a list of folders for a namespace, `folder` that of a package."""
    if isinstance(path, list):
        path = _NamespacePath(path)
        spec = ModuleSpec(name, NamespaceLoader(name, path), is_package=True)
        spec.submodule_search_locations = path
    else:
        spec = ModuleSpec(name, SourceFileLoader(name, path), origin=path, is_package=folder is not None)
        spec._set_fileattr = True
        if folder is not None:
            spec.submodule_search_locations.append(folder)
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    module.__spec__ = spec
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if folder is None and not spec._set_fileattr:
        module.__file__ = None
    if spec._set_fileattr:
        module.__file__ = path
        module.__cached__ = spec.cached
    return spec
