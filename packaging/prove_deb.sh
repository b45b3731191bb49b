#!/usr/bin/env bash
# Proves a .deb in a clean Debian: installs it, runs its self-test and its window as a user without any network, and
# removes it again without leftovers. Needs root, the right to mount, and a network for Debian's packages only. Where one
# of them is missing it says so and fails.
#
#   packaging/prove_deb.sh PACKAGE.deb
#   PICTURE=/tmp/window.png packaging/prove_deb.sh PACKAGE.deb    # a picture of the window, put into build/
#
# The system is made by mmdebstrap once and kept in build/bookworm.tar; each proof has a copy of its own in /var/tmp.
# What the installed program saves is a matter like any user's: the window makes it, and opens it again.
set -euo pipefail
cd "$(dirname "$0")/.."

deb=$(realpath "$1")
suite=bookworm
base=$PWD/build/$suite.tar
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
answers=examples/award_london_partial.yaml

say() { echo "prove_deb.sh: $SECONDS s: $*"; }
fail() { echo "prove_deb.sh: $*" >&2; exit 1; }
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive "$@" </dev/null; }
apt() { inside apt-get -qq -y --no-install-recommends -o Dpkg::Use-Pty=0 "$@" >"$work/apt.log" 2>&1 \
    || { cat "$work/apt.log" >&2; fail "apt-get $* failed."; }; }
# As the user, with no network at all: not even the loopback of the machine.
as_user() { unshare --net chroot "$root" /usr/bin/env -i PATH=/usr/bin:/bin HOME=/home/lawyer LC_ALL=C.UTF-8 \
    setpriv --reuid=lawyer --regid=lawyer --clear-groups "$@" </dev/null; }

can_prove() {
    [ "$(id -u)" -eq 0 ] || fail "the proof needs root, for chroot; run it with sudo."
    unshare --mount true 2>/dev/null || fail "the proof needs the right to mount, which this machine or container does" \
        "not give; run it on a whole machine, or in a container started with --privileged."
    unshare --net true 2>/dev/null || fail "the proof takes the network away from the program, which this machine does not" \
        "allow; run it on a whole machine, or in a container started with --privileged."
}

make_base() {
    local log=build/mmdebstrap.log
    mkdir -p build
    say "making a minimal $suite ..."
    # The package lists stay, so that apt can install at once; what is installed need not survive a power cut.
    mmdebstrap --mode=root --variant=minbase --skip=cleanup/apt/lists --dpkgopt=force-unsafe-io \
        "$suite" "$base.part.tar" "$mirror" >"$log" 2>&1 \
        || { tail "$log" >&2; fail "a clean $suite could not be made from $mirror; see above, and build/mmdebstrap.log."; }
    mv "$base.part.tar" "$base"
}

clean_up() {
    umount "$root/proc" 2>/dev/null || true
    if ! mountpoint -q "$root/proc"; then rm -rf "$work"; fi
}

install_it() {
    cp "$deb" "$root/tmp/exequatur.deb"
    apt update
    apt install /tmp/exequatur.deb
    rm "$root/tmp/exequatur.deb"
    say "installed with $(inside dpkg-query -W -f '.\n' | wc -l) packages in the whole system"
    inside useradd --create-home lawyer
    test "$(as_user exequatur --version)" = "$(inside dpkg-query -W -f '${Version}' exequatur)" || fail "wrong version"
    grep -q ':application/x-exequatur-matter:\*\.exq' "$root/usr/share/mime/globs2" || fail "the file type is not known"
    grep -q '^application/x-exequatur-matter=exequatur.desktop' "$root/usr/share/applications/mimeinfo.cache" \
        || fail "a matter would not be opened by Exequatur"
    grep -q '^application/x-exequatur-matter application/json' "$root/usr/share/mime/subclasses" \
        || fail "a matter is not known to be JSON"
    (cd "$root" && md5sum --quiet --check var/lib/dpkg/info/exequatur.md5sums) || fail "a file is not as packed"
}

self_test() {
    as_user env QT_QPA_PLATFORM=offscreen exequatur --self-test --out /home/lawyer/report.txt >"$work/report" 2>"$work/told" \
        || { cat "$work/report" "$work/told" >&2; fail "the self-test failed."; }
    cmp "$work/report" "$root/home/lawyer/report.txt"
    if [ -s "$work/told" ]; then cat "$work/told" >&2; fail "the self-test wrote to standard error."; fi
    say "self-test, offscreen and without a network: $(tail -1 "$work/report")"
}

window() {
    apt install xvfb xauth x11-utils ${PICTURE:+imagemagick}
    inside desktop-file-validate /usr/share/applications/exequatur.desktop
    install -m 644 "$answers" "$root/home/lawyer/London award.yaml"
    cat >"$root/tmp/window.sh" <<'SCRIPT'
cd
# Waits at most half a minute for the window to bear the matter's name, and for what else is asked.
show() {
    exequatur "$1" &
    program=$!
    for _ in $(seq 60); do
        sleep 0.5
        kill -0 $program || exit 1
        xwininfo -root -tree | grep ' - Exequatur": ("exequatur" "Exequatur")' && eval "$2" && return
    done
    exit 1
}
show "London award.yaml" "compgen -G '.local/share/Exequatur/matters/*.exq'"
kill $program
mv .local/share/Exequatur/matters/*.exq "London award.exq"
rm -r .local/share/Exequatur
show "London award.exq" "sleep 2"
[ -z "$PICTURE" ] || import -window root "$PICTURE"
kill $program
SCRIPT
    as_user env PICTURE="${PICTURE:-}" xvfb-run -a -s "-screen 0 1280x800x24" bash /tmp/window.sh >"$work/window" 2>&1 \
        || { cat "$work/window" >&2; fail "the window did not open."; }
    say "window: $(sed -n 's/.*\(".*"\): ("exeq.*/\1/p' "$work/window" | tail -1)"
    if [ -n "${PICTURE:-}" ]; then cp "$root$PICTURE" build/; fi
}

remove_it() {
    local left
    rm -f "$root/tmp/window.sh"
    apt purge exequatur
    left=$(cd "$root" && find . -xdev \( -path ./proc -o -path ./home \) -prune -o -iname '*exequatur*' -print)
    left+=$(grep -ril exequatur "$root/usr/share/mime" "$root/usr/share/applications" "$root/etc" 2>/dev/null || true)
    [ -z "$left" ] || fail "left behind: $left"
    test -f "$root/home/lawyer/London award.exq" || fail "the user's matter is gone"
    say "removed without leftovers; the user's matters are still there"
}

can_prove
[ -f "$base" ] || make_base
work=$(mktemp -d /var/tmp/exequatur-proof.XXXXXX)
root=$work/root
trap clean_up EXIT
mkdir "$root"
tar -C "$root" -xf "$base"
cp /etc/resolv.conf "$root/etc/resolv.conf"
mount -t proc proc "$root/proc"
install_it
self_test
window
remove_it
