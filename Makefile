# `make demo` runs the product on a fresh machine: Python 3.11 is all it needs, no root, no compiler.
# `make test` is everything CI runs; only it may use apt (Chromium for the browser tests).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PATH := $(CURDIR)/$(BIN):$(PATH)

.DEFAULT_GOAL := help
.PHONY: help test check format lint types imports pytest browser clean

help:
	@echo "make test    set up and run everything CI runs"
	@echo "make check   the same without the set-up"
	@echo "make format  rewrite the code in the house style"

# ------------------------------------------------------------------ set-up

$(VENV)/test.stamp: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet -e '.[dev]'
	@touch $@

test: $(VENV)/test.stamp browser check

browser:
	@bash .ci/chromium

# ------------------------------------------------------------------ the gate

check: lint types imports pytest

lint:
	ruff format --check .
	ruff check .

types:
	mypy

imports:
	lint-imports

pytest:
	pytest

format:
	ruff format .
	ruff check --fix .

clean:
	rm -rf $(VENV) web/node_modules src/salon/static demo-data

docs:
	python -m salon.wire.reference > docs/asyncapi.yaml
.PHONY: docs
