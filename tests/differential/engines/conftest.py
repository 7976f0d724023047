"""One engine per test process: a zygote costs 60 ms to start."""

from collections.abc import Iterator

import pytest

from differential.engines.cpython import CPythonEngine, found


@pytest.fixture(scope="session", params=sorted(found()), ids=lambda python: f"{python[0]}.{python[1]}")
def cpython(request: pytest.FixtureRequest) -> Iterator[CPythonEngine]:
    """Each CPython of this machine."""
    engine = CPythonEngine(found()[request.param])
    yield engine
    engine.close()
