"""Prints, as JSON, what a Python program can see of the constants in core/profile.

    python3.11 capture.py > captured/3.11.2.json
    python3.6  capture.py --as-upstream-3.6 > captured/3.6.8-upstream.json

Runs under any CPython from 3.6. The keys are those that profile_print.c prints from the headers. Nothing here
knows what the answer should be.

--as-upstream-3.6 is for a 3.6 that carries the later patch to 16-byte alignment (GC head of 32 bytes): the head of
every collected object is taken as 24 bytes and the allocator's alignment as 8, as python.org's 3.6 has them;
everything else is as measured. The key "derived" says so in the result.
"""
import gc
import json
import re
import subprocess
import sys
import types
import weakref

AS_UPSTREAM_3_6 = "--as-upstream-3.6" in sys.argv
POINTER = 8
VALID_VERSION_TAG = 1 << 19  # set and cleared as the method cache pleases

gc.disable()


def measured_gc_head():
    return sys.getsizeof([]) - [].__sizeof__()


GC_HEAD = 24 if AS_UPSTREAM_3_6 else measured_gc_head()
HEAD_CORRECTION = GC_HEAD - measured_gc_head()


def size(thing):
    correction = HEAD_CORRECTION if type(thing).__flags__ & (1 << 14) and not is_static_type(thing) else 0
    return sys.getsizeof(thing) + correction


def is_static_type(thing):
    return isinstance(thing, type) and not thing.__flags__ & (1 << 9)


def changes(values):
    """The values where the sequence changes, as [index, value] pairs."""
    result = []
    for index, value in enumerate(values):
        if not result or result[-1][1] != value:
            result.append([index, value])
    return result


# ---------------------------------------------------------------------------------------------- types


def a_generator():
    yield


def a_cell():
    captured = 1
    return (lambda: captured).__closure__[0]


def a_traceback():
    try:
        raise KeyError
    except KeyError as error:
        return error.__traceback__


async def a_coroutine():
    pass


async def an_async_generator():
    yield


class Slotted:
    __slots__ = ("member",)

    def method(self):
        pass


class Plain:
    pass


def sequence_iterator():
    class Sequence:
        def __getitem__(self, index):
            return index

    return type(iter(Sequence()))


def all_types():
    coroutine = a_coroutine()
    coroutine_type = type(coroutine)
    coroutine.close()
    weak = Plain()

    def call():
        pass

    return [
        ("object", object), ("type", type), ("int", int), ("bool", bool), ("float", float), ("complex", complex),
        ("str", str), ("bytes", bytes), ("bytearray", bytearray), ("memoryview", memoryview),
        ("tuple", tuple), ("list", list), ("dict", dict), ("set", set), ("frozenset", frozenset),
        ("none", type(None)), ("ellipsis", type(Ellipsis)), ("not_implemented", type(NotImplemented)),
        ("slice", slice), ("range", range), ("super", super), ("property", property),
        ("staticmethod", staticmethod), ("classmethod", classmethod),
        ("function", types.FunctionType), ("method", types.MethodType), ("builtin_function", type(len)),
        ("cell", type(a_cell())), ("code", types.CodeType), ("frame", types.FrameType),
        ("generator", types.GeneratorType), ("coroutine", coroutine_type),
        ("async_generator", type(an_async_generator())), ("traceback", type(a_traceback())),
        ("module", types.ModuleType), ("simple_namespace", types.SimpleNamespace),
        ("mapping_proxy", types.MappingProxyType),
        ("weakref", weakref.ref), ("weakproxy", type(weakref.proxy(weak))),
        ("weakcallableproxy", type(weakref.proxy(call))),
        ("getset_descriptor", types.GetSetDescriptorType), ("member_descriptor", type(Slotted.member)),
        ("method_descriptor", type(list.append)), ("classmethod_descriptor", type(dict.__dict__["fromkeys"])),
        ("wrapper_descriptor", type(object.__init__)), ("method_wrapper", type((1).__add__)),
        ("list_iterator", type(iter([]))), ("list_reverseiterator", type(reversed([]))),
        ("tuple_iterator", type(iter(()))), ("str_iterator", type(iter("\u4e2d"))),
        ("bytes_iterator", type(iter(b""))), ("bytearray_iterator", type(iter(bytearray()))),
        ("memory_iterator", type(iter(memoryview(b"")))),
        ("range_iterator", type(iter(range(1)))), ("longrange_iterator", type(iter(range(1 << 80)))),
        ("set_iterator", type(iter(set()))), ("sequence_iterator", sequence_iterator()),
        ("callable_iterator", type(iter(call, None))),
        ("dict_keys", type({}.keys())), ("dict_values", type({}.values())), ("dict_items", type({}.items())),
        ("dict_keyiterator", type(iter({}))), ("dict_valueiterator", type(iter({}.values()))),
        ("dict_itemiterator", type(iter({}.items()))),
        ("enumerate", enumerate), ("zip", zip), ("map", map), ("filter", filter), ("reversed", reversed),
        ("base_exception", BaseException), ("exception", Exception), ("stop_iteration", StopIteration),
        ("name_error", NameError), ("attribute_error", AttributeError), ("import_error", ImportError),
        ("os_error", OSError), ("syntax_error", SyntaxError), ("system_exit", SystemExit),
        ("unicode_error", UnicodeDecodeError), ("key_error", KeyError), ("memory_error", MemoryError),
    ]


