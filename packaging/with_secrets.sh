#!/usr/bin/env bash
# Runs a command with the firm's certificate, for a workflow that has it as text and not as files.
#
#   packaging/with_secrets.sh COMMAND...
#
#   CERTIFICATE, KEY, CHAIN   what EXEQUATUR_SIGN_CERT, _KEY and _CHAIN are to name (packaging/sign.sh), as text
#
# They are written where only we can read, for as long as the command runs, which itself does not see the text. Without
# CERTIFICATE the command runs as it is, and sign.sh makes a certificate for tests and says so.
set -euo pipefail

secret=$(mktemp -d)
trap 'rm -rf "$secret"' EXIT
written() { (umask 077 && printf '%s\n' "$2" >"$secret/$1"); echo "$secret/$1"; }
if [ -n "${CERTIFICATE:-}" ]; then
    EXEQUATUR_SIGN_CERT=$(written cert.pem "$CERTIFICATE")
    EXEQUATUR_SIGN_KEY=$(written key.pem "${KEY:?with_secrets.sh: KEY is not set; give the key of CERTIFICATE.}")
    export EXEQUATUR_SIGN_CERT EXEQUATUR_SIGN_KEY
    if [ -n "${CHAIN:-}" ]; then
        EXEQUATUR_SIGN_CHAIN=$(written chain.pem "$CHAIN")
        export EXEQUATUR_SIGN_CHAIN
    fi
fi
unset CERTIFICATE KEY CHAIN
"$@"
