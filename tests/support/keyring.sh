#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
#
# keyring.sh COMMAND...: runs it in a D-Bus session of its own, with an empty, unlocked password store.
set -euo pipefail
if [ "${1:-}" != --inside ]; then
    XDG_RUNTIME_DIR=$(mktemp -d)
    trap 'rm -rf "$XDG_RUNTIME_DIR"' EXIT
    export XDG_RUNTIME_DIR XDG_DATA_HOME=$XDG_RUNTIME_DIR
    dbus-run-session -- "$0" --inside "$@"
    exit
fi
shift
gnome-keyring-daemon --foreground --unlock --components=secrets <<<'a password' >/dev/null 2>&1 &
trap 'kill $! 2>/dev/null || true; wait' EXIT
until dbus-send --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
    string:org.freedesktop.secrets | grep -q true; do
    sleep 0.1
done
"$@"
