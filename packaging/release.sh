#!/usr/bin/env bash
# Gathers what is handed out in a folder: SBOM, checksums of every package there, and a signature over the checksums.
#
#   packaging/release.sh FOLDER
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$1
cp "$folder/Exequatur/sbom.cdx.json" "$folder/exequatur.sbom.cdx.json"
cd "$folder"
shopt -s nullglob
handed_out=(exequatur[-_.]*.deb exequatur-*.tar.xz Exequatur-*.exe Exequatur-*.msi Exequatur-*.zip *.sbom.cdx.json)
sha256sum "${handed_out[@]}" >SHA256SUMS
cd - >/dev/null
packaging/sign.sh "$folder/SHA256SUMS"
cat "$folder/SHA256SUMS"
