#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
#
# translation.sh SOURCES: every text of the window is translated, and nothing else is.
set -euo pipefail
cd "$1"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for file in resources/i18n/*.ts; do
    copy=$folder/$(basename "$file")
    cp "$file" "$copy"
    resources/i18n/update "$copy"
    if grep -n -B4 'type="unfinished"' "$copy"; then
        echo "$file lacks these; run resources/i18n/update and translate them" >&2
        exit 1
    fi
    diff -q "$file" "$copy" || { echo "$file holds texts that are gone; run resources/i18n/update" >&2; exit 1; }
    # Each placeholder of a text is in its translation too.
    python3 - "$copy" <<'PYTHON'
import re, sys
import xml.etree.ElementTree as tree

wrong = []
for message in tree.parse(sys.argv[1]).iter("message"):
    source = message.findtext("source")
    translation = message.find("translation")
    forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
    wanted = set(re.findall(r"%\d", source))
    wrong += [source for form in forms if set(re.findall(r"%\d", form)) != wanted or not form.strip()]
sys.exit("\n".join(["wrong placeholders, or nothing, in the translation of:"] + wrong) if wrong else 0)
PYTHON
done
