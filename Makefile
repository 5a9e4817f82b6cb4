# Everything a developer does; each target sets up what it needs in .venv, from the package index by name.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check cover bench journeys faults browser examples docs words clean

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[pdf]" --group dev
	touch $@

demo: $(READY)
	@$(BIN)/coc demo </dev/null

test: check
	$(BIN)/python -m pytest -q --numprocesses 2 --dist worksteal

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

cover: $(READY)
	rm -f .coverage .coverage.*
	$(BIN)/coverage run -m pytest -q --numprocesses 2 --dist worksteal
	$(BIN)/coverage combine -q
	$(BIN)/coverage report

bench examples docs: export COC_LANG = en

bench: $(READY)
	$(BIN)/python -m benchmarks.bench

journeys: $(READY)
	COC_JOURNEYS=all $(BIN)/python -m pytest -q --numprocesses 2 tests/journeys/test_the_review.py

# how many damaged ciphertexts are tried; all of them take some minutes
DAMAGED := 300000

faults: $(READY)
	COC_FAULTS=all $(BIN)/python -m pytest -q tests/faults
	$(BIN)/python -m tests.faults.mutated_ciphertexts $(DAMAGED)

# every page that is made, in a headless Chromium; the check has to find out broken pages first
browser: $(READY)
	@command -v node >/dev/null && command -v npm >/dev/null || { echo "make browser needs node and npm."; exit 1; }
	@npm install --silent --no-audit --no-fund --ignore-scripts --no-package-lock --prefix tests/browser \
	  || { echo "make browser cannot get playwright-core and axe-core from npm."; exit 1; }
	@node tests/browser/check.mjs --self-test; test $$? -eq 1
	@pages=$$(mktemp -d) && trap 'rm -rf "$$pages"' EXIT && \
	  $(BIN)/python -m tests.browser.make_pages "$$pages" && node tests/browser/check.mjs "$$pages"

examples docs: $(READY)
	$(BIN)/python docs/make.py $@

words: $(READY)
	$(BIN)/python docs/words.py

clean:
	rm -rf $(VENV) .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
