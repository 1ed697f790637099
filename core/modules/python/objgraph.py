"""Counting objects by type, and drawing who refers to whom as a Graphviz graph.

The interface is that of the package objgraph by Marius Gedminas.
"""

import gc
import sys

__version__ = '3.6.2'

_module_type = type(sys)
_method_type = type(gc.callbacks.append)
_frame_type = type(sys._getframe())
_function_type = type(lambda: 0)
_bound_type = None


class _Probe:
    def method(self):
        pass


_bound_type = type(_Probe().method)
del _Probe


def _is(obj, kinds):
    """isinstance that no __class__ can fool."""
    return issubclass(type(obj), kinds)


def _short_typename(obj):
    return type(obj).__name__


def _long_typename(obj):
    kind = type(obj)
    module = getattr(kind, '__module__', None)
    return '%s.%s' % (module, kind.__name__) if module else kind.__name__


def count(typename, objects=None):
    if objects is None:
        objects = gc.get_objects()
    try:
        name_of = _long_typename if '.' in typename else _short_typename
        return sum(1 for o in objects if name_of(o) == typename)
    finally:
        del objects


def typestats(objects=None, shortnames=True, filter=None):
    if objects is None:
        objects = gc.get_objects()
    try:
        name_of = _short_typename if shortnames else _long_typename
        stats = {}
        for o in objects:
            if filter and not filter(o):
                continue
            n = name_of(o)
            stats[n] = stats.get(n, 0) + 1
        return stats
    finally:
        del objects


def _largest_first(pairs, limit):
    pairs = sorted(pairs, key=lambda pair: pair[1], reverse=True)
    return pairs[:limit] if limit else pairs


def most_common_types(limit=10, objects=None, shortnames=True, filter=None):
    return _largest_first(typestats(objects, shortnames=shortnames, filter=filter).items(), limit)


def show_most_common_types(limit=10, objects=None, shortnames=True, file=None, filter=None):
    if file is None:
        file = sys.stdout
    stats = most_common_types(limit, objects, shortnames=shortnames, filter=filter)
    width = max(len(name) for name, count in stats)
    for name, count in stats:
        file.write('%-*s %i\n' % (width, name, count))


def growth(limit=10, peak_stats={}, shortnames=True, filter=None):
    gc.collect()
    stats = typestats(shortnames=shortnames, filter=filter)
    deltas = {}
    for name, count in stats.items():
        old_count = peak_stats.get(name, 0)
        if count > old_count:
            deltas[name] = count - old_count
            peak_stats[name] = count
    return [(name, stats[name], delta) for name, delta in _largest_first(deltas.items(), limit)]


def show_growth(limit=10, peak_stats=None, shortnames=True, file=None, filter=None):
    if peak_stats is None:
        result = growth(limit, shortnames=shortnames, filter=filter)
    else:
        result = growth(limit, peak_stats, shortnames, filter)
    if not result:
        return
    if file is None:
        file = sys.stdout
    width = max(len(name) for name, _, _ in result)
    for name, count, delta in result:
        file.write('%-*s%9d %+9d\n' % (width, name, count, delta))


_new_ids_state = {}


def get_new_ids(skip_update=False, limit=10, sortby='deltas', shortnames=None, file=None, _state=_new_ids_state):
    """The ids of objects that are new since the last call, by type name; prints a table of them."""
    if not _state:
        _state.update(old=set(), current=set(), new=set(), shortnames=True)
    shortnames = _state['shortnames'] if shortnames is None else shortnames
    _state['shortnames'] = shortnames
    name_of = _short_typename if shortnames else _long_typename
    if not skip_update:
        _state['old'] = _state['current']
        gc.collect()
        objects = gc.get_objects()
        by_name = {}
        for o in objects:
            by_name.setdefault(name_of(o), set()).add(id(o))
        del objects
        _state['current'] = set(i for ids in by_name.values() for i in ids)
        _state['names'] = by_name
    old = _state['old']
    new = {name: ids - old for name, ids in _state.get('names', {}).items()}
    rows = [(name, len(_state['names'][name]) - len(new[name]), len(_state['names'][name]), len(new[name]),
             len(new[name])) for name in new]
    column = {'old': 1, 'current': 2, 'new': 3, 'deltas': 4}[sortby]
    rows.sort(key=lambda row: row[column], reverse=True)
    if limit is not None:
        rows = rows[:limit]
    if file is None:
        file = sys.stdout
    if rows:
        width = max(len(row[0]) for row in rows)
        file.write('=' * (width + 13 * 4) + '\n')
        file.write('%-*s%13s%13s%13s%13s\n' % (width, 'Type', 'Old_ids', 'Current_ids', 'New_ids', 'Count_Deltas'))
        file.write('=' * (width + 13 * 4) + '\n')
        for name, previous, current, fresh, delta in rows:
            file.write('%-*s%13d%13d%+13d%+13d\n' % (width, name, previous, current, fresh, delta))
        file.write('=' * (width + 13 * 4) + '\n')
    return new


