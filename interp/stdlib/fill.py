# mypyc: skip
"""`python -m interp.stdlib.fill`: compiles the prelude and the library for the cache on disk, what is not there yet. Part of a build."""

from __future__ import annotations

from interp.host import prelude
from interp.stdlib import library
from interp.stdlib.table import LIBRARY


def main() -> None:
    """Fill it. A module whose text this host lacks is left out."""
    prelude.fill_cache()
    for name in LIBRARY:
        if library.exists(name):
            try:
                library.code_of(name)
            except OSError:
                continue


if __name__ == "__main__":
    main()
