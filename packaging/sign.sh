#!/usr/bin/env bash
# Signs files: programs and installers for Windows in themselves (Authenticode), anything else by a signature beside it.
#
#   packaging/sign.sh FILE...
#
# The firm's certificate comes by environment and is never in the repository:
#   EXEQUATUR_SIGN_CERT       certificate (PEM)
#   EXEQUATUR_SIGN_CHAIN      the certificates between it and its root (PEM), if there are any
#   EXEQUATUR_SIGN_ROOT       the roots that the result is verified against; those of the system if not set
#   EXEQUATUR_SIGN_KEY        its key (PEM), or a PKCS#11 address of a token or HSM (pkcs11:...)
#   EXEQUATUR_SIGN_PASSWORD   a file with the key's password, if it has one
#   EXEQUATUR_SIGN_PKCS11     the module that talks to the token, for a PKCS#11 address
#   EXEQUATUR_SIGN_TIMESTAMP  address of a timestamp server (RFC 3161); without it a signature ends with the certificate
# A token signs Windows files; for other files openssl has to be set up for it.
# Without EXEQUATUR_SIGN_CERT a test certificate is made under build/, which proves the step and nothing else.
set -euo pipefail
cd "$(dirname "$0")/.."

make_test_certificate() {
    mkdir -p build/signing
    cert=build/signing/test.pem key=build/signing/test.key
    [ -f "$cert" ] || openssl req -x509 -newkey rsa:3072 -sha256 -days 30 -nodes -keyout "$key" -out "$cert" \
        -subj "/CN=Exequatur TEST, not for hand-out" -addext extendedKeyUsage=codeSigning,emailProtection \
        -addext keyUsage=digitalSignature 2>/dev/null
    echo "sign.sh: EXEQUATUR_SIGN_CERT is not set; signing with a TEST certificate that nobody trusts." >&2
}

# The signature is made in a copy and verified there; only then does the copy take the file's place.
sign_windows() {
    local args=(-h sha256 -certs "$cert" -key "$key" -n Exequatur)
    [ -z "${EXEQUATUR_SIGN_CHAIN:-}" ] || args+=(-ac "$EXEQUATUR_SIGN_CHAIN")
    [ -z "${EXEQUATUR_SIGN_PASSWORD:-}" ] || args+=(-readpass "$EXEQUATUR_SIGN_PASSWORD")
    [ -z "${EXEQUATUR_SIGN_PKCS11:-}" ] || args+=(-pkcs11module "$EXEQUATUR_SIGN_PKCS11")
    [ -z "${EXEQUATUR_SIGN_TIMESTAMP:-}" ] || args+=(-ts "$EXEQUATUR_SIGN_TIMESTAMP")
    rm -f "$1.part"
    osslsigncode sign "${args[@]}" -in "$1" -out "$1.part" >"$told" 2>&1 \
        && osslsigncode verify -CAfile "$root" -TSA-CAfile "$root" -in "$1.part" >"$told" 2>&1 \
        && mv "$1.part" "$1"
}

# Anything else: a detached CMS signature beside it.
sign_beside() {
    local args=(-sign -binary -md sha256 -signer "$cert" -inkey "$key" -outform DER)
    [ -z "${EXEQUATUR_SIGN_CHAIN:-}" ] || args+=(-certfile "$EXEQUATUR_SIGN_CHAIN")
    [ -z "${EXEQUATUR_SIGN_PASSWORD:-}" ] || args+=(-passin "file:$EXEQUATUR_SIGN_PASSWORD")
    openssl cms "${args[@]}" -in "$1" -out "$1.part" >"$told" 2>&1 \
        && openssl cms -verify -binary -inform DER -in "$1.part" -content "$1" -CAfile "$root" -purpose any \
            -out /dev/null >"$told" 2>&1 \
        && mv "$1.part" "$1.p7s"
}

[ $# -gt 0 ] || { echo "sign.sh: name the files to sign." >&2; exit 2; }
if [ -n "${EXEQUATUR_SIGN_CERT:-}" ]; then
    cert=$EXEQUATUR_SIGN_CERT
    key=${EXEQUATUR_SIGN_KEY:?sign.sh: EXEQUATUR_SIGN_KEY is not set; name the key of EXEQUATUR_SIGN_CERT.}
    root=${EXEQUATUR_SIGN_ROOT:-/etc/ssl/certs/ca-certificates.crt}
else
    make_test_certificate
    root=$cert
fi
told=$(mktemp)
trap 'rm -f "$told"' EXIT
for file in "$@"; do
    case "$file" in
        *.exe | *.dll | *.msi) sign_windows "$file" ;;
        *) sign_beside "$file" ;;
    esac || { rm -f "$file.part"; cat "$told" >&2; echo "sign.sh: $file could not be signed." >&2; exit 1; }
    echo "signed: $file"
done
