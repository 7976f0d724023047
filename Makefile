# Each target makes .venv, installs and compiles what it needs; a second run finds nothing to do.
PYTHON ?= python3
VENV ?= .venv
JOBS ?= $(shell nproc 2>/dev/null || echo 2)
BIN := $(VENV)/bin
# one order of sets and dicts everywhere: fuel, generated programs and outcomes are compared between processes
export PYTHONHASHSEED := 0

.PHONY: test fuzz bench lint docs coverage build clean
.DEFAULT_GOAL := test

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "$(PYTHON) is not Python 3.11 or later: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "$(PYTHON) cannot make a virtual environment: install its venv package (Debian: python3-venv), or give another PYTHON="; exit 2; }

# installs without compiling: that is `build`'s part, in place and incremental
$(VENV)/.installed: pyproject.toml | $(BIN)/python
	MONTY_UNCOMPILED=1 $(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[monty,report,test,bench]'
	@touch $@

# mypyc decides by content what to compile again; when the stamp says all is compiled it is not even asked
build: $(VENV)/.installed
	@test "$$MONTY_UNCOMPILED" != 1 && $(BIN)/python interp/compiled.py || $(BIN)/python setup.py -q build_ext --inplace -j $(JOBS)
	@$(BIN)/python -m interp.stdlib.fill

lint: $(VENV)/.installed
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/python -m differential.from_source interp.vm.generate --check

test: lint build
	$(BIN)/python -m pytest -n $(JOBS)

# exit 1 means findings: the campaign ran
fuzz: build
	$(BIN)/montyfuzz nightly --minutes 3 --out fuzz-report || test $$? = 1

bench: build
	$(BIN)/python -m bench

docs: build
	$(BIN)/python -m docs.generate

# of the uncompiled source: a compiled module shows no lines
coverage: $(VENV)/.installed
	$(BIN)/coverage erase
	MONTY_FROM_SOURCE=1 $(BIN)/coverage run -m pytest
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

clean:
	rm -rf build *.egg-info .mypy_cache .pytest_cache .ruff_cache htmlcov fuzz-report .coverage*
	find interp -name '*.so' -delete -o -name '.built-*' -delete