def type_facts(result):
    for name, kind in all_types():
        result["type." + name] = [
            kind.__basicsize__, kind.__itemsize__, kind.__dictoffset__, kind.__weakrefoffset__,
            "0x%x" % (kind.__flags__ & ~VALID_VERSION_TAG),
        ]


# ---------------------------------------------------------------------------------------------- objects


def object_sizes(result):
    result["gc.head"] = GC_HEAD
    result["static_type.size"] = size(int)
    result["int.size_by_bits"] = [size(1 << bits) for bits in (0, 29, 30, 59, 60, 89, 90, 300, 3000)]
    result["int.size_of_zero"] = size(0)
    result["int.bits_per_digit"] = sys.int_info.bits_per_digit
    result["float.size"] = size(1.5)
    result["bool.size"] = size(True)
    result["none.size"] = size(None)
    result["bytes.size"] = [size(b"b" * n) for n in (0, 1, 2, 3, 10, 100)]
    # Made at run time: a constant of the program may carry its UTF-8 copy.
    for name, character in (("ascii", "a"), ("latin1", "\xe9"), ("ucs2", "\u4e2d"), ("ucs4", "\U0001f600")):
        characters = [character] * 100
        result["str.size_" + name] = [size("".join(characters[:n])) for n in (2, 3, 10, 100)]
    result["str.size_empty"] = size("")
    result["tuple.size"] = [size((None,) * n) for n in (0, 1, 2, 3, 10, 100)]
    result["list.size_empty"] = size([])
    result["dict.size_new"] = size({})
    cleared = {1: 1}
    cleared.clear()
    result["dict.size_cleared"] = size(cleared)
    result["dict.size_of_one_str_key"] = size({"a": 1})
    result["set.size_empty"] = size(set())
    result["cell.size"] = size(a_cell())
    result["method.size"] = size(Slotted().method)
    result["builtin_function.size"] = size(len)
    plain = Plain()
    result["weakref.size"] = size(weakref.ref(plain))
    result["function.size"] = size(a_cell)


