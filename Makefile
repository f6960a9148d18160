# The commands of Shirushi. `make run` shows the site with sample articles, `make test` proves it; `make help` lists the rest.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 2

VENV := .venv
BIN := $(VENV)/bin
SOURCES := bench blog comments config contact disclosures guard lib tests
# The lock names every package with its hash; wheels alone, so that no compiler is needed.
INSTALL := $(BIN)/python -m pip --disable-pip-version-check -qq install --no-deps --only-binary :all: --require-hashes
COMPILE := UV_CUSTOM_COMPILE_COMMAND="make lock" uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url

.DEFAULT_GOAL := help
.PHONY: help run serve password test lint format lock messages bench audit clean

help: ## List these commands
	@sed -n 's/^\([a-z]*\):.*## /  make \1 – /p' $(MAKEFILE_LIST)

run: $(BIN)/.run ## Show the site with sample articles on this machine (PORT=8000)
	@SITE_URL=http://127.0.0.1:$(PORT) $(BIN)/python manage.py start --sample --port $(PORT)

serve: $(BIN)/.run ## Serve a real site: SITE_URL=https://… (HOST=, PORT=, WORKERS=)
	@$(BIN)/python manage.py start --public --host $(HOST) --port $(PORT) --workers $(WORKERS)

password: $(BIN)/.run ## Set another password for the owner of the site
	@$(BIN)/python manage.py changepassword owner

test: $(BIN)/.dev ## Run the whole suite; browser tests where Chromium is installed
	@$(BIN)/python -m pytest -q -n auto --dist worksteal

lint: $(BIN)/.dev ## Check style, types, import direction, templates
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@if [ -d templates ]; then $(BIN)/djlint --check --lint templates; fi
	@! grep -rnE --include='*.py' '# (noqa|type: ignore)' $(SOURCES) | grep -vE 'noqa: [A-Z0-9, ]+ -- .{8}|type: ignore\[[a-z, -]+\]  # .{8}' \
		|| { echo "lint: each suppression above needs its rule and its reason: # noqa: X000 -- why"; exit 1; }

format: $(BIN)/.dev ## Put code and templates into the project's form
	@$(BIN)/ruff check --quiet --fix . && $(BIN)/ruff format --quiet .
	@$(BIN)/djlint --quiet --reformat templates

lock: ## Renew the locks from pyproject.toml (needs uv)
	@command -v uv >/dev/null || { echo "make lock needs uv: python3 -m pip install uv"; exit 1; }
	@$(COMPILE) pyproject.toml -o requirements.txt
	@$(COMPILE) --extra dev pyproject.toml -o requirements-dev.txt

messages: $(BIN)/.dev ## Renew the Japanese catalogue and compile it (needs gettext)
	@$(BIN)/python manage.py catalogue

bench: $(BIN)/.dev ## Measure what pages cost on this machine (BENCH=--quick)
	@$(BIN)/python -m bench $(BENCH)

audit: $(BIN)/.dev ## Ask Lighthouse, axe and the Nu checker about readers' pages (needs npm, java, chromium)
	@$(BIN)/python -m bench.audit $(AUDIT)

clean: ## Remove what these commands installed; the site's data in var/ stays
	@rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed." if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "On Debian and Ubuntu: apt install python3-venv"; exit 1; }

$(BIN)/.run: requirements.txt | $(BIN)/python
	@echo "Installing what Shirushi needs …"
	@$(INSTALL) -r requirements.txt
	@touch $@

$(BIN)/.dev: requirements-dev.txt | $(BIN)/python
	@echo "Installing what the tests need …"
	@$(INSTALL) -r requirements-dev.txt
	@touch $@ $(BIN)/.run
