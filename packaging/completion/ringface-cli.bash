# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
#
# Completion for bash: ringface-cli knows its commands and options itself.
_ringface_cli()
{
    local cur prev words cword split answer answers
    _init_completion -s || return
    mapfile -t answers < <("$1" complete "${words[@]:1:cword}" 2>/dev/null)
    for answer in "${answers[@]}"; do
        case $answer in
        :files) _filedir ;;
        :folders) _filedir -d ;;
        *) COMPREPLY+=("$answer") ;;
        esac
    done
} && complete -F _ringface_cli ringface-cli
