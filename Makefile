# The commands everyone uses. `make demo` and `make test` do all set-up on a fresh clone.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: setup check test eval bench demo wheel train clean

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is missing: install Python 3.11 (Debian: apt-get install python3.11 python3.11-venv) or name another with make PYTHON=..."; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@# Older pips do not know that lxml's extra html-clean is the html_clean that jusText asks for, and warn.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt pip
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
	mkdir -p out
	$(BIN)/runut demo -o out/demo.html
	@echo "Open out/demo.html in a browser."

wheel: setup
	$(BIN)/python -m eval.wheel

# Trains a reader model as the shipped one was, from the packages of training/requirements.txt and ../shared: about five
# hours on two cores. The steps were run by hand, never in one piece (docs/model-card.md tells what differs).
# Stopped, it goes on from its last checkpoint; out/training/log.jsonl tells how far it is.
TRAINING := .venv-training/bin/python
train: $(STAMP)
	test -x $(TRAINING) || $(PYTHON) -m venv .venv-training
	$(TRAINING) -m pip install --quiet --disable-pip-version-check -c constraints.txt -e . -r training/requirements.txt
	$(TRAINING) -m training.vocabulary
	for plan in base all more words pairs written reports shipped early0 early1 early2 fold0 fold1 fold2; do $(TRAINING) -m training.train $$plan --ranks 2 || exit 1; done
	for plan in shipped fold0 fold1 fold2; do $(TRAINING) -m training.ship $$plan || exit 1; done
	$(TRAINING) -m training.marks
	$(TRAINING) -m training.measure shipped --int8 src/runut/text/model

clean:
	rm -rf build dist out .pytest_cache .mypy_cache .ruff_cache
