#!/usr/bin/env bash
# Runs a command in the Debian with wine under build/windows, apart from this machine and without a network.
#
#   packaging/windows/wine.sh COMMAND...
#
# build/windows is /w there; the Windows that wine plays is /w/prefix. Everything started ends with the command.
# Traps: a Windows Python dies if its output is a file, so output goes through a pipe; wine drops variables that begin
# with QT_ or PYTHON unless they are given as WINEQT_..., WINEPYTHON...
set -euo pipefail
cd "$(dirname "$0")/../.."

work=$PWD/build/windows
mkdir -p "$work/root/w"
unshare --mount --net --pid --fork --kill-child bash -c '
    set -e
    mount -t proc proc "$0/root/proc"
    mount --bind "$0" "$0/root/w"
    work=$0
    exec chroot "$work/root" /usr/bin/env -i PATH=/usr/bin:/bin:/usr/lib/wine HOME=/root LC_ALL=C.UTF-8 \
        SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-}" WINEPREFIX=/w/prefix WINEARCH=win64 WINEDEBUG=-all \
        WINEDLLOVERRIDES="mscoree=;mshtml=;winemenubuilder.exe=d" "$@"' "$work" "$@" </dev/null 2>&1 | cat
exit "${PIPESTATUS[0]}"
