# The one door. `make help` lists the words.
SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
export PORT
PY := .venv/bin/python
INSTALL = $(PYTHON) -m tools.install
# Half of the tests wait for the other half's processes: two at a time suit small and large machines alike.
TEST_WORKERS ?= 2
# The pages of those who are signed in are half of the time of all tests; journeys and volumes have no quick test.
UNQUICK := tests/web/staff tests/web/resident tests/journeys tests/volume

.DEFAULT_GOAL := help
.PHONY: help python demo demo-reset test check fix bench screenshots prove verify-log lock bench-log-review

help:  ## List these words
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## */  make \1\t/' | expand -t 20

python:
	@command -v $(PYTHON) >/dev/null || { echo "python3 is missing: apt-get install python3 python3-venv" >&2; exit 1; }

demo: python  ## Start everything with a demo world (PORT=8000, DATA_DIR=.data, DATABASE_URL=…)
	@$(INSTALL) demo
	@exec $(PY) -m personalverktyget.demo up

demo-reset: python  ## Remove what the demo has kept
	@$(INSTALL) demo
	@exec $(PY) -m personalverktyget.demo reset

verify-log: python  ## Verify the demo's access log against its seal and the published heads
	@$(INSTALL) demo
	@exec $(PY) -m personalverktyget.demo verify-log

test: python  ## Run all tests, browser journeys included
	@$(INSTALL) test
	@CHROMIUM="$$($(PYTHON) -m tools.chromium)" && CLAMD="$$($(PYTHON) -m tools.clamav)" && export CHROMIUM CLAMD && \
	    exec $(PY) -m pytest -q -n $(TEST_WORKERS) -m "not prove" $(TESTS)

check: python  ## Lint, types, contracts, states and quick tests
	@$(INSTALL) check
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@.venv/bin/lint-imports
	@$(PY) tools/with_settings.py $(PY) -m mypy
	@QUICK=1 exec $(PY) -m pytest -q -n $(TEST_WORKERS) -m "not browser and not slow and not prove" \
	    $(addprefix --ignore=,$(UNQUICK))

fix: python  ## Mend what the linters can mend
	@$(INSTALL) check
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .
	@PYTHONPATH=src:. $(PY) -m tools.state_diagrams
	@$(PYTHON) -m tools.translations update

bench: python  ## Measure: list, open, search, send and reply on a thousand to a million cases
	@$(INSTALL) check
	@exec $(PY) -m tests.volume

bench-log-review: python  ## Does log control find them: ranked against random, over 20 seeds (BENCH_SEEDS, BENCH_UNITS)
	@$(INSTALL) check
	@exec nice -n 10 $(PY) -m tests.volume log-review

screenshots: python  ## Take the handbook's pictures anew from the running program
	@$(INSTALL) test
	@CHROMIUM="$$($(PYTHON) -m tools.chromium)" && export CHROMIUM UPDATE_SCREENSHOTS=1 && \
	    exec $(PY) -m pytest -q tests/journeys/test_handbook_pictures.py

prove: python  ## The long harnesses: kills, disk full, cuts, large logs
	@$(INSTALL) check
	@exec nice -n 10 $(PY) -m pytest -q -s -m prove

lock: python  ## Lock the dependencies anew: versions and hashes, no address of any registry
	@$(INSTALL) check
	@$(PY) -m tools.lock
