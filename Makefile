# Suitors: `make run` opens the app, `make test` runs everything. Both set up what they need.

PYTHON := $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	2>/dev/null && echo $$p && break; done)
BIN := .venv/bin

.PHONY: setup run test everyday full fix bench bench-large evaluate editor

setup: .venv/rehearsed

.venv/ready: pyproject.toml constraints.txt
	@if [ -z "$(PYTHON)" ]; then \
		echo "Suitors needs Python 3.11, 3.12 or 3.13 with venv (Debian: apt install python3-venv)."; \
		exit 1; fi
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--constraint constraints.txt --editable '.[test]'
	@touch $@

# Whoever uses a server needs no engine here: where it cannot rehearse, setup goes on.
.venv/rehearsed: .venv/ready explorer/rehearsal.py graph/store/keeper.py
	-$(BIN)/python -m explorer.rehearsal
	@touch $@

run: setup
	@$(BIN)/suitors run

test: setup everyday full

# Format, lint, types, and, in two processes, every test that needs no server, no browser, no large
# graph and no long time.
everyday: setup
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q -n 2 --dist loadfile -m "not (slow or neo4j or browser or large or alone)"

# The same questions on Neo4j, real browsers, the real graph; each skips, and says so, where its
# means are missing (never with CI=true). The server is fetched before a test waits for it. What
# measures time runs last and alone.
full: setup
	-@$(BIN)/python -m tests.neo4j_server
	$(BIN)/python -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder \
		-m "(slow or neo4j or browser or large) and not alone" || failed=1; \
	$(BIN)/python -m pytest -q -m alone || failed=1; \
	exit $${failed:-0}

fix: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup
	$(BIN)/python -m tests.bench

# A million players, beside the real graph: more than an hour, 20 GB of disk.
bench-large: setup
	$(BIN)/python -m tests.bench_large

# What the reader of reports finds in the annotated ones; README's table comes from it.
evaluate: setup
	@$(BIN)/python -m tests.evaluate

# Needs Node; users do not. editor.js is kept in the repository.
editor:
	cd explorer/editor && npm install --no-package-lock --ignore-scripts --silent && npx esbuild \
		editor.src.js --bundle --minify --format=esm --outfile=editor.js && rm -rf node_modules