def instance_sizes(result):
    class Fresh:
        pass

    class WithDict:
        pass

    class OneSlot:
        __slots__ = ("a",)

    class ThreeSlots:
        __slots__ = ("a", "b", "c")

    class SlotsAndWeakref:
        __slots__ = ("a", "__weakref__")

    result["class.size"] = size(Fresh)
    result["class.plain"] = [Fresh.__basicsize__, Fresh.__dictoffset__, Fresh.__weakrefoffset__]
    result["class.flags"] = "0x%x" % (Fresh.__flags__ & ~VALID_VERSION_TAG)
    result["class.slotted_flags"] = "0x%x" % (OneSlot.__flags__ & ~VALID_VERSION_TAG)
    result["class.weakref_slot"] = [SlotsAndWeakref.__basicsize__, SlotsAndWeakref.__weakrefoffset__]
    result["instance.size_plain"] = size(Fresh())
    instance = Fresh()
    instance.a = 1
    result["instance.size_one_attribute"] = size(instance)
    result["instance.size_one_slot"] = size(OneSlot())
    result["instance.size_three_slots"] = size(ThreeSlots())
    result["instance.size_slots_and_weakref"] = size(SlotsAndWeakref())
    sizes = []
    for _ in range(4):
        instance = WithDict()
        instance.a = 1
        sizes.append(size(instance.__dict__))
    result["instance.dict_sizes"] = sizes


# ---------------------------------------------------------------------------------------------- growth


def list_capacity(thing):
    return (size(thing) - size([])) // POINTER


def list_growth(result):
    grown, sizes = [], [0]
    for n in range(2000):
        grown.append(n)
        sizes.append(list_capacity(grown))
    result["list.growth_by_append"] = changes(sizes)
    shrunk = []
    while len(grown) > 0:
        grown.pop()
        shrunk.append(list_capacity(grown))
    result["list.shrinking_by_pop"] = changes(shrunk)
    extended = []
    for start, more in ((0, 1), (0, 2), (0, 3), (0, 7), (0, 100), (1, 1), (1, 3), (4, 5), (4, 40), (10, 1), (10, 100)):
        thing = [None] * start
        thing.extend((None,) * more)
        extended.append([start, more, list_capacity(thing)])
    result["list.extend_by_tuple"] = extended
    result["list.of_range"] = [list_capacity(list(range(n))) for n in (0, 1, 2, 3, 4, 5, 9, 10, 100)]
    result["list.times"] = [list_capacity([None] * n) for n in (1, 2, 3, 5, 9)]


def dict_growth(result):
    by_int, by_str = {}, {}
    int_sizes, str_sizes = [size(by_int)], [size(by_str)]
    for n in range(100000):
        by_int[n] = None
        int_sizes.append(size(by_int))
        if n < 3000:
            by_str["k%d" % n] = None
            str_sizes.append(size(by_str))
    result["dict.growth_by_int_keys"] = changes(int_sizes)
    result["dict.growth_by_str_keys"] = changes(str_sizes)
    # A deleted entry is used up: the table is rebuilt for what is left, not for what was.
    churned, sizes = {}, []
    for n in range(60):
        churned[n] = None
        if n >= 3:
            del churned[n - 3]
        sizes.append(size(churned))
    result["dict.growth_with_three_live"] = changes(sizes)
    # A table of 64 with 40 of its 42 entries used, all but `live` of them deleted: the third new key rebuilds it.
    rebuilt = []
    for live in (1, 2, 3, 5, 10, 11, 16, 20, 21, 40):
        thing = dict.fromkeys(range(40))
        for n in range(40 - live):
            del thing[n]
        for n in range(100, 103):
            thing[n] = None
            if n < 102:
                del thing[n]
        rebuilt.append([live, size(thing)])
    result["dict.rebuilt_from_64"] = rebuilt
    # dict.fromkeys of a set asks for a table for that many at once.
    result["dict.fromkeys_of_set"] = changes([size(dict.fromkeys(set(range(n)))) for n in range(1, 700)])
    result["dict.copy"] = [size(dict(dict.fromkeys(range(n)))) for n in (1, 5, 6, 10, 11, 50)]


def set_growth(result):
    grown, sizes = set(), [size(set())]
    for n in range(300000):
        grown.add(n)
        sizes.append(size(grown))
    result["set.growth_by_add"] = changes(sizes)
    result["set.copy"] = changes([size(set(set(range(n)))) for n in range(0, 400)])


