# `make test` is everything CI runs; only it may use apt (Chromium for the browser tests, a C compiler for the power-loss test).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PATH := $(CURDIR)/$(BIN):$(PATH)

.DEFAULT_GOAL := help
.PHONY: help demo test check format lint types imports web pytest browser compiler schemas pictures clean docs

help:
	@echo "make demo    set up and run the product on this machine, in test mode"
	@echo "make test    set up and run everything CI runs"
	@echo "make check   the same without the set-up"
	@echo "make format  rewrite the code in the house style"

# ------------------------------------------------------------------ set-up

$(VENV)/test.stamp: pyproject.toml build_web.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet -e '.[dev]'
	@touch $@

$(VENV)/run.stamp: pyproject.toml build_web.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet -e .
	@touch $@

demo: $(VENV)/run.stamp
	$(BIN)/salon demo $(DEMO)

test: $(VENV)/test.stamp browser compiler check

browser:
	@bash .ci/chromium

compiler:
	@bash .ci/compiler

# Dump the newest revision of the database schema: before its release, never after.
schemas:
	python -m tests.store.dump_schemas

# ------------------------------------------------------------------ the gate

check: lint types imports web pytest

lint:
	ruff format --check .
	ruff check .

types:
	mypy

imports:
	lint-imports

web:
	cd web && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && npm run check

# Files stay whole and in order: the browser tests come last on each core (tests/browser/conftest.py).
pytest:
	pytest -n 2 --dist loadfile --no-loadscope-reorder

format:
	ruff format .
	ruff check --fix .
	cd web && npm run format

clean:
	rm -rf $(VENV) web/node_modules src/salon/static demo-data

pictures:
	PYTHONPATH=. python tools/pictures.py

docs:
	python -m salon.wire.reference > docs/asyncapi.yaml
	python -m salon.config.reference > docs/settings.md
	python -m salon.safety.pack > web/src/shared/pack.json
	python -m salon.safety.talk.local > web/src/shared/families.json
