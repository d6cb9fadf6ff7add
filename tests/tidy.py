#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
"""tests/tidy.py BUILD: clang-tidy on every source of core, ui and app, as it was compiled in the folder BUILD."""

import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

root = Path(__file__).resolve().parent.parent
build = Path(sys.argv[1]).resolve()
ours = re.compile(rf"{re.escape(str(root))}/(core|ui|app)/")

commands = []
for entry in json.loads((build / "compile_commands.json").read_text()):
    if ours.match(entry["file"]):
        commands.append(entry)
if not commands:
    sys.exit(f"{build} has nothing of core, ui and app")
commands.sort(key=lambda entry: Path(entry["file"]).stat().st_size, reverse=True)  # the longest first


def tidy(entry):
    run = subprocess.run(
        ["clang-tidy-14", "-p", build, "--quiet", "--warnings-as-errors=*", f"--config-file={root}/.clang-tidy",
         "--extra-arg=-Wno-unknown-warning-option", entry["file"]],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    if run.returncode or run.stdout.strip():
        print(run.stdout, flush=True)
    return run.returncode


with ThreadPoolExecutor(os.cpu_count()) as workers:
    failed = sum(code != 0 for code in workers.map(tidy, commands))
print(f"{len(commands)} read, {failed} with something to mend")
sys.exit(failed != 0)
