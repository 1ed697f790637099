"""Asks a live CPython where its allocator puts blocks; pool_addresses.c does the same with ours.

Prints first how many pools an arena has here (63 or 64: it depends on where the system puts arenas), then one line for
each block handed out: the ordinal of its pool, in order of first appearance, and the block's offset in the pool.

The interpreter allocates too. So: only sizes that it does not use while ctypes calls are made, numbers kept in arrays
that are ready beforehand, the collector off, and everything in arenas that are fresh: a filler uses up all pools that
there are, until CPython must take a new arena.
"""
import array
import ctypes
import gc
import sys

POOL = 1 << 14
ARENA = 1 << 20
MASK = (1 << 64) - 1
FILLER = 400
SLOTS = 1500
STEPS = 30000
ARENAS = 5

api = ctypes.pythonapi
malloc, realloc, free = api.PyObject_Malloc, api.PyObject_Realloc, api.PyObject_Free
malloc.restype = realloc.restype = ctypes.c_void_p
malloc.argtypes = [ctypes.c_size_t]
realloc.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
free.argtypes = [ctypes.c_void_p]
free.restype = None


def random_numbers(count):
    numbers = array.array("Q", bytes(8 * count))
    state = 88172645463325252
    for i in range(count):
        state ^= state << 13 & MASK
        state ^= state >> 7
        state ^= state << 17 & MASK
        numbers[i] = state
    return numbers


def fill_until_fresh_arena():
    """Returns the first block of a fresh arena; all arenas before it are full."""
    previous, pools = 0, 0
    while True:
        block = malloc(FILLER)
        pool = block & -POOL
        if pool != previous:
            if pools > 600 and pool != previous + POOL:
                return block
            previous, pools = pool, pools + 1


def start_fresh_pools():
    """Uses up what is left of old pools in each size class that is asked about."""
    for size in range(464, 513, 16):
        block = malloc(size)
        while True:
            following = malloc(size)
            if block % POOL == 48 and following == block + size:
                break
            block = following


def mixed(numbers, out):
    """Random allocations, resizes and frees of a few sizes; pools fill, empty and change hands."""
    slots = array.array("Q", bytes(8 * SLOTS))
    count = 0
    for step in range(STEPS):
        number = numbers[step]
        live = SLOTS if step // 3000 % 2 == 0 else SLOTS // 10
        slot = (number >> 8) % live
        size = 449 + (number >> 32) % 64
        if slots[slot] == 0:
            slots[slot] = out[count] = malloc(size)
            count += 1
        elif number % 4 == 0:
            slots[slot] = out[count] = realloc(slots[slot], size)
            count += 1
        else:
            free(slots[slot])
            slots[slot] = 0
    for slot in range(SLOTS):
        if slots[slot] != 0:
            free(slots[slot])
    return count


def several_arenas(numbers, out, start):
    """Fills arenas, empties pools here and there, never all of an arena, and sees in what order they come back."""
    blocks_in_pool = (POOL - 48) // 512
    blocks = ARENAS * (ARENA // POOL - 2) * blocks_in_pool
    count = start
    for i in range(blocks):
        out[count] = malloc(512)
        count += 1
    pools = blocks // blocks_in_pool
    emptied = array.array("B", bytes(pools))
    for i in range(pools):
        pool = numbers[i] % pools
        if pool % 8 != 0 and emptied[pool] == 0:
            emptied[pool] = 1
            first = start + pool * blocks_in_pool
            for block in range(first, first + blocks_in_pool):
                free(out[block])
    for i in range(blocks // 2):
        out[count] = malloc(497 + numbers[i] % 16 if i % 3 else 481)
        count += 1
    return count


def main():
    gc.disable()
    numbers = random_numbers(STEPS)
    out = array.array("Q", bytes(8 * (2 * STEPS + 2 * ARENAS * ARENA // 512)))
    # Once without effect, so that the interpreter has specialised its code and filled its own free lists.
    mixed(numbers, out)
    fill_until_fresh_arena()
    start_fresh_pools()
    count = mixed(numbers, out)
    count = several_arenas(numbers, out, count)
    ordinals = {}
    lines = []
    for i in range(count):
        pool = out[i] & -POOL
        ordinal = ordinals.setdefault(pool, len(ordinals))
        lines.append(f"{ordinal} {out[i] - pool}")
    # An arena that is not aligned leaves a gap between its pools and the next arena's.
    pools = sorted(ordinals)
    run = 1
    runs = set()
    for before, after in zip(pools, pools[1:]):
        if after == before + POOL:
            run += 1
        else:
            runs.add(run)
            run = 1
    unaligned = any(length == 63 for length in runs)
    print(63 if unaligned else 64)
    sys.stdout.write("\n".join(lines) + "\n")


main()
