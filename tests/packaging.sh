#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
#
# packaging.sh BUILD: installs into a stage and checks what is there.
set -euo pipefail
build=$1
sources=$(dirname "$(dirname "$(readlink -f "$0")")")
id=io.github.ringface.Ringface
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
DESTDIR=$stage cmake --install "$build" --prefix /usr >/dev/null

cd "$stage/usr"
desktop-file-validate "share/applications/$id.desktop"
appstreamcli validate --no-net "share/metainfo/$id.metainfo.xml"
grep -o 'docs/guide/[^<]*' "share/metainfo/$id.metainfo.xml" | while read -r picture; do
    test -s "$sources/$picture" || { echo "$picture is not there" >&2; exit 1; }
done
grep -q "^Icon=$id\$" "share/applications/$id.desktop"
test -s "share/icons/hicolor/scalable/apps/$id.svg"
for size in 16 22 24 32 48 64 128 256 512; do
    icon=share/icons/hicolor/${size}x$size/apps/$id.png
    [ "$(identify -format '%m %wx%h' "$icon")" = "PNG ${size}x$size" ] || { echo "$icon is not that size" >&2; exit 1; }
done

# Every kind of file that a folder is searched for is offered to the program by the desktop, and nothing else.
sed -n 's/^MimeType=//p' "share/applications/$id.desktop" | tr ';' '\n' | grep -v '^$' | sort >offered
sed -n 's|.*<mediatype>\(.*\)</mediatype>|\1|p' "share/metainfo/$id.metainfo.xml" | sort | diff offered -
{
    echo inode/directory
    sed -n '/& endings()/,/return all/p' "$sources/core/media/intake.cpp" | grep -o '"[a-z0-9]*"' | tr -d '"' |
        while read -r ending; do
            sed -n "s|^[0-9]*:\(video/[^:]*\):\*\\.$ending\$|\1|p" /usr/share/mime/globs2
        done
} | sort -u >searched
# By the names of this system, which have changed (video/x-msvideo is video/vnd.avi since).
as_named_here() { awk 'NR == FNR { now[$1] = $2; next } { print $1 in now ? now[$1] : $1 }' /usr/share/mime/aliases "$1" | sort -u; }
diff <(as_named_here offered) <(as_named_here searched)
python3 - share/doc/ringface/ringface.spdx.json <<'PYTHON'
import json, re, sys
sbom = json.load(open(sys.argv[1]))
names = {p["name"] for p in sbom["packages"]}
ids = [p["SPDXID"] for p in sbom["packages"]]
assert sbom["spdxVersion"] == "SPDX-2.3" and len(ids) == len(set(ids))
for wanted in "ringface", "libqt6widgets6", "libqt6sql6-sqlite", r"libavcodec\d+", "libc6":
    assert any(re.fullmatch(wanted, name) for name in names), wanted
assert any(p.get("checksums") for p in sbom["packages"]), "no network file"
assert {r["relatedSpdxElement"] for r in sbom["relationships"]} <= set(ids)
PYTHON
export QT_QPA_PLATFORM=offscreen HOME=$stage/home XDG_DATA_HOME=$stage/home/data
export XDG_RUNTIME_DIR=$stage
unset RINGFACE_MODELS
bin/ringface --version | grep -q '^ringface [0-9]'
bin/ringface-cli version | grep -q '^ringface-cli [0-9]'
if ldd bin/ringface bin/ringface-cli | grep -E 'libQt5|opencv_highgui'; then
    echo "Qt 5 or OpenCV's window library is loaded" >&2
    exit 1
fi

# The manuals know every command and every option of the programs, and no others.
bin/ringface --help >window.txt
python3 - share/man/man1/ringface-cli.1.gz window.txt share/man/man1/ringface.1.gz <<'PYTHON'
import gzip, re, subprocess, sys
def complete(*typed):
    return subprocess.run(["bin/ringface-cli", "complete", *typed], check=True, text=True, capture_output=True).stdout.split()
def words_of_cli():
    commands = [word for word in complete("") if not word.startswith(":")]
    said = set(commands) | set(complete("--"))
    for command in commands:
        said |= set(complete(command, "--"))
        for act in complete(command, ""):
            said |= set(complete(command, act, "--"))
    return said
def words_of_window(help_text):
    return set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", help_text, re.M))
def described(manual):
    items = re.findall(r"^\.It (?:Cm ([a-z-]+)|Fl (\S+)(?: , Fl (\S+))?)", manual, re.M)
    return {c for c, _, _ in items if c} | {"-" + f for _, *flags in items for f in flags if len(f) > 1}
for said, manual in (words_of_cli(), sys.argv[1]), (words_of_window(open(sys.argv[2]).read()), sys.argv[3]):
    written = described(gzip.open(manual, "rt").read())
    assert len(said) > 3, manual
    assert said == written, f"{manual}: only the program has {said - written}, only the manual {written - said}"
PYTHON
for manual in share/man/man1/*; do
    [ -z "$(zcat "$manual" | LC_ALL=C.UTF-8 man --warnings -E UTF-8 -l -Tutf8 -Z - 2>&1 >/dev/null)" ] ||
        { echo "$manual has mistakes" >&2; exit 1; }
done

# Completion offers what the program knows.
cat >complete.sh <<'BASH'
. /usr/share/bash-completion/bash_completion
. share/bash-completion/completions/ringface-cli
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE}
_ringface_cli "$1" "${*: -1}" "${*: -2:1}"
echo "${COMPREPLY[*]}"
BASH
completed() {
    local said=$1
    shift
    [ "$(bash complete.sh bin/ringface-cli "$@")" = "$said" ] || { echo "$* is not completed to $said" >&2; exit 1; }
}
completed "recordings review reencode recognize restore" re
completed "--library" scan --li
completed "list fetch verify" --json models ""
completed "rename role remove" person r
completed "precise classic basic" --engine ""

# Network files that came with the program are found beside it.
grep -q "models fetch" share/doc/ringface/network-files.txt
mkdir -p share/ringface/models
for year in 2022 2023; do # of the two that a package may bring, the one that this OpenCV runs
    echo model >share/ringface/models/face_detection_yunet_${year}mar.onnx
done
bin/ringface-cli models list >models.txt
[ "$(grep -c "^$PWD/share/ringface/models/face_detection_yunet_202[23]mar.onnx .*wrong size" models.txt)" = 1 ] ||
    { cat models.txt; exit 1; }
