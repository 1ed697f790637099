"""What the built-in anext() gives when it has a default."""

__tracebackhide__ = True


async def step_or(step, default):
    try:
        return await step
    except StopAsyncIteration:
        return default
