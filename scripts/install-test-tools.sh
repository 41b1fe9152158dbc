#!/usr/bin/env bash
# Installs what the tests need beside the .NET SDK, where it is absent and we may. Without root the tests that need it skip and say so.
set -euo pipefail

# Any Chromium will do: STREAMOPS_CHROMIUM names one, else it is looked for by these names, as the tests do.
has_browser() { [[ -n ${STREAMOPS_CHROMIUM:-} ]] || command -v chromium-headless-shell chromium google-chrome chromium-browser >/dev/null; }

missing=()
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || missing+=(postgresql)
has_browser || missing+=(chromium-headless-shell)
[[ -x /usr/bin/strace ]] || missing+=(strace)
command -v qpdf >/dev/null || missing+=(qpdf)
command -v soffice >/dev/null || missing+=(libreoffice-calc-nogui)

if ((${#missing[@]} == 0)); then
    exit 0
fi

if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
    echo "Not installed and no root apt to install it: ${missing[*]}. Tests that need it will be skipped." >&2
    exit 0
fi

# Ubuntu's packages of Chromium only fetch a snap, which has no use here.
if [[ " ${missing[*]} " == *' chromium-headless-shell '* ]] && grep -qs '^ID=ubuntu' /etc/os-release; then
    echo 'Ubuntu has no Chromium package: install Google Chrome, or name a Chromium in STREAMOPS_CHROMIUM. Tests that need it will be skipped.' >&2
    missing=("${missing[@]/chromium-headless-shell/}")
    missing=(${missing[@]})
fi

if ((${#missing[@]} == 0)); then
    exit 0
fi

echo "Installing ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# A test run has a cluster of its own; Debian's default one would only take memory and a port.
mkdir -p /etc/postgresql-common
[[ -e /etc/postgresql-common/createcluster.conf ]] || echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf

export DEBIAN_FRONTEND=noninteractive
if ! { apt-get update -q && apt-get install -yq --no-install-recommends "${missing[@]}"; } </dev/null >"$log" 2>&1; then
    cat "$log" >&2
    echo "The tests need ${missing[*]}; install it and run again." >&2
    exit 1
fi
