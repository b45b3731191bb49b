#!/usr/bin/env bash
# Sees to the Debian packages that Exequatur needs: installs the missing ones as root, else prints the one apt line.
#
#   packaging/debian-packages.sh [--must] GROUP...
#
# Groups: tools (make), python (an interpreter that can make a .venv), window (what Qt loads), test (Xvfb, a PDF
# reader), build (what PyInstaller and the packers call), prove (a clean system), sign (signatures), windows (a system
# with wine, and what packs installers). With --must the exit status is 1 where a package is missing and cannot be
# installed; without it the status is 0, as the caller can go on. On a system without apt this does nothing.
set -euo pipefail

packages_of() {
    case "$1" in
        tools) echo make ;;
        python) echo python3 python3-venv ;;
        window) echo libegl1 libgl1 libglib2.0-0 libdbus-1-3 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 \
            libxcb-keysyms1 libxcb-shape0 fontconfig fonts-dejavu-core ;;
        test) echo xvfb xauth poppler-utils ;;
        build) echo binutils xz-utils "$(libpython)" ;;
        prove) echo mmdebstrap debian-archive-keyring util-linux ;;
        sign) echo openssl osslsigncode ;;
        windows) echo mmdebstrap util-linux nsis wixl msitools ;;
        *) echo "debian-packages.sh: there is no group named $1." >&2; exit 2 ;;
    esac
}

# PyInstaller packs Python's shared library, which Debian keeps in a package of its own.
libpython() {
    .venv/bin/python -c 'import sys
if sys.base_prefix == "/usr":
    print("libpython%d.%d" % sys.version_info[:2])' 2>/dev/null || true
}

# Newer releases renamed some libraries (libglib2.0-0 is libglib2.0-0t64); either name will do.
is_installed() {
    local name
    for name in "$1" "$1t64"; do
        case "$(dpkg-query -W -f '${Status}\n' "$name" 2>/dev/null || true)" in
            *"install ok installed"*) return 0 ;;
        esac
    done
    return 1
}

install_missing() {
    local apt=(apt-get -qq -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0)
    export DEBIAN_FRONTEND=noninteractive
    compgen -G "/var/lib/apt/lists/*_Packages*" >/dev/null || "${apt[@]}" update
    "${apt[@]}" install -y --no-install-recommends "$@" && return
    echo "debian-packages.sh: apt-get failed; trying once more with fresh package lists." >&2
    "${apt[@]}" update
    "${apt[@]}" install -y --no-install-recommends "$@"
}

main() {
    local must=0 group package missing=() wanted
    if [ "${1:-}" = --must ]; then must=1; shift; fi
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then return 0; fi
    for group in "$@"; do
        wanted=$(packages_of "$group")
        for package in $wanted; do
            is_installed "$package" || missing+=("$package")
        done
    done
    if [ ${#missing[@]} -eq 0 ]; then return 0; fi
    if [ "$(id -u)" -eq 0 ]; then
        echo "Installing Debian packages: ${missing[*]}"
        install_missing "${missing[@]}" </dev/null >/dev/null
        return
    fi
    echo "Some Debian packages are missing. To install them:" >&2
    echo "sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
    return "$must"
}

main "$@"
