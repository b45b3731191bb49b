# Every job of the project. Plain `make` lists them. Each target sets up what it needs by itself.
.DEFAULT_GOAL := help
.PHONY: help setup run test test-long check format demo screenshots bench bench-frozen build deb tar prove-deb windows release calendar \
	icons lock clean

PYTHON_VENV := .venv/bin/python
PACKAGES := packaging/debian-packages.sh
OFFSCREEN := QT_QPA_PLATFORM=offscreen
DEB = dist/exequatur_$(VERSION)_$(shell dpkg --print-architecture).deb
VERSION = $(shell sed -n 's/^VERSION = "\(.*\)"/\1/p' engine/version.py)
COMPILE := build/lock/bin/uv pip compile --no-config --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(UPGRADE)

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' \
		| while IFS="$$(printf '\t')" read -r name text; do printf '  make %-12s %s\n' "$$name" "$$text"; done

setup: ## make .venv and install the locked packages (PYTHON=... to choose an interpreter)
	@packaging/setup.sh

run: setup ## start Exequatur (ARGS="trees" for a subcommand)
	@$(PACKAGES) window
	@$(PYTHON_VENV) main.py $(ARGS)

test: setup ## run the tests, except those marked long (ARGS="-k word" to choose)
	@$(PACKAGES) --must window test
	$(OFFSCREEN) $(PYTHON_VENV) -m pytest -m "not long" $(ARGS)

test-long: setup ## run the tests marked long
	@$(PACKAGES) --must window test
	$(OFFSCREEN) $(PYTHON_VENV) -m pytest -m long $(ARGS)

check: setup ## lint, format, types, layers, and the content files
	@$(PACKAGES) --must window
	$(PYTHON_VENV) -m ruff check
	$(PYTHON_VENV) -m ruff format --check
	$(PYTHON_VENV) -m mypy
	PYTHONPATH=. .venv/bin/lint-imports
	$(PYTHON_VENV) main.py check

format: setup ## format the code and mend what ruff can mend by itself
	$(PYTHON_VENV) -m ruff check --fix --exit-zero
	$(PYTHON_VENV) -m ruff format

demo: setup ## export every matter in examples/ to build/demo/
	@mkdir -p build/demo
	@set -e; for file in examples/*.yaml; do \
		pdf=build/demo/$$(basename "$$file" .yaml).pdf; \
		$(PYTHON_VENV) main.py export - --answers "$$file" --pdf "$$pdf"; \
		echo "$$pdf"; \
	done

screenshots: setup ## take the pictures in docs/images/ under Xvfb
	@$(PACKAGES) --must window test
	PYTHONPATH=. xvfb-run -a $(PYTHON_VENV) packaging/screenshots.py

bench: setup ## measure start-up, a step, an answer kept, an export and a check
	@$(PACKAGES) --must window test
	PYTHONPATH=. $(PYTHON_VENV) tests/bench/bench.py

# What is packed bears the time of the last commit, and the same commit gives the same bytes.
build deb tar prove-deb windows release: export SOURCE_DATE_EPOCH := $(or $(SOURCE_DATE_EPOCH),$(shell git log -1 --format=%ct))
build: export PYTHONHASHSEED := 0

bench-frozen: build ## measure the start of the frozen program against python main.py
	@$(PACKAGES) --must test
	xvfb-run -a -s "-screen 0 1280x800x24" $(PYTHON_VENV) tests/bench/frozen.py

build: setup ## freeze the program into dist/Exequatur, with its licences and SBOM, and run its self-test
	@$(PACKAGES) --must window build
	$(PYTHON_VENV) -m PyInstaller --noconfirm --log-level WARN --workpath build/pyinstaller build.spec
	$(PYTHON_VENV) packaging/make_sbom.py build/parts.json dist/Exequatur
	$(OFFSCREEN) dist/Exequatur/Exequatur --self-test

deb: build ## pack dist/Exequatur as a .deb
	$(PYTHON_VENV) packaging/make_linux.py deb dist/Exequatur dist

tar: build ## pack dist/Exequatur as a .tar.xz
	$(PYTHON_VENV) packaging/make_linux.py tar dist/Exequatur dist

prove-deb: deb ## install, try and remove the .deb in a clean Debian 12 (as root)
	@$(PACKAGES) --must prove
	packaging/prove_deb.sh $(DEB)

windows: setup ## build Setup.exe and .msi under wine, and prove them there (as root)
	@$(PACKAGES) --must windows sign
	packaging/windows/build.sh

release: deb tar ## everything that is handed out, with its checksums, signed (docs/administrators.md)
	@$(PACKAGES) --must sign
	packaging/release.sh dist

icons: setup ## draw the icons of the packages anew from resources/icons/app.svg
	$(OFFSCREEN) PYTHONPATH=. $(PYTHON_VENV) packaging/make_icons.py

calendar: setup ## write the years of trees/law/calendar.yaml from the package chinesecalendar
	PYTHONPATH=. $(PYTHON_VENV) packaging/make_calendar.py

lock: setup ## write the lock files from pyproject.toml (UPGRADE=--upgrade for newer versions)
	$(PYTHON_VENV) -m venv build/lock
	build/lock/bin/python -m pip --disable-pip-version-check install --quiet --only-binary :all: --require-hashes \
		-r packaging/requirements-lock.txt
	$(COMPILE) pyproject.toml --output-file requirements.lock
	$(COMPILE) pyproject.toml --extra dev --constraint requirements.lock --output-file requirements-dev.lock

clean: ## remove what the other targets made, except .venv
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -path ./.venv -prune -o -name __pycache__ -type d -print0 | xargs -0 rm -rf
