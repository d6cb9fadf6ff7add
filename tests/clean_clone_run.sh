#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
#
# clean_clone_run.sh SOURCES MEDIA: ./run from a clean clone, the way README says it, without and with a display.
# RINGFACE_MODELS names the network files.
set -euo pipefail
sources=$1
media=$2
session=$sources/tests/support/desktop_session.sh
recording=$media/porch/20240503-230814.mp4
if [ ! -f "$recording" ] || [ ! -f "${RINGFACE_MODELS:-}/manifest.json" ]; then
    echo "SKIPPED: test recordings or network files are not there"
    exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME=$folder XDG_DATA_HOME=$folder/data XDG_CONFIG_HOME=$folder/config
unset DISPLAY WAYLAND_DISPLAY QT_QPA_PLATFORM

git -c safe.directory='*' clone -q "$sources" "$folder/ringface"
cd "$folder"
./ringface/run "$recording" >seen.txt
grep -q "20240503-230814.mp4: unknown" seen.txt || { cat seen.txt; exit 1; }

# Again: nothing is built, nothing is scanned twice.
./ringface/run "$recording" >again.txt 2>build.txt
cmp seen.txt again.txt
grep -q "Building" build.txt && { echo "the second run built again"; cat build.txt; exit 1; }

# A file that is no recording is named, and the exit status says so.
echo text >broken.mp4
status=0
./ringface/run broken.mp4 >/dev/null 2>broken.txt || status=$?
[ $status -eq 3 ] || { echo "exit status $status instead of 3"; exit 1; }
grep -q "broken.mp4: " broken.txt

# The sample recordings: a visitor who gets a name is known in two others.
./ringface/run --demo >demo.txt 2>demo-told.txt || { cat demo.txt demo-told.txt; exit 1; }
[ "$(grep -c "Amara (" demo.txt)" -eq 3 ] || { cat demo.txt; exit 1; }

# The same without any network file.
RINGFACE_MODELS=$folder/none ./ringface/run --demo >demo.txt 2>demo-told.txt || { cat demo.txt demo-told.txt; exit 1; }
[ "$(grep -c "Amara (" demo.txt)" -eq 3 ] || { cat demo.txt; exit 1; }
[ "$(grep -c "network file" demo-told.txt)" -eq 1 ] || { echo "it is not said once what is missing"; cat demo-told.txt; exit 1; }

# With a display the window comes up, titled with the program's name.
window='./ringface/run "$1" >/dev/null 2>&1 & xdotool search --sync --onlyvisible --name "^Ringface$" >/dev/null && kill %1'
timeout 60 "$session" 1280x800 bash -c "$window" window "$recording"
echo "./run works from a clean clone"
