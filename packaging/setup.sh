#!/usr/bin/env bash
# Makes .venv in the checkout and installs the locked packages into it. Does nothing where that is already done.
#
#   packaging/setup.sh                  with the first suitable Python found
#   PYTHON=/path/python3.12 packaging/setup.sh
set -euo pipefail
cd "$(dirname "$0")/.."

venv=.venv
lock=requirements-dev.lock
stamp=$venv/installed-lock # a copy of the lock that the .venv was made from
suitable='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))'

# A name on the PATH may be a shim that cannot run, so each candidate is run.
find_python() {
    local name
    for name in ${PYTHON:-python3.11 python3.12 python3.13 python3}; do
        if "$name" -c "$suitable" >/dev/null 2>&1; then
            echo "$name"
            return 0
        fi
    done
    return 1
}

no_python() {
    local found
    found=$("${PYTHON:-python3}" -c 'import platform; print("Python", platform.python_version())' 2>/dev/null || echo none)
    echo "Exequatur needs Python 3.11, 3.12 or 3.13 (found: $found). Install one of them, or name it:" \
        "make setup PYTHON=/path/to/python3.12" >&2
    exit 1
}

venv_works() { "$venv/bin/python" -c "import pip; $suitable" >/dev/null 2>&1; }

make_venv() {
    local python
    if [ -z "${PYTHON:-}" ] && ! find_python >/dev/null; then
        packaging/debian-packages.sh --must python
    fi
    python=$(find_python) || no_python
    # Debian ships Python without ensurepip, which a .venv needs.
    "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 || packaging/debian-packages.sh --must python
    rm -rf "$venv"
    "$python" -m venv "$venv"
}

if venv_works && cmp -s "$lock" "$stamp"; then exit 0; fi
venv_works || make_venv
echo "Installing the locked packages into $venv ..."
"$venv/bin/python" -m pip --disable-pip-version-check install --quiet --require-hashes --only-binary :all: \
    -r "$lock"
cp "$lock" "$stamp"
