#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
#
# packaging.sh BUILD: installs into a stage and checks what is there.
set -euo pipefail
build=$1
id=io.github.ringface.Ringface
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
DESTDIR=$stage cmake --install "$build" --prefix /usr >/dev/null

cd "$stage/usr"
desktop-file-validate "share/applications/$id.desktop"
appstreamcli validate --no-net "share/metainfo/$id.metainfo.xml"
grep -q "^Icon=$id\$" "share/applications/$id.desktop"
test -s "share/icons/hicolor/scalable/apps/$id.svg"
python3 - share/doc/ringface/ringface.spdx.json <<'PYTHON'
import json, sys
sbom = json.load(open(sys.argv[1]))
names = {p["name"] for p in sbom["packages"]}
ids = [p["SPDXID"] for p in sbom["packages"]]
assert sbom["spdxVersion"] == "SPDX-2.3" and len(ids) == len(set(ids))
for wanted in "ringface", "libqt6widgets6", "libqt6sql6-sqlite", "libavcodec59", "libc6":
    assert wanted in names, wanted
assert any(p.get("checksums") for p in sbom["packages"]), "no network file"
assert {r["relatedSpdxElement"] for r in sbom["relationships"]} <= set(ids)
PYTHON
export QT_QPA_PLATFORM=offscreen
bin/ringface --version | grep -q '^ringface [0-9]'
bin/ringface-cli version | grep -q '^ringface-cli [0-9]'
if ldd bin/ringface bin/ringface-cli | grep -E 'libQt5|opencv_highgui'; then
    echo "Qt 5 or OpenCV's window library is loaded" >&2
    exit 1
fi
