#!/usr/bin/env bash
# Proves Setup.exe and the .msi: silent install, self-test, a memo and the window from the installed program, upgrade
# over an older version with the matters kept, removal with nothing left but the user's own files. Runs inside wine.sh,
# in a Windows of its own (/w/proof).
#
#   prove.sh VERSION
#
# What wine cannot show: real Windows, its rights and SmartScreen, printing, group policy.
set -euo pipefail

version=$1
older=0.0.1
export WINEPREFIX=/w/proof
drive=$WINEPREFIX/drive_c
examples=/w/src/examples
arp='HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall'

say() { echo "$*"; }
fail() { echo "FAILED: $*"; exit 1; }
# A Windows program; its output goes through a pipe, and the registry is on the disk when this returns.
win() {
    if wine "$@" </dev/null 2>&1 | tr -d '\r'; then return 0; else return "${PIPESTATUS[0]}"; fi
}
settled() { wineserver -w; }
value() { win reg query "$1" "${@:2}" 2>/dev/null || true; }
expect() { grep -qF -- "$2" <<<"$1" || fail "$3: $1"; }
gone() { [ ! -e "$1" ] || fail "$1 is left: $(find "$1" | head -5)"; }

wait_for_window() {
    local name=$1 _
    for _ in $(seq 120); do
        if xdotool search --name "$name" >/dev/null 2>&1; then sleep 5; return 0; fi
        sleep 0.5
    done
    fail "no window named $name; there is: $(xdotool search --name . 2>/dev/null | xargs -rn1 xdotool getwindowname)"
}
# As a user closes it; the program ends by itself.
close_windows() { win taskkill /im Exequatur.exe >/dev/null || true; settled; }

tries_itself() {
    local home=$1 told
    win "$home/Exequatur-cli.exe" --self-test --out 'C:\report.txt' >/w/report || { cat /w/report; fail "self-test"; }
    told=$(tail -1 "$drive/report.txt" | tr -d '\r')
    win "$home/Exequatur.exe" --self-test --out 'C:\report.txt' >/dev/null || fail "self-test of the windowed program"
    [ "$told" = "$(tail -1 "$drive/report.txt" | tr -d '\r')" ] || fail "the two programs differ"
    say "  self-test: $told"
}

writes_a_memo() {
    local home=$1
    cp "$examples/award_london_partial.yaml" "$drive/Kanzlei Akte.yaml"
    win "$home/Exequatur-cli.exe" export - --answers 'C:\Kanzlei Akte.yaml' --pdf 'C:\memo.pdf' >/w/told \
        || { cat /w/told; fail "no memo"; }
    head -c 5 "$drive/memo.pdf" | grep -q '%PDF-' || fail "memo.pdf is no PDF"
    say "  memo: $(stat -c %s "$drive/memo.pdf") bytes"
    rm "$drive/memo.pdf"
}

matters() { find "$drive/users" -name '*.exq' -path '*Exequatur/matters/*'; }

# An answers file that is opened becomes a matter of the user's.
makes_a_matter() {
    local home=$1
    win "$home/Exequatur.exe" 'C:\Kanzlei Akte.yaml' >/dev/null &
    local window=$!
    wait_for_window 'Harwick'
    import -window root "/w/$2.png"
    if [ "$2" = setup ]; then is_told_that_it_runs; fi
    close_windows
    wait "$window" || true
    [ "$(matters | wc -l)" -ge 1 ] || fail "no matter was kept"
    say "  window: opened a matter and kept it"
}

is_told_that_it_runs() {
    local status=0
    win "Z:\\w\\Exequatur-$version-Setup.exe" /S >/dev/null || status=$?
    [ "$status" -eq 2 ] || fail "Setup went on although Exequatur runs (exit code $status)"
    say "  Setup stops while Exequatur runs, exit code 2"
}

