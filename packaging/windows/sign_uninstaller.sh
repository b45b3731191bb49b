#!/usr/bin/env bash
# Signs the uninstaller; makensis hands it over under a name without an ending, by which sign.sh would know it.
set -euo pipefail
cp "$1" "$1.exe"
"$(dirname "$0")/../sign.sh" "$1.exe" >/dev/null
mv "$1.exe" "$1"
