# `make run` shows what Crossclaim finds in raw/; `make test` checks everything.
# Each target sets up what it needs in .venv first. PYTHON=… picks the Python to set it up with.

BIN := .venv/bin
READY := .venv/ready
PYTHONS := $(PYTHON) python3 python3.13 python3.12 python3.11
# What each run would else do anew where PYTHONDONTWRITEBYTECODE is set, as in many containers: compile modules, and what `pipeline.kept` keeps.
COMPILE := $(BIN)/python -m compileall -q pipeline && env -u PYTHONDONTWRITEBYTECODE $(BIN)/crossclaim run --quiet --to build/warm --fail-on never >/dev/null

.PHONY: help run test lint bench pictures lock clean

help:
	@echo 'make run     find where the articles in raw/ disagree'
	@echo 'make test    check format, lint, types and imports, then run the tests'
	@echo 'make lint    the checks of make test without the tests'
	@echo 'make bench   measure quality and speed; ONLY="gold speed" picks parts, WRITE=1 updates the results file'
	@echo 'make pictures  take the pictures of the README anew; needs chromium'
	@echo 'make lock    pin the dependencies of pyproject.toml anew; UPGRADE=1 takes newer releases'
	@echo 'make clean   remove .venv and what the tools left behind'

run: $(READY)
	@$(BIN)/crossclaim run --fail-on never

# Each process holds a language model of its own: four at most.
test: lint
	PYTHONWARNDEFAULTENCODING=1 $(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist worksteal

lint: $(READY)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	@$(COMPILE)
	@$(BIN)/python -m tests.benchmarks $(if $(WRITE),--write) $(ONLY)

pictures: $(READY)
	@$(BIN)/python -m tests.pictures

# Wheels only: what a source package needs to be built is not in the lock. pip compiles the modules that it copies, but not those of an
# editable package.
$(READY): requirements.lock pyproject.toml
	@python=$$(for name in $(PYTHONS); do \
		if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo "$$name"; break; fi; \
	done); \
	if [ -z "$$python" ]; then echo 'Crossclaim needs Python 3.11 or later, and none of these is one: $(strip $(PYTHONS)). Name yours: make PYTHON=/path/to/python' >&2; exit 1; fi; \
	if ! $(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
		echo "Setting up .venv with $$("$$python" --version): this takes a minute or two, once." >&2; \
		"$$python" -m venv --clear .venv; \
	else \
		echo 'Bringing .venv up to date with requirements.lock.' >&2; \
	fi
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(COMPILE)
	@touch $@

# The resolver stands outside .venv: only who changes the dependencies needs it.
lock: $(READY)
	$(BIN)/python -m venv build/lock
	build/lock/bin/pip install --quiet --disable-pip-version-check uv
	build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --annotation-style line \
		--custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade) --group build --group dev --output-file requirements.lock pyproject.toml

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info
