#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
#
# packages.sh BUILD: makes all packages from what is built there and looks into them.
set -euo pipefail
build=$1
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
cd "$stage"
umask 027 # must not matter
cpack --config "$build/CPackConfig.cmake" -D CPACK_STRIP_FILES=TRUE -B "$stage" >cpack.txt 2>&1 || { cat cpack.txt; exit 1; }

# Debian's own checker, and what no tool sees because it is loaded by name.
deb=$(echo ringface_*.deb)
# (Nothing of Debian is closed by our first release.)
lintian --fail-on error,warning --suppress-tags initial-upload-closes-no-bugs "$deb"
dpkg-deb -f "$deb" Depends | tr ',' '\n' | sed 's/^ *//; s/ .*//' >depends
for package in ca-certificates libqt6sql6-sqlite qt6-svg-plugins libqt6widgets6 libqt6multimedia6 'libavcodec[0-9]+' libopenblas0; do
    grep -qxE "$package" depends || { echo "$deb does not depend on $package" >&2; cat depends; exit 1; }
done
dpkg-deb -c "$deb" | awk '{print $2}' | sort -u | grep -v '^root/root$' && { echo "$deb has files of users" >&2; exit 1; }
if [ -n "$(dpkg-deb -I "$deb" | grep -E ' (pre|post)(inst|rm)( |$)')" ]; then
    echo "$deb runs scripts, so purging may leave something" >&2
    exit 1
fi

# The rpm has the same files, and its own folders only.
rpm=$(echo ringface-*.rpm)
paths() { sed 's|^\./||; s|^/||; s|/$||' | grep -v '^$' | sort; }
dpkg-deb --fsys-tarfile "$deb" | tar -t | grep -v '/$' | paths >deb.txt
rpm -qpl --nosignature "$rpm" 2>/dev/null | paths >rpm.txt
[ -z "$(comm -23 deb.txt rpm.txt)" ] || { echo "$rpm lacks files" >&2; comm -23 deb.txt rpm.txt; exit 1; }
comm -13 deb.txt rpm.txt | grep -v '/ringface$\|/ringface/models$' && { echo "$rpm owns folders of others" >&2; exit 1; }
[ "$(rpm -qp --nosignature --qf '%{NAME} %{LICENSE}' "$rpm")" = "ringface Apache-2.0" ]
rpm -qp --nosignature --requires "$rpm" >requires.txt
grep -q '^libQt6Widgets.so.6' requires.txt

# The archive runs from anywhere, and finds the network files in it.
mkdir elsewhere
tar -xzf ringface-*.tar.gz -C elsewhere --strip-components=1
export HOME=$stage/home XDG_DATA_HOME=$stage/home/data QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR=$stage
unset RINGFACE_MODELS
tar -tvzf ringface-*.tar.gz | grep '^d' | grep -v '^drwxr-xr-x' && { echo "not all may read these folders" >&2; exit 1; }
elsewhere/bin/ringface-cli version | grep -q '^ringface-cli [0-9]'
elsewhere/bin/ringface --version | grep -q '^ringface [0-9]'
mkdir -p elsewhere/share/ringface/models
touch elsewhere/share/ringface/models/face_recognition_sface_2021dec.onnx
elsewhere/bin/ringface-cli models list >models.txt
grep -q "^$stage/elsewhere/share/ringface/models/" models.txt || { cat models.txt; exit 1; }
