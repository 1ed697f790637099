"""Orders in which everything comes after what it depends on."""

from types import GenericAlias

__all__ = ['TopologicalSorter', 'CycleError']


class CycleError(ValueError):
    pass


class _Node:
    """Something to be ordered: how many predecessors it waits for (-1 given out, -2 done), and who waits for it."""

    __slots__ = ('node', 'waits', 'successors')

    def __init__(self, node):
        self.node, self.waits, self.successors = node, 0, []


class TopologicalSorter:
    def __init__(self, graph=None):
        self._nodes, self._ready, self._given, self._done = {}, None, 0, 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _node(self, node):
        found = self._nodes.get(node)
        if found is None:
            found = self._nodes[node] = _Node(node)
        return found

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError('Nodes cannot be added after a call to prepare()')
        self._node(node).waits += len(predecessors)
        for predecessor in predecessors:
            self._node(predecessor).successors.append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError('cannot prepare() more than once')
        self._ready = [node.node for node in self._nodes.values() if node.waits == 0]
        cycle = self._cycle()
        if cycle:
            raise CycleError('nodes are in a cycle', cycle)

    def get_ready(self):
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        result = tuple(self._ready)
        for node in result:
            self._nodes[node].waits = -1
        self._ready.clear()
        self._given += len(result)
        return result

    def is_active(self):
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        return self._done < self._given or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        for node in nodes:
            found = self._nodes.get(node)
            if found is None:
                raise ValueError(f'node {node!r} was not added using add()')
            if found.waits >= 0:
                raise ValueError(f'node {node!r} was not passed out (still not ready)')
            if found.waits == -2:
                raise ValueError(f'node {node!r} was already marked done')
            found.waits = -2
            for successor in found.successors:
                waiting = self._nodes[successor]
                waiting.waits -= 1
                if waiting.waits == 0:
                    self._ready.append(successor)
            self._done += 1

    def _cycle(self):
        """The first cycle that a walk along the successors, deepest first, comes upon; its first node is its last, too."""
        finished = set()
        for start in self._nodes:
            if start in finished:
                continue
            path, places, walks = [start], {start: 0}, [iter(self._nodes[start].successors)]
            while walks:
                for node in walks[-1]:
                    if node in places:
                        return path[places[node]:] + [node]
                    if node not in finished:
                        places[node] = len(path)
                        path.append(node)
                        walks.append(iter(self._nodes[node].successors))
                        break
                else:
                    node = path.pop()
                    del places[node]
                    finished.add(node)
                    walks.pop()
        return None

    def static_order(self):
        self.prepare()
        while self.is_active():
            nodes = self.get_ready()
            yield from nodes
            self.done(*nodes)

    __class_getitem__ = classmethod(GenericAlias)
