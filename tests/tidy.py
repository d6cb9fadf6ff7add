#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
"""tests/tidy.py BUILD: clang-tidy on every source of core, ui and app, as it was compiled in the folder BUILD.

Most of the time goes into headers. Sources that were compiled together (CMAKE_UNITY_BUILD) are read together too, which
takes a third of the time, but in one piece: the analyzer passes over what is included.
"""

import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

root = Path(__file__).resolve().parent.parent
build = Path(sys.argv[1]).resolve()
pieces = build / "tidy"
pieces.mkdir(exist_ok=True)
ours = re.compile(rf"({re.escape(str(root))}|{re.escape(str(build))})/(core|ui|app)/")


def whole(text):
    """The sources that text includes, one after the other."""
    return re.sub(r'^#include "(/.*)"$', lambda found: f"// {found[1]}\n{Path(found[1]).read_text()}", text, flags=re.M)


commands = []
for entry in json.loads((build / "compile_commands.json").read_text()):
    file = Path(entry["file"])
    if not ours.match(entry["file"]):
        continue
    if file.parent.name == "Unity":
        piece = pieces / f"{file.parent.parent.stem}_{file.name}"
        piece.write_text(whole(file.read_text()))
        entry = {**entry, "file": str(piece), "command": entry["command"].replace(str(file), str(piece))}
    elif file.is_relative_to(build):
        continue  # what moc and rcc have written
    commands.append(entry)
if not commands:
    sys.exit(f"{build} has nothing of core, ui and app")
commands.sort(key=lambda entry: Path(entry["file"]).stat().st_size, reverse=True)  # the longest first
(pieces / "compile_commands.json").write_text(json.dumps(commands))


def tidy(entry):
    # In one piece, every source has its own includes.
    run = subprocess.run(
        ["clang-tidy-14", "-p", pieces, "--quiet", "--warnings-as-errors=*", f"--config-file={root}/.clang-tidy",
         "--checks=-readability-duplicate-include", "--extra-arg=-Wno-unknown-warning-option",
         entry["file"]],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    if run.returncode or run.stdout.strip():
        print(run.stdout, flush=True)
    return run.returncode


with ThreadPoolExecutor(os.cpu_count()) as workers:
    failed = sum(code != 0 for code in workers.map(tidy, commands))
print(f"{len(commands)} read, {failed} with something to mend")
sys.exit(failed != 0)