def str_growth(result):
    text = "".join(["a", "b"])
    sizes = []
    for _ in range(40):
        text += "c"
        sizes.append(size(text))
    result["str.growth_by_concatenation"] = sizes


# ---------------------------------------------------------------------------------------------- caches


def small_ints(result):
    def is_cached(value):
        return int(str(value)) is int(str(value))

    result["int.cached"] = [min(n for n in range(-1000, 1) if is_cached(n)), max(n for n in range(2000) if is_cached(n))]


def singletons(result):
    result["singleton.empty_tuple"] = tuple([]) is tuple([])
    result["singleton.empty_str"] = "".join([]) is str(b"", "ascii")
    result["singleton.empty_bytes"] = bytes(bytearray()) is bytes(bytearray())
    result["singleton.empty_frozenset"] = frozenset() is frozenset([])
    result["singleton.one_byte"] = bytes([200]) is bytes([200])
    result["singleton.latin1_character"] = chr(233) is chr(233)
    result["singleton.ucs2_character"] = chr(20013) is chr(20013)


def static_count(thing):
    """The count that `thing` started with when it is one no program reaches; 0 when it is an ordinary one."""
    count = sys.getrefcount(thing)
    if count == 0xFFFFFFFF:
        return count
    return 999999999 if 999000000 < count < 1001000000 else 0


def reference_counts(result):
    result["refcount.none"] = static_count(None)
    result["refcount.true"] = static_count(True)
    result["refcount.small_int"] = static_count(int("199"))
    result["refcount.empty_tuple"] = static_count(tuple([]))
    result["refcount.empty_str"] = static_count("".join([]))
    result["refcount.latin1_character"] = static_count(chr(233))
    result["refcount.one_byte"] = static_count(bytes([200]))

    def callee(argument):
        return sys.getrefcount(argument)

    thing = object()
    result["call.references_to_an_argument"] = callee(thing) - sys.getrefcount(thing)


# ---------------------------------------------------------------------------------------------- free lists


def kept_by_count(make, number):
    """How many of `number` dead objects are kept: those whose death the collector's count does not see."""
    gc.collect()
    things = [None] * number
    for index in range(number):
        things[index] = make()
    before = gc.get_count()
    for index in range(number):
        things[index] = None
    after = gc.get_count()
    # `before` itself was counted after it was read.
    return number - (before[0] + 1 - after[0])


def kept_by_blocks(make, number):
    """How many blocks of `number` dead objects the allocator does not get back."""

    def kept(make):
        things = [None] * number
        make()
        gc.collect()
        before = sys.getallocatedblocks()
        for index in range(number):
            things[index] = make()
        for index in range(number):
            things[index] = None
        return sys.getallocatedblocks() - before

    # The measurement leaves a few blocks of its own; complex numbers have no free list.
    half = 0.5
    return kept(make) - kept(lambda: 1j * half)


def free_lists(result):
    half, larger = 0.5, dict.fromkeys("abcdefghij")
    slotted, source = Slotted(), []
    result["freelist.list"] = kept_by_count(lambda: [None], 300)
    result["freelist.set"] = kept_by_count(set, 300)
    result["freelist.cell"] = kept_by_count(a_cell_alone(), 300)
    result["freelist.method"] = kept_by_count(lambda: slotted.method, 600)
    result["freelist.builtin_function"] = kept_by_count(lambda: source.append, 600)
    lengths, items = [], (None,) * 30
    for length in range(1, 26):
        lengths.append(kept_by_count(lambda: items[:length], 2500))
    result["freelist.tuple_by_length"] = lengths
    result["freelist.float"] = kept_by_blocks(lambda: half * 3, 400)
    # A dict and, apart from it, its table.
    result["freelist.dict_and_int_keys"] = kept_by_blocks(lambda: {1: 1}, 400)
    result["freelist.dict_and_str_keys"] = kept_by_blocks(lambda: {"a": 1}, 400)
    result["freelist.dict_and_larger_table"] = kept_by_blocks(lambda: {**larger}, 400)


