"""Help for those who write importers."""

import sys
from importlib import _resolve_name
from _frozen_importlib import ModuleSpec, SourceFileLoader

_new_module = type(sys)


def resolve_name(name, package):
    if not name.startswith('.'):
        return name
    if not package:
        raise ImportError(f'no package specified for {name!r} (required for relative module names)')
    stem = name.lstrip('.')
    return _resolve_name(stem, package, len(name) - len(stem))


def find_spec(name, package=None):
    fullname = resolve_name(name, package) if name.startswith('.') else name
    if fullname not in sys.modules:
        try:
            module = __import__(fullname, fromlist=['__path__'])
        except ModuleNotFoundError as error:
            if error.name != fullname:
                raise
            return None
        del sys.modules[fullname]
    else:
        module = sys.modules[fullname]
        if module is None:
            return None
    try:
        spec = module.__spec__
    except AttributeError:
        raise ValueError(f'{name}.__spec__ is not set') from None
    if spec is None and name == '__main__':
        raise ValueError(f'{name}.__spec__ is None')
    return ModuleSpec(fullname, None) if spec is None else spec


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    if loader is None:
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec._set_fileattr = True
    spec.submodule_search_locations = submodule_search_locations
    return spec


def module_from_spec(spec):
    module = spec.loader.create_module(spec) if hasattr(spec.loader, 'create_module') else None
    if module is None:
        module = _new_module(spec.name)
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    module.__spec__ = spec
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
        module.__cached__ = spec.cached
    return module
