# Everything starts here. `make site` builds the site, `make test` runs all checks; each needs only Python 3.11 or
# newer and, where something of the system's is missing, root on Debian or Ubuntu. The rest is set up behind stamps
# that lie inside .venv/, so removing .venv starts afresh.

.DEFAULT_GOAL := site
.PHONY: site test check serve lock golden zensical battery bench mutation screenshots clean help install chromium java
# A recipe that fails half-way must not leave its stamp behind.
.DELETE_ON_ERROR:

BIN := .venv/bin
# Wheels only: nothing that is installed runs code of its own on the way in, and all of it matches its hash, so there
# is nothing left for pip to warn about; it reports errors only.
PIP_INSTALL := $(BIN)/pip install -qq --require-hashes --only-binary :all:
NPM_CI := npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
APT_INSTALL := apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends

# Material's banner about MkDocs 2 says nothing about this site: MkDocs is held below 2.
export NO_MKDOCS_2_WARNING := 1
# In a container everybody is root, and the environment is this folder's own.
export PIP_ROOT_USER_ACTION := ignore
export PIP_DISABLE_PIP_VERSION_CHECK := 1

site: .venv/.site ## Build the site into site/ (the default)
	$(BIN)/portfolio build

# Tests of finished sites, of pages in a browser and of an editor spend their time in other programs: to watch every
# line of ours meanwhile would make them twice as long. The floor of the coverage is held by the others alone.
# Each file stays with one process, which builds its sites once.
WHOLE_SITES := tests/browser tests/site tests/editor
test: .venv/.test .venv/.editor .venv/.browser chromium java ## Run every check: style, types, imports, workflows, tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/zizmor --offline --no-progress --strict-collection .github
	$(BIN)/pytest -n 2 --cov $(addprefix --ignore=,$(WHOLE_SITES))
	$(BIN)/pytest -n 2 --dist loadfile $(WHOLE_SITES)

check: .venv/.site ## Check the records
	$(BIN)/portfolio check

serve: .venv/.site ## Show the site on this machine and rebuild it on every change
	$(BIN)/portfolio serve

golden: .venv/.test ## Accept the current pages and reports as the golden ones
	$(BIN)/python -m tests.golden.pages
	$(BIN)/python -m tests.bad_records.accept

zensical: .venv/.test ## Build the same Markdown with Zensical
	$(BIN)/python -m tests.site.zensical

battery: .venv/.test .venv/.browser chromium java ## Run the long checks that `make test` leaves out
	$(BIN)/pytest -m battery

bench: .venv/.test ## Compare the time that reading and building take with what others take for the same (SIZES="1000 10000")
	$(BIN)/python -m tests.benchmarks.charts
	$(BIN)/python -m tests.benchmarks.preview
	$(BIN)/python -m tests.benchmarks.run $(SIZES)

mutation: .venv/.test ## Change each rule of the protection in turn and see that a test notices (MODULES="policy labels")
	$(BIN)/python -m tests.mutation.run 2 $(MODULES)

screenshots: .venv/.test chromium ## Take pictures of the built pages
	$(BIN)/python -m tests.browser.screenshots

install: .venv/.site ## Set up what building and checking need, and do no more

# Pins stay as they are unless pyproject.toml asks otherwise; `make lock UPGRADE=--upgrade` takes the newest.
# Extras stay in the lock (`coverage[toml]==…`): pip else takes the newest release for them, and finds no hash for it.
# The test lock is held to the runtime lock, so that both install the same version of what they share.
UV_COMPILE = $(BIN)/uv --no-config pip compile --quiet $(UPGRADE) pyproject.toml --extra build \
	--universal --python-version 3.11 --generate-hashes --no-strip-extras --custom-compile-command 'make lock' \
	--no-emit-index-url --no-emit-find-links --no-emit-build-options
lock: .venv/.test ## Write both lock files anew from pyproject.toml
	$(UV_COMPILE) --output-file requirements.lock
	$(UV_COMPILE) --extra test --constraints requirements.lock --output-file requirements-test.lock

clean: ## Remove what was built (.venv stays)
	rm -rf build site .site.* htmlcov .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

# Debian splits the venv module off from Python.
.venv/.created:
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	{ echo 'Berdaya needs Python 3.11 or newer as python3.' >&2; exit 1; }
	@python3 -c 'import ensurepip, venv' 2>/dev/null || \
	if [ "$$(id -u)" = 0 ]; then $(APT_INSTALL) python3-venv; \
	else echo 'Please install python3-venv first: sudo apt-get install python3-venv' >&2; exit 1; fi
	python3 -m venv --clear .venv
	@touch $@

# The project itself is installed last and from this folder, with the build backend that the lock file pins.
.venv/.site: .venv/.created pyproject.toml requirements.lock
	$(PIP_INSTALL) -r requirements.lock
	$(BIN)/pip install -qq --no-deps --no-build-isolation --no-index -e .
	@touch $@

.venv/.test: .venv/.site requirements-test.lock
	$(PIP_INSTALL) -r requirements-test.lock
	@touch $@

# The language server of the editor, and what looks at the finished pages besides a browser: by the hashes in their
# lock files; `omit-lockfile-registry-resolved` in .npmrc keeps addresses out of those.
.venv/.editor .venv/.browser: .venv/.%: .venv/.created tests/%/package.json tests/%/package-lock.json
	@command -v npm >/dev/null || \
	if [ "$$(id -u)" = 0 ]; then $(APT_INSTALL) nodejs npm; \
	else echo 'Please install Node.js and npm first: sudo apt-get install nodejs npm' >&2; exit 1; fi
	cd tests/$* && $(NPM_CI)
	@touch $@

# A look instead of a stamp: the browser is the system's and may come and go without us. It brings no fonts itself.
chromium:
	@command -v chromium || command -v chromium-browser || command -v google-chrome || \
	if [ "$$(id -u)" = 0 ]; then $(APT_INSTALL) chromium fonts-dejavu-core; \
	else echo 'Please install Chromium first: sudo apt-get install chromium fonts-dejavu-core' >&2; exit 1; fi

# The checker of HTML is a program in Java.
java:
	@command -v java >/dev/null || \
	if [ "$$(id -u)" = 0 ]; then $(APT_INSTALL) default-jre-headless; \
	else echo 'Please install Java first: sudo apt-get install default-jre-headless' >&2; exit 1; fi
