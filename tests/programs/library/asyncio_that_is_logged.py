"""A loop says which selector it uses, to a program that logs everything."""
import asyncio
import logging
import sys

logging.basicConfig(level=logging.DEBUG, stream=sys.stdout)


async def main():
    logging.info('in main')
    await asyncio.sleep(0)
    return 3


print(asyncio.run(main()))
logging.getLogger('asyncio').setLevel(logging.WARNING)
print(asyncio.run(main()))
