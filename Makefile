# Two commands are enough to begin: `make chat` opens the page, `make test` checks everything.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: setup chat test lint bench clean
.DEFAULT_GOAL := setup

setup: $(READY)

# Repeated only when what is installed has changed.
$(READY): pyproject.toml constraints.txt scripts/setup.sh
	@bash scripts/setup.sh $(VENV)
	@touch $(READY)

chat: setup
	@$(BIN)/remiss chat --open

lint: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

test: lint
	@bash scripts/chromium.sh
	@$(BIN)/python -m pytest

bench: setup
	@$(BIN)/python -m benchmarks.speed

clean:
	rm -rf $(VENV)