def get_leaking_objects(objects=None):
    """The objects that no other object refers to."""
    if objects is None:
        gc.collect()
        objects = gc.get_objects()
    try:
        ids = set(id(i) for i in objects)
        for i in objects:
            ids.difference_update(id(j) for j in gc.get_referents(i))
        return [i for i in objects if id(i) in ids]
    finally:
        del objects, i


def by_type(typename, objects=None):
    if objects is None:
        objects = gc.get_objects()
    try:
        name_of = _long_typename if '.' in typename else _short_typename
        return [o for o in objects if name_of(o) == typename]
    finally:
        del objects


def at(addr):
    for o in gc.get_objects():
        if id(o) == addr:
            return o
    return None


def at_addrs(address_set):
    return [o for o in gc.get_objects() if id(o) in address_set]


def is_proper_module(obj):
    return _is(obj, _module_type) and obj is sys.modules.get(getattr(obj, '__name__', None))


# ---- chains

def find_ref_chain(obj, predicate, max_depth=20, extra_ignore=()):
    return _find_chain(obj, predicate, gc.get_referents, max_depth=max_depth, extra_ignore=extra_ignore)[::-1]


def find_backref_chain(obj, predicate, max_depth=20, extra_ignore=()):
    return _find_chain(obj, predicate, gc.get_referrers, max_depth=max_depth, extra_ignore=extra_ignore)


def _find_chain(obj, predicate, edge_func, max_depth=20, extra_ignore=()):
    queue = [obj]
    depth = {id(obj): 0}
    parent = {id(obj): None}
    ignore = set(extra_ignore)
    ignore.update((id(extra_ignore), id(queue), id(depth), id(parent), id(ignore)))
    ignore.add(id(sys._getframe()))
    ignore.add(id(sys._getframe(1)))
    gc.collect()
    while queue:
        target = queue.pop(0)
        if predicate(target):
            chain = [target]
            while parent[id(target)] is not None:
                target = parent[id(target)]
                chain.append(target)
            return chain
        tdepth = depth[id(target)]
        if tdepth < max_depth:
            neighbours = edge_func(target)
            ignore.add(id(neighbours))
            for source in neighbours:
                if id(source) in ignore or id(source) in depth:
                    continue
                depth[id(source)] = tdepth + 1
                parent[id(source)] = target
                queue.append(source)
    return [obj]


# ---- graphs

def show_backrefs(objs, max_depth=3, extra_ignore=(), filter=None, too_many=10, highlight=None, filename=None,
                  extra_info=None, refcounts=False, shortnames=True, output=None, extra_node_attrs=None):
    return _show_graph(objs, gc.get_referrers, False, max_depth, extra_ignore, filter, too_many, highlight, filename,
                       extra_info, refcounts, shortnames, output, is_proper_module, extra_node_attrs)


def show_refs(objs, max_depth=3, extra_ignore=(), filter=None, too_many=10, highlight=None, filename=None,
              extra_info=None, refcounts=False, shortnames=True, output=None, extra_node_attrs=None):
    return _show_graph(objs, gc.get_referents, True, max_depth, extra_ignore, filter, too_many, highlight, filename,
                       extra_info, refcounts, shortnames, output, is_proper_module, extra_node_attrs)


