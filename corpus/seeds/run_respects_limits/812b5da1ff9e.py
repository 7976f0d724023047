import asyncio

async def main():
    for n in range(4):
        await asyncio.sleep(7)

asyncio.run(main())
