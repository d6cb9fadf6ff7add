# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
#
# Completion for fish. Commands and options are those of --help.
complete -c ringface-cli -n __fish_use_subcommand -f \
    -a "(ringface-cli --help | sed -n '/^Commands:/,/^\$/s/^  \([a-z-]\{1,\}\).*/\1/p' | sort -u)"
complete -c ringface-cli -n "string match -q -- '-*' (commandline -ct)" -f \
    -a "(ringface-cli --help | sed -n 's/^  \(-[a-z], \)\{0,1\}\(--[a-z-]\{1,\}\).*/\2/p')"
