"""What the built-in anext() gives when it has a default."""


async def step_or(step, default):
    try:
        return await step
    except StopAsyncIteration:
        return default
