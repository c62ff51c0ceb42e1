# The commands everyone uses. `make demo` and `make test` do all set-up on a fresh clone.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: setup check test eval bench demo wheel clean

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is missing: install Python 3.11 (Debian: apt-get install python3.11 python3.11-venv) or name another with make PYTHON=..."; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	touch $@

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: setup
	$(BIN)/python -m pytest --doctest-modules

eval: setup
	$(BIN)/python -m eval.run

bench: setup
	$(BIN)/python -m eval.bench

demo: setup
	$(BIN)/runut demo -o out/demo.html

wheel: setup
	$(BIN)/python -m eval.wheel

clean:
	rm -rf build dist out .pytest_cache .mypy_cache .ruff_cache
