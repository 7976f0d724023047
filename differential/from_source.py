"""Imports a package from its `.py` files although compiled modules lie beside them.

The fuzz targets see into the interpreter this way, and the tests run both builds from one tree:
`python -m differential.from_source interp run FILE` is `python -m interp run FILE`, uncompiled.
"""

from __future__ import annotations

import runpy
import sys
from collections.abc import Callable, Sequence
from importlib.machinery import FileFinder, ModuleSpec, SourceFileLoader
from types import CodeType, ModuleType

Instrument = Callable[[CodeType], CodeType]


class SourceLoader(SourceFileLoader):
    """Loads a module from its text; `instrument` gets the code after the bytecode cache, so that what is cached is never instrumented."""

    instrument: Instrument | None = None

    def get_code(self, fullname: str) -> CodeType | None:
        """The module's code, instrumented where asked for."""
        code = super().get_code(fullname)
        return self.instrument(code) if self.instrument is not None and code is not None else code


class SourceFinder:
    """A finder for `sys.meta_path` that answers for one package and looks at `.py` files only."""

    def __init__(self, package: str, instrument: Instrument | None) -> None:
        self.package = package
        self.loader = type("SourceLoader", (SourceLoader,), {"instrument": staticmethod(instrument) if instrument is not None else None})

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """The first `.py` file or package folder of that name on `path`."""
        if fullname != self.package and not fullname.startswith(f"{self.package}."):
            return None
        for entry in sys.path if path is None else path:
            spec = FileFinder(entry or ".", (self.loader, [".py"])).find_spec(fullname)
            if spec is not None and spec.loader is not None:
                return spec
        return None


def load_from_source(package: str, instrument: Instrument | None = None) -> None:
    """From now on `package` and all in it is imported from its `.py` files; `instrument` maps the code of each module as it is loaded.

    Raises RuntimeError when the package has been imported already: what is loaded cannot be taken back.
    """
    if package in sys.modules:
        raise RuntimeError(f"{package} is imported already; call load_from_source before its first import")
    sys.meta_path.insert(0, SourceFinder(package, instrument))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: python -m differential.from_source MODULE [ARGUMENT ...]")
    module = sys.argv[1]
    load_from_source(module.partition(".")[0])
    del sys.argv[0]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
