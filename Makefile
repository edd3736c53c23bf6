# Every command that a developer or a teacher uses. `make` alone lists them.
# Needs Python 3.11 or later and make; node comes with the environment. `make start PYTHON=python3.13` chooses a Python.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PY     := $(BIN)/python
STEP   := $(PYTHON) tools/step.py
PATH   := $(CURDIR)/$(BIN):$(PATH)
export PATH
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help setup start test check book class notebooks sheets cards ideas families train measure bench picture lock clean

help:  ## list these commands
	@echo "whathow: make COMMAND, where COMMAND is"
	@sed -n 's/^\([a-z]*\):.*  ## /  \1	/p' Makefile | expand -t 13

setup: $(VENV)/.ready node_modules/.ready  ## build the environment, or bring it up to date

start: setup  ## build what is needed and serve the course on this machine (PORT=8000 is the first port tried)
	@$(PY) -m tools.book --allow-warnings
	@$(PY) -m tools.serve

test: setup  ## run every test (ARGS="-k page" is handed to pytest)
	@$(PY) -m tools.book --allow-warnings
	@$(PY) -m pytest -n auto --maxprocesses 4 --dist loadfile $(ARGS)

check: setup  ## look for faults without running anything: ruff, mypy, codespell
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/codespell

book: setup  ## build the course into _build/html; a warning is a failure
	@$(PY) -m tools.book

class: setup  ## run the course as a class does, in _build/class: five invented learners, from create to exported gradebook
	@$(PY) tools/class_demo.py

notebooks: setup  ## write the course's notebooks from its incidents and lists
	@$(PY) -m whathow.course exercises

sheets: setup  ## write the run sheets of the book from the facilitator's sessions
	@$(PY) -m whathow.workshop write

cards: setup  ## write the role-play cards of the facilitator's guide from the scenes of hold-the-room
	@$(PY) -m whathow.scene cards

ideas: setup  ## write the page that says where each idea is taught, from chapters, segments and exercises/ideas.toml
	@$(PY) -m tools.ideas

families: setup  ## write the reference pages of the families of blame from their data files
	@$(PY) -m tools.families

train: setup $(VENV)/.train  ## train the judge from the labelled text in corpus/ (about a minute)
	@PYTHONPATH=training $(PY) training/train.py

measure: setup $(VENV)/.train  ## judge each voice of corpus/ with a judge trained on the others (ARGS="dev --family")
	@PYTHONPATH=training $(PY) training/measure.py $(ARGS)

bench: setup $(VENV)/.train $(VENV)/.bench bench/node_modules/.ready  ## measure the checker beside its peers and write the page that says how far to trust it (minutes; ARGS=--page: the page alone)
	@PYTHONPATH=training $(PY) -m tools.bench $(ARGS)

picture: setup  ## take the README's picture of a rewrite graded in the page (needs Chromium)
	@$(PY) -m tools.picture

lock: $(VENV)/.made  ## compile requirements.in and package.json to their lock files (ARGS=--upgrade takes newer versions)
	@$(STEP) "Installing uv" -- sh -c '$(PYTHON) -m venv build/lock && build/lock/bin/pip install uv'
	@$(STEP) "Locking requirements.txt" -- build/lock/bin/uv pip compile --universal --python-version 3.11 --generate-hashes \
	  --custom-compile-command "make lock" $(ARGS) requirements.in --output-file requirements.txt
	@$(STEP) "Locking requirements-train.txt" -- build/lock/bin/uv pip compile --universal --python-version 3.11 \
	  --generate-hashes --custom-compile-command "make lock" -c requirements.txt $(ARGS) requirements-train.in \
	  --output-file requirements-train.txt
	@$(STEP) "Locking requirements-bench.txt" -- build/lock/bin/uv pip compile --universal --python-version 3.11 \
	  --generate-hashes --custom-compile-command "make lock" -c requirements.txt $(ARGS) requirements-bench.in \
	  --output-file requirements-bench.txt
	@$(MAKE) --no-print-directory $(VENV)/.ready
	@$(STEP) "Locking package-lock.json" -- npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved
	@$(STEP) "Locking bench/package-lock.json" -- npm --prefix bench install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved

clean:  ## remove everything that was made: environment, libraries, site
	rm -rf $(VENV) node_modules bench/node_modules _build build dist book/site_assets/vendor .pytest_cache .mypy_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "whathow needs Python 3.11 or later, and \`$(PYTHON)\` is $$($(PYTHON) -V 2>&1)." >&2; \
	  echo "Name another one: make $(or $(MAKECMDGOALS),start) PYTHON=python3.13" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
	  echo "\`$(PYTHON)\` can't make environments: it lacks ensurepip. On Debian and Ubuntu: apt install python3-venv" >&2; \
	  echo "Or name another one: make $(or $(MAKECMDGOALS),start) PYTHON=python3.13" >&2; exit 1; }
	@$(STEP) "Making $(VENV)" -- $(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.locked: requirements.txt $(VENV)/.made
	@$(STEP) "Installing the environment, about a minute the first time" -- $(PY) -m pip install --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.train: requirements-train.txt $(VENV)/.locked
	@$(STEP) "Installing what the training needs" -- $(PY) -m pip install --require-hashes -r requirements-train.txt
	@touch $@

$(VENV)/.bench: requirements-bench.txt $(VENV)/.locked
	@$(STEP) "Installing the peers in Python" -- $(PY) -m pip install --require-hashes -r requirements-bench.txt
	@touch $@

$(VENV)/.ready: pyproject.toml $(VENV)/.locked
	@$(STEP) "Installing whathow" -- $(PY) -m pip install --no-deps --no-build-isolation --editable .
	@touch $@

node_modules/.ready: package.json package-lock.json | $(VENV)/.ready
	@$(STEP) "Installing what the site carries" -- npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

bench/node_modules/.ready: bench/package.json bench/package-lock.json | $(VENV)/.ready
	@$(STEP) "Installing the peers in JavaScript" -- npm --prefix bench ci --ignore-scripts --no-audit --no-fund
	@touch $@