def show_chain(*chains, **kw):
    backrefs = kw.pop('backrefs', True)
    chains = [chain for chain in chains if chain]
    members = [set(map(id, chain)) for chain in chains]

    def in_chains(obj):
        return any(id(obj) in ids for ids in members)

    options = dict(kw, max_depth=max(map(len, chains)) - 1, filter=in_chains)
    if backrefs:
        show_backrefs([chain[-1] for chain in chains], **options)
    else:
        show_refs([chain[0] for chain in chains], **options)


def _gradient(start, end, depth, max_depth):
    if max_depth == 0:
        return start
    part = float(depth) / max_depth
    return tuple(a * (1 - part) + b * part for a, b in zip(start, end))


def _quote(text):
    return text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n').replace('\0', '\\\\0')


def _node_id(obj):
    return ('o%d' % id(obj)).replace('-', '_')


def _show_graph(objs, edge_func, swap_source_target, max_depth, extra_ignore, filter, too_many, highlight, filename,
                extra_info, refcounts, shortnames, output, cull_func, extra_node_attrs):
    if not _is(objs, (list, tuple)):
        objs = [objs]
    if filename and output:
        raise ValueError('Cannot specify both output and filename.')
    pieces = []
    write = output.write if output else pieces.append
    write('digraph ObjectGraph {\n  node[shape=box, style=filled, fillcolor=white];\n')
    queue = []
    depth = {}
    ignore = set(extra_ignore)
    ignore.update((id(objs), id(extra_ignore), id(queue), id(depth), id(ignore), id(pieces)))
    for level in (0, 1):
        frame = sys._getframe(level)
        ignore.add(id(frame))
        ignore.add(id(frame.f_locals))
    del frame
    for obj in objs:
        write('  %s[fontcolor=red];\n' % _node_id(obj))
        depth[id(obj)] = 0
        queue.append(obj)
        del obj
    gc.collect()
    nodes = 0
    while queue:
        nodes += 1
        target = queue.pop(0)
        tdepth = depth[id(target)]
        _write_node(write, target, tdepth, max_depth, highlight, extra_info, refcounts, shortnames, extra_node_attrs)
        if tdepth >= max_depth or (cull_func is not None and cull_func(target)):
            continue
        neighbours = edge_func(target)
        ignore.add(id(neighbours))
        n = skipped = 0
        for source in neighbours:
            if id(source) in ignore or (filter and not filter(source)):
                continue
            if n >= too_many:
                skipped += 1
                continue
            if swap_source_target:
                start, end = target, source
            else:
                start, end = source, target
            write('  %s -> %s%s;\n' % (_node_id(start), _node_id(end), _edge_label(start, end, shortnames)))
            if id(source) not in depth:
                depth[id(source)] = tdepth + 1
                queue.append(source)
            n += 1
            start = end = None
            del source
        del neighbours
        if skipped > 0:
            _write_skipped(write, target, skipped, tdepth, max_depth, swap_source_target)
    write('}\n')
    if output:
        return
    _keep_graph(''.join(pieces), filename, nodes)


def _write_node(write, target, tdepth, max_depth, highlight, extra_info, refcounts, shortnames, extra_node_attrs):
    name = _node_id(target)
    attributes = ''
    if extra_node_attrs is not None:
        more = extra_node_attrs(target)
        attributes = ', '.join('%s="%s"' % (key, _quote(value)) for key, value in more.items())
        attributes = ', ' + attributes if attributes else ''
    write('  %s[label="%s"%s];\n' % (name, _obj_label(target, extra_info, refcounts, shortnames), attributes))
    h, s, v = _gradient((0, 0, 1), (0, 0, .3), tdepth, max_depth)
    if _is(target, _module_type):
        h, s = .3, 1
    if highlight and highlight(target):
        h, s, v = .6, .6, 0.5 + v * 0.5
    write('  %s[fillcolor="%g,%g,%g"];\n' % (name, h, s, v))
    if v < 0.5:
        write('  %s[fontcolor=white];\n' % name)
    if hasattr(getattr(target, '__class__', None), '__del__'):
        write('  %s->%s_has_a_del[color=red,style=dotted,len=0.25,weight=10];\n' % (name, name))
        write('  %s_has_a_del[label="__del__",shape=doublecircle,height=0.25,color=red,'
              'fillcolor="0,.5,1",fontsize=6];\n' % name)


