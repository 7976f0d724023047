"""What a benchmark asks of `pyperf`, in any engine: its Runner keeps what is to be measured, and `measured()` does it once.

This is the text that `bench/suite.py` runs before a benchmark, with the benchmark's options in `OPTIONS`.
"""

import asyncio
import sys
import types
from argparse import ArgumentParser
from time import perf_counter

OPTIONS = []
pending = []


class Runner:
    def __init__(self, **settings):
        self.metadata = {}
        self.argparser = ArgumentParser()
        self.args = None

    def parse_args(self):
        self.args = self.argparser.parse_args(OPTIONS)
        return self.args

    def bench_func(self, name, function, *args, inner_loops=1):
        pending.append((function, args))

    def bench_time_func(self, name, function, *args, inner_loops=1):
        pending.append((function, (1, *args)))

    def bench_async_func(self, name, function, *args, **options):
        pending.append((lambda: asyncio.run(function(*args)), ()))


def measured():
    for function, args in pending:
        function(*args)


pyperf = types.ModuleType("pyperf")
pyperf.Runner = Runner
pyperf.perf_counter = perf_counter
pyperf.python_implementation = lambda: "cpython"
sys.modules["pyperf"] = pyperf
