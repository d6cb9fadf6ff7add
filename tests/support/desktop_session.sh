#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
#
# desktop_session.sh SIZE COMMAND...: runs the command in an X server of its own with a window manager.
set -euo pipefail
size=$1
shift
folder=$(mktemp -d)
number_file=$folder/display
Xvfb -displayfd 5 -screen 0 "${size}x24" -nolisten tcp 5>"$number_file" 2>/dev/null &
server=$!
cleanup() {
    kill "${manager:-$server}" "$server" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$folder"
}
trap cleanup EXIT
until [ -s "$number_file" ]; do
    kill -0 "$server" || { echo "Xvfb does not start" >&2; exit 1; }
    sleep 0.1
done
DISPLAY=:$(cat "$number_file")
export DISPLAY
icewm >/dev/null 2>&1 &
manager=$!
until xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id'; do
    kill -0 "$manager" || { echo "icewm does not start" >&2; exit 1; }
    sleep 0.1
done
"$@"
