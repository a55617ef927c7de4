#!/bin/sh
# Brings .venv and the system libraries to what the lock files say; a second call takes a moment.
#   sh scripts/setup.sh        what the product and its tests need
#   sh scripts/setup.sh dev    what linting and browser tests need besides
set -eu
cd "$(dirname "$0")/.."
PYTHON=.venv/bin/python

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$1 Gõ lệnh sau rồi chạy lại:"
    say "    $2"
    exit 1
}

# Installs Debian packages where that needs no password; else names the one line to type.
apt_install() {
    reason=$1
    shift
    if [ "$(id -u)" = 0 ]; then
        as_root=""
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        as_root="sudo"
    else
        stop "$reason" "sudo apt-get update && sudo apt-get install -y $*"
    fi
    say "Cài gói hệ thống: $*"
    apt="$as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120"
    # A new machine has no package lists yet.
    $apt install -y --no-install-recommends "$@" >/dev/null 2>&1 ||
        { $apt update >/dev/null && $apt install -y --no-install-recommends "$@" >/dev/null; } ||
        stop "$reason" "apt-get update && apt-get install -y $*"
}

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

has_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

find_python() {
    found=""
    for name in ${PYTHON3:-} python3 python3.13 python3.12 python3.11 python3.14; do
        if command -v "$name" >/dev/null && is_new_enough "$name"; then
            found=${found:-$name}
            if has_venv "$name"; then
                found=$name
                return
            fi
        fi
    done
}

make_venv() {
    find_python
    [ -n "$found" ] || stop "Cần Python 3.11 trở lên." \
        "sudo apt-get install -y python3 python3-venv    (macOS: brew install python@3.13)"
    if ! has_venv "$found"; then
        version=$("$found" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
        command -v apt-get >/dev/null || stop "$found thiếu ensurepip." "$found -m ensurepip"
        apt_install "Thiếu thư viện tạo môi trường Python." "$version-venv"
    fi
    say "Tạo môi trường Python trong .venv"
    "$found" -m venv --clear .venv
}

# WeasyPrint finds Pango when it is imported; without the subsetter its files grow tenfold.
has_pango() {
    if [ "$(uname)" = Darwin ]; then
        DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib:/usr/local/lib:/usr/lib
        export DYLD_FALLBACK_LIBRARY_PATH
    fi
    $PYTHON -c 'from weasyprint.text.ffi import harfbuzz_subset as h; raise SystemExit(not h)' \
        >/dev/null 2>&1
}

need_pango() {
    has_pango && return
    reason="Thiếu thư viện Pango để in PDF."
    if command -v apt-get >/dev/null; then
        apt_install "$reason" libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
    else
        stop "$reason" "brew install pango"
    fi
    has_pango || stop "$reason" "sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
}

# The stamp holds what was installed, not when: it is right after a checkout, a copy or a move.
bring_to() {
    lock=$1
    stamp=.venv/${lock%.txt}.installed
    wanted="$(cksum <"$lock") $($PYTHON -c 'import sys; print(sys.version)') $PWD"
    [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && return
    say "Cài thư viện theo $lock (lần đầu khoảng một phút)"
    $PYTHON -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
    [ "$lock" = requirements.txt ] && need_pango
    printf '%s\n' "$wanted" >"$stamp"
}

is_whole() { [ -x $PYTHON ] && is_new_enough $PYTHON && has_venv $PYTHON && [ -d .venv/lib ] &&
    ls .venv/lib/python*/site-packages/pip/__init__.py >/dev/null 2>&1; }

is_whole || make_venv
bring_to requirements.txt
[ "${1:-}" != dev ] || bring_to requirements-dev.txt
