#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
#
# sound_server.sh COMMAND...: runs it with a sound server of its own, which has no device yet: pactl can give it one.
set -euo pipefail
folder=$(mktemp -d)
export PULSE_SERVER=unix:$folder/socket XDG_RUNTIME_DIR=$folder PULSE_COOKIE=$folder/cookie
pulseaudio -n --exit-idle-time=-1 --daemonize=no --use-pid-file=no \
    -L "module-native-protocol-unix socket=$folder/socket" >"$folder/log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
until pactl info >/dev/null 2>&1; do
    kill -0 "$server" 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
    sleep 0.1
done
"$@"
