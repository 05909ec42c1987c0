# Everything a newcomer needs: `make demo` and `make test`. Python 3.11 or newer is the only requirement.
PYTHON ?= python3.11
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test check bench train clean

demo: $(VENV)/.installed
	$(BIN)/vigie demo

test: $(VENV)/.test-installed
	$(BIN)/python -m pytest -n auto

check: $(VENV)/.test-installed
	$(BIN)/ruff check src tests evals training
	$(BIN)/ruff format --check src tests evals training
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vigie packs check

bench: $(VENV)/.test-installed
	$(BIN)/python -m evals

train: $(VENV)/.test-installed
	$(BIN)/python -m training

$(VENV)/.installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.test-installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