def _write_skipped(write, target, skipped, tdepth, max_depth, swap_source_target):
    name = _node_id(target)
    color = _gradient((0, 1, 1), (0, 1, .3), tdepth + 1, max_depth)
    if swap_source_target:
        label, edge = '%d more references' % skipped, '%s->too_many_%s' % (name, name)
    else:
        label, edge = '%d more backreferences' % skipped, 'too_many_%s->%s' % (name, name)
    write('  %s[color=red,style=dotted,len=0.25,weight=10];\n' % edge)
    write('  too_many_%s[label="%s",shape=box,height=0.25,color=red,fillcolor="%g,%g,%g",fontsize=6];\n'
          % ((name, label) + tuple(color)))
    write('  too_many_%s[fontcolor=white];\n' % name)


def _keep_graph(text, filename, nodes):
    """A file where there are files; else the text itself is shown."""
    dot_filename = filename if filename and filename.endswith('.dot') else 'objgraph.dot'
    try:
        with open(dot_filename, 'w') as file:
            file.write(text)
    except (NameError, OSError, NotImplementedError):
        sys.stdout.write(text)
        return
    print('Graph written to %s (%d nodes)' % (dot_filename, nodes))
    if filename != dot_filename:
        if filename:
            print('Image renderer (dot) not found, not doing anything else')
        else:
            print('Graph viewer (xdot) and image renderer (dot) not found, not doing anything else')


def _obj_label(obj, extra_info=None, refcounts=False, shortnames=True):
    label = [_short_typename(obj) if shortnames else _long_typename(obj)]
    if refcounts:
        label[0] += ' [%d]' % (sys.getrefcount(obj) - 4)
    label.append(_safe_repr(obj))
    if extra_info:
        label.append(str(extra_info(obj)))
    return _quote('\n'.join(label))


def _safe_repr(obj):
    try:
        return _short_repr(obj)
    except Exception:
        return '(unrepresentable)'


def _name_or_repr(value):
    try:
        result = value.__name__
    except AttributeError:
        return repr(value)[:40]
    return result if _is(result, str) else repr(value)[:40]


def _short_repr(obj):
    if _is(obj, (type, _module_type, _method_type)):
        return _name_or_repr(obj)
    if _is(obj, _bound_type):
        name = _name_or_repr(obj.__func__)
        return name + ' (bound)' if obj.__self__ else name
    if _is(obj, _frame_type):
        return '%s:%s' % (obj.f_code.co_filename, obj.f_lineno)
    if _is(obj, (tuple, list, dict, set)):
        return '%d items' % len(obj)
    return repr(obj)[:40]


def _is_identifier(text):
    return text.isascii() and text.isidentifier()


def _edge_label(source, target, shortnames=True):
    if _is(target, dict) and target is getattr(source, '__dict__', None):
        return ' [label="__dict__",weight=10]'
    if _is(source, _frame_type):
        for name in ('f_locals', 'f_globals'):
            if target is getattr(source, name):
                return ' [label="%s",weight=10]' % name
    if _is(source, _bound_type):
        for name in ('__self__', '__func__'):
            if target is getattr(source, name):
                return ' [label="%s",weight=10]' % name
    if _is(source, _function_type):
        for name in dir(source):
            if target is getattr(source, name):
                return ' [label="%s",weight=10]' % _quote(name)
    if _is(source, dict):
        for key, value in source.items():
            if value is target:
                if _is(key, str) and _is_identifier(key):
                    return ' [label="%s",weight=2]' % _quote(key)
                kind = _short_typename(key) if shortnames else _long_typename(key)
                return ' [label="%s"]' % _quote(kind + '\n' + _safe_repr(key))
    return ''
