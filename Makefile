# Two commands for a newcomer: `make demo` and `make test`. Both work in .venv beside this file and need Python 3.11+ only.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := examples
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: demo test check lint types gate lock clean help

help:  ## what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

demo: $(VENV)/.run  ## read the bundled example, print the summary, write the pages
	@rm -rf demo && mkdir demo
	$(BIN)/communique read $(EXAMPLE)/water-and-coasts -r demo/register.db --profile $(EXAMPLE)/water-and-coasts.toml
	$(BIN)/communique show -r demo/register.db
	$(BIN)/communique export site -r demo/register.db -o demo/site
	@echo "Look at it, search it, add to it: $(BIN)/communique serve"

test: $(VENV)/.dev lint types  ## all tests, types and style
	$(BIN)/pytest -n logical --maxprocesses 8 --dist loadfile
	$(BIN)/python -m benchmarks gate

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

gate: $(VENV)/.dev  ## quality against the floors (needs the reference texts)
	$(BIN)/python -m benchmarks gate

lock:  ## renew the lock files (needs uv)
	uv pip compile pyproject.toml requirements/build.in --universal --python-version 3.11 --generate-hashes -o requirements/run.lock
	uv pip compile pyproject.toml requirements/build.in --group dev -c requirements/run.lock --universal --python-version 3.11 --generate-hashes -o requirements/dev.lock

clean:
	rm -rf $(VENV) demo dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "communique needs Python 3.11 or newer; '$(PYTHON)' is older or missing. Try: make demo PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/run.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@
