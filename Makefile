# Two commands are enough to begin: `make chat` opens the page, `make test` checks everything.
# Options go in ARGS: make chat ARGS="--port 8000 --no-open", make test ARGS="-k citation".

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
	@$(BIN)/remiss chat --open $(ARGS)

lint: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

# The browser comes first: a machine without one is told so at once.
test: setup
	@REMISS_CHROMIUM="$$(bash scripts/chromium.sh $(VENV))" && export REMISS_CHROMIUM && \
	$(MAKE) --no-print-directory lint && $(BIN)/python -m pytest --numprocesses 2 --dist loadfile $(ARGS)

bench: setup
	@$(BIN)/python -m benchmarks.speed $(ARGS)

clean:
	rm -rf $(VENV)
