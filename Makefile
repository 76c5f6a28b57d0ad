# python3 (3.11 or later, with venv) and make are all that a machine needs beforehand.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt
SAMPLES ?= samples
OUTPUTS ?= outputs
# Tests run in as many processes as there are processors; WORKERS=0 runs them in one.
WORKERS ?= auto

.PHONY: install run test lint format bench evaluate screenshot constraints clean system-packages node-packages

install: $(VENV)/.installed

run: install system-packages
	$(BIN)/seriatim run $(SAMPLES) --out $(OUTPUTS)

test: PURPOSE := test
test: $(VENV)/.dev $(VENV)/.validators system-packages node-packages
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

lint: $(VENV)/.dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy

format: $(VENV)/.dev
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

bench: $(VENV)/.dev system-packages
	$(BIN)/python -m tests.benchmarks $(ARGS)

evaluate: $(VENV)/.dev system-packages
	$(BIN)/python -m tests.evaluation $(ARGS)

screenshot: PURPOSE := test
screenshot: $(VENV)/.dev system-packages
	$(BIN)/python -m tests.screenshot

constraints: $(VENV)/.dev
	$(BIN)/pip-compile --quiet --upgrade --extra dev --strip-extras \
		--no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
		--output-file constraints.txt pyproject.toml

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

system-packages:
	@.ci/system-packages $(PURPOSE)

node-packages: system-packages
	@.ci/node-packages

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.installed

# What tests alone need, and what would not go with the rest in one environment.
$(VENV)/.validators: tests/validators/requirements.txt | $(BIN)/python
	$(PYTHON) -m venv $(VENV)/validators
	$(VENV)/validators/bin/python -m pip --disable-pip-version-check install --quiet \
		--requirement tests/validators/requirements.txt || \
		echo "Not installed: roc-validator. The tests that need it are skipped; all else works."
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed: make PYTHON=python3.12 install"; exit 1; }
	$(PYTHON) -m venv $(VENV)