opens_by_its_type() {
    cp "$(matters | head -1)" "$drive/Übergabe 海联.exq"
    win start 'C:\Übergabe 海联.exq' >/dev/null & # the pipe stays open as long as the program runs
    wait_for_window 'Harwick'
    close_windows
    rm "$drive/Übergabe 海联.exq"
    say "  a double click on a matter opens it"
}

registered() {
    local name=$1
    expect "$(value 'HKLM\Software\Classes\.exq')" Exequatur.Matter "the file type"
    expect "$(value 'HKLM\Software\Classes\Exequatur.Matter\shell\open\command')" Exequatur.exe "what opens a matter"
    expect "$(value 'HKLM\Software\Exequatur' /v InstallDir)" "$name" "the folder in the registry"
    expect "$(value 'HKLM\Software\Exequatur' /v PolicyFile)" 'C:\it\policy.yaml' "the policy file"
    [ "$(find "$drive" -name Exequatur.lnk | wc -l)" -eq 1 ] || fail "not one entry in the Start menu"
}

# The file that was named to the installer, the registry above it, and a typo that does no harm.
obeys_the_policy() {
    local home=$1 told status=0 keys='HKLM\Software\Policies\Exequatur'
    win reg add "$keys" /v disclaimer /d 'For the addressee only' /f >/dev/null
    told=$(win "$home/Exequatur-cli.exe" policy) || fail "a policy without a fault: $told"
    expect "$told" 'Hanlin 翰林' "the policy file"
    expect "$told" 'HKEY_LOCAL_MACHINE\Software\Policies\Exequatur\disclaimer' "the registry"
    echo 'firm_nmae: Hanlin' >>"$drive/it/policy.yaml"
    told=$(win "$home/Exequatur-cli.exe" policy) || status=$?
    [ "$status" -eq 2 ] || fail "a typo ended with $status"
    expect "$told" 'policy.yaml:2:1: "firm_nmae" is not known here (did you mean "firm_name"?)' "the typo"
    expect "$told" 'Hanlin 翰林' "the rest of the policy"
    echo 'firm_name: Hanlin 翰林' >"$drive/it/policy.yaml"
    win reg delete "$keys" /f >/dev/null
    say "  the policy file named to the installer and the registry are in force; a typo is told with its line"
}

one_entry() {
    local told
    told=$(value "$arp" /s | grep -A20 -i 'DisplayName.*Exequatur' || true)
    [ "$(value "$arp" /s | grep -ci 'DisplayName.*REG_SZ.*Exequatur')" -eq 1 ] || fail "not one entry of programs: $told"
    value "$arp" /s | grep -i DisplayVersion | grep -qF "$1" || fail "not version $1"
}

# Nothing of ours is left but what the user made.
removed() {
    local left
    left=$(find "$drive" -iname '*exequatur*' -not -path '*/AppData/Local/Exequatur*' -not -path '*/Temp/*' \
        -not -path '*/windows/Installer/*' || true)
    [ -z "$left" ] || fail "left: $left"
    left=$(grep -il 'exequatur' "$WINEPREFIX"/system.reg || true)
    [ -z "$left" ] || fail "left in the registry: $(grep -i -m5 'exequatur' "$WINEPREFIX/system.reg")"
    sha256sum --quiet --check /w/matters.sum || fail "a matter is gone or was changed"
    say "  removed; $(matters | wc -l) matter of the user is still there, unchanged"
}

