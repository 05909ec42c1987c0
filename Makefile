# Everything a newcomer needs: `make demo` and `make test`. Python 3.11 or newer is the only requirement.
PYTHON ?= python3.11
VENV ?= .venv
BIN := $(VENV)/bin
# What the workbench is built from: where one of these changes, it is built anew.
WEB := $(shell find web -type f -not -path 'web/node_modules/*' -not -name '*.pyc')

.PHONY: demo test check bench train clean

demo: $(VENV)/.installed
	$(BIN)/vigie demo

test: $(VENV)/.test-installed
	$(BIN)/python -m pytest -n auto

check: $(VENV)/.test-installed
	$(BIN)/ruff check src tests evals training web hatch_build.py
	$(BIN)/ruff format --check src tests evals training web hatch_build.py
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vigie packs check
	$(BIN)/python web/workbench.py check

# Compiled code reads the same, faster: with it where a C compiler is at hand, else by the interpreter.
bench: $(VENV)/.test-installed
	-$(BIN)/vigie compile
	$(BIN)/python -m evals

train: $(VENV)/.test-installed
	$(BIN)/python -m training

$(VENV)/.installed: pyproject.toml hatch_build.py $(WEB)
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.test-installed: pyproject.toml hatch_build.py $(WEB)
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