def a_cell_alone():
    cell = type(a_cell())
    try:
        cell()
    except TypeError:  # before 3.8 a program cannot make one by itself
        def make():
            captured = 1
            return (lambda: captured).__closure__[0]
        return make
    return cell


# ---------------------------------------------------------------------------------------------- deallocation


class Recorder:
    __slots__ = ("depth", "order")

    def __init__(self, depth, order):
        self.depth, self.order = depth, order

    def __del__(self):
        self.order.append(self.depth)


def trashcan(result):
    """A chain of 25000 tuples dies. Each dies after what it holds, so depths come deepest first, batch by batch."""
    order, chain = [], ()
    for depth in range(25000, -1, -1):
        chain = (Recorder(depth, order), chain)
    del chain
    rising = [index for index in range(len(order) - 1) if index == 0 or order[index - 1] < order[index]]
    deepest = [order[index] for index in rising if order[index + 1] < order[index]]
    # How much of the level is in use by the calls that led here is not known.
    result["trashcan.level"] = -(-deepest[0] // 50) * 50
    result["trashcan.batch"] = deepest[2] - deepest[1]


# ---------------------------------------------------------------------------------------------- collector


def collector(result):
    result["gc.thresholds"] = list(gc.get_threshold())
    # Within one call to C no evaluation-loop check happens.
    gc.set_threshold(100, 0, 0)
    starts = []

    def callback(phase, information):
        if phase == "start":
            starts.append(gc.get_count()[0])

    gc.collect()
    gc.callbacks.append(callback)
    gc.enable()
    held = list(map(list, [()] * 1000))
    within = len(starts)
    gc.disable()
    gc.callbacks.remove(callback)
    gc.set_threshold(*result["gc.thresholds"])
    result["gc.collects_within_a_call_to_c"] = within > 1
    del held


# ---------------------------------------------------------------------------------------------- allocator


def allocator_statistics(result):
    run = subprocess.run(
        [sys.executable, "-c", "import sys; sys._debugmallocstats()"], stderr=subprocess.PIPE, universal_newlines=True
    )
    text = run.stderr

    def number(pattern):
        return int(re.search(pattern, text).group(1))

    result["allocator.small_request_threshold"] = number(r"Small block threshold = (\d+)")
    result["allocator.size_classes"] = number(r"in (\d+) size classes") * (2 if AS_UPSTREAM_3_6 else 1)
    result["allocator.arena_size"] = number(r"\* (\d+) bytes/arena")
    result["allocator.pool_size"] = number(r"unused pools \* (\d+) bytes")
    result["allocator.has_arena_map"] = "arena map" in text


def pools(result):
    """[block size, first block's offset in its pool, blocks in a pool], seen from the addresses of bytes objects."""
    pool_size = result["allocator.pool_size"]
    found = []
    for block in range(48, 513, 16):
        length = block - bytes.__basicsize__ - 7
        things = [bytes(length) for _ in range(40 * pool_size // block)]
        by_pool = {}
        for thing in things:
            by_pool.setdefault(id(thing) // pool_size, []).append(id(thing) % pool_size)
        fullest = max(len(offsets) for offsets in by_pool.values())
        first = min(min(offsets) for offsets in by_pool.values())
        found.append([block, first, fullest])
    result["allocator.pools"] = found


# ---------------------------------------------------------------------------------------------- all


def main():
    result = {
        "version": sys.version.split()[0],
        "full_version": sys.version.replace("\n", " "),
        "derived": "measured on this version; GC head taken as 24 bytes and alignment as 8, as upstream's 3.6 has them"
        if AS_UPSTREAM_3_6
        else "",
    }
    for step in (
        type_facts, object_sizes, instance_sizes, list_growth, dict_growth, set_growth, str_growth, small_ints, singletons,
        reference_counts, free_lists, trashcan, collector, allocator_statistics, pools,
    ):
        step(result)
    print("{")
    lines = ["  %s: %s" % (json.dumps(key), json.dumps(value)) for key, value in sorted(result.items())]
    print(",\n".join(lines))
    print("}")


main()
