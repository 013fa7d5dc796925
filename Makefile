# make demo   the main job on an invented case; finished documents in demo-output/
# make test   every check: format, types, layers, tests
# make soak   the walker through all screens for 5,000 keys from ten beginnings; takes an hour or more
# make release   one archive per system in dist/, to install without a network (building it needs one)
# All create .venv on first use. Without make: see README.md, "Without make".

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python -X utf8
# More than there are cores: tests that drive the screens wait between keys half of their time.
WORKERS ?= 3

.PHONY: demo test soak release clean

demo: $(VENV)/.installed
	$(RUN) -m legal_assist demo --out demo-output

test: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(RUN) -m pytest -n $(WORKERS) --dist loadgroup $(PYTEST_ARGS)

soak: $(VENV)/.installed-dev
	LEGAL_ASSIST_WALK=5000 $(RUN) -m pytest -n $(WORKERS) -rP tests/tui/test_walker.py -k random $(PYTEST_ARGS)

release: $(VENV)/.installed-dev
	$(RUN) release/build_release.py

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "legal_assist needs Python 3.11 or newer (found: $$($(PYTHON) --version 2>&1)). Install python3.11."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "The environment could not be made. Install one package: python3-venv"; exit 1; }

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(RUN) -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/bin/python pyproject.toml
	$(RUN) -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) build dist demo-output .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