prove_setup() {
    local home="$drive/Kanzlei IT/Exequatur" where='C:\Kanzlei IT\Exequatur'
    say "Setup.exe $older, silent, into $where"
    # wine puts an argument with spaces in quotation marks, which NSIS does not take: from a batch file it arrives as typed.
    printf '"Z:\\w\\Exequatur-%s-Setup.exe" /S /POLICY=C:\\it\\policy.yaml /D=%s\r\n' "$older" "$where" \
        >"$drive/install.bat"
    win cmd /c 'C:\install.bat' >/dev/null || fail "install"
    rm "$drive/install.bat"
    settled
    [ -f "$home/_internal/stale.txt" ] || fail "not installed into $where"
    registered 'C:\Kanzlei IT\Exequatur'
    one_entry "$older"
    tries_itself "$home"
    writes_a_memo "$home"
    obeys_the_policy "$home"
    makes_a_matter "$home" setup
    matters | xargs -d '\n' sha256sum >/w/matters.sum
    say "Setup.exe $version over it, silent"
    echo own >"$home/notes of the firm.txt"
    win "Z:\\w\\Exequatur-$version-Setup.exe" /S >/dev/null || fail "upgrade"
    settled
    gone "$home/_internal/stale.txt"
    registered 'C:\Kanzlei IT\Exequatur'
    one_entry "$version"
    tries_itself "$home"
    opens_by_its_type
    say "Uninstall.exe, silent"
    win "$home/Uninstall.exe" /S >/dev/null || fail "uninstall"
    for _ in $(seq 60); do [ -e "$home/Uninstall.exe" ] || break; sleep 0.5; done
    settled
    [ "$(ls "$home")" = 'notes of the firm.txt' ] || fail "in the folder: $(ls "$home")"
    rm -r "$drive/Kanzlei IT"
    removed
}

prove_msi() {
    local home="$drive/Apps/Exequatur" status=0
    say "msi $older, silent, into C:\\Apps\\Exequatur"
    win msiexec /i "Z:\\w\\Exequatur-$older.msi" /qn 'INSTALLDIR=C:\Apps\Exequatur' \
        'POLICYFILE=C:\it\policy.yaml' /l*v 'Z:\w\msi.log' >/dev/null || fail "install (build/windows/msi.log)"
    settled
    [ -f "$home/_internal/stale.txt" ] || fail "not installed into C:\\Apps\\Exequatur"
    registered 'C:\Apps\Exequatur'
    one_entry "$older"
    tries_itself "$home"
    writes_a_memo "$home"
    obeys_the_policy "$home"
    makes_a_matter "$home" msi
    matters | xargs -d '\n' sha256sum >/w/matters.sum
    say "msi $version over it, silent, with no property"
    win msiexec /i "Z:\\w\\Exequatur-$version.msi" /qn /l*v 'Z:\w\msi-upgrade.log' >/dev/null || fail "upgrade"
    settled
    gone "$home/_internal/stale.txt"
    registered 'C:\Apps\Exequatur'
    one_entry "$version"
    tries_itself "$home"
    opens_by_its_type
    say "msi $older over the newer"
    win msiexec /i "Z:\\w\\Exequatur-$older.msi" /qn >/dev/null || status=$?
    [ "$status" -eq 67 ] || fail "a downgrade ended with $status" # 1603, of which a shell sees the last byte
    one_entry "$version"
    say "  refused, exit code 1603"
    say "msiexec /x, silent"
    win msiexec /x "Z:\\w\\Exequatur-$version.msi" /qn >/dev/null || fail "uninstall"
    settled
    gone "$home"
    rmdir "$drive/Apps" 2>/dev/null || true
    removed
}

# A display of our own: xvfb-run waits for a signal that the first process of a system does not get.
rm -f /tmp/.X9-lock
Xvfb :9 -screen 0 1280x800x24 -nolisten tcp >/dev/null 2>&1 &
display=$!
export DISPLAY=:9
until xdotool getdisplaygeometry >/dev/null 2>&1; do
    kill -0 "$display" 2>/dev/null || fail "no display"
    sleep 0.2
done

rm -rf "$WINEPREFIX"
say "Exequatur $version for Windows, $(wine --version), $(date -u +%F)"
wine wineboot -i >/dev/null 2>&1
settled
mkdir "$drive/it"
echo 'firm_name: Hanlin 翰林' >"$drive/it/policy.yaml"
prove_setup
prove_msi
kill "$display"
say "all of it passed"
