# Each of these works alone on a machine that has only Python 3.11 or newer and make.
.DEFAULT_GOAL := help
.PHONY: help demo test soak assurance load check format bench pictures assets lock

PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
SET_UP = $(or $(PYTHON),$(error Python 3.11 or newer is needed)) -m tools.bootstrap
RUN = .venv/bin/python

help: ## what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

demo: ## the demonstration on http://127.0.0.1:8000 (ARGS=--no-serve stops before serving)
	@$(SET_UP) run
	@$(RUN) manage.py demo $(ARGS)

test: ## every test: pure, SQLite, PostgreSQL, a browser (ARGS go to pytest)
	@$(SET_UP) test
	@$(RUN) -m tools.run_tests $(ARGS)

soak: ## 10,000 histories, 10,000 hostile requests, 1,000 tamperings, 64 x 100 writers, 200 kills, 50 renderings, every page as every role
	@$(SET_UP) test
	@SOAK=1 $(RUN) -m tools.run_tests tests/soak tests/access/fuzz tests/access/test_garbage.py \
		tests/access/test_matrix.py tests/access/test_matrix_of_states.py \
		tests/access/test_pages_are_valid_html.py tests/browser/test_every_page.py \
		tests/browser/test_the_focus_is_seen_in_pixels.py tests/reports/conformance $(ARGS)

assurance: ## measure what docs/assurance.md promises, and write it (ARGS=S4 for one)
	@$(SET_UP) test
	@$(RUN) -m tools.assurance $(ARGS)

load: ## a hundred people at once, and 64 who save at one instant: how long they wait
	@$(SET_UP) test
	@$(RUN) -m tools.load

check: ## format, lint, types, templates, imports, migrations, deploy checks
	@$(SET_UP) test
	@$(RUN) -m tools.check

format: ## put the Python code into its one format
	@$(SET_UP) test
	@$(RUN) -m ruff format . && $(RUN) -m ruff check --fix .

bench: ## what the main pages cost, and how that grows with the updates (ARGS=pages, updates or packs)
	@$(SET_UP) test
	@$(RUN) -m tools.bench $(ARGS)

pictures: ## the pictures of the documentation, from the demonstration on a fixed day
	@$(SET_UP) test
	@$(RUN) -m tools.pictures

assets: ## the pages' style, fonts and script, into build/static
	@$(SET_UP) assets

lock: ## choose new versions of every package and write them down
	@$(SET_UP) test
	@$(RUN) -m tools.lock
