#!/usr/bin/env bash
# Freezes the program with the Python for Windows, and lists its parts; runs inside wine.sh.
set -euo pipefail
cd /w/src

python() { wine /w/python/python.exe "$@" </dev/null 2>&1 | cat; return "${PIPESTATUS[0]}"; }
export WINEPYTHONHASHSEED=0
if ! cmp -s /w/requirements.txt /w/python/installed; then
    [ -d /w/prefix ] || wine wineboot -i 2>&1 | cat
    python -m pip --disable-pip-version-check install --quiet --no-index --no-deps --require-hashes --only-binary :all: \
        --find-links 'Z:\w\wheels' -r 'Z:\w\requirements.txt'
    cp /w/requirements.txt /w/python/installed
fi
python -m PyInstaller --noconfirm --log-level WARN --workpath build/pyinstaller build.spec
python packaging/make_sbom.py build/parts.json dist/Exequatur
wineserver -w
