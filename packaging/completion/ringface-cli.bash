# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
#
# Completion for bash. Commands and options are those of --help; only what --help says in words stands here.
_ringface_cli()
{
    local cur prev words cword
    _init_completion -s || return
    case $prev in
    --library | --models | --images | --allow) _filedir -d; return ;;
    --engine) COMPREPLY=($(compgen -W "precise classic basic" -- "$cur")); return ;;
    --detector) COMPREPLY=($(compgen -W "yunet hog" -- "$cur")); return ;;
    --command) COMPREPLY=($(compgen -c -- "$cur")); return ;;
    esac
    if [[ $cur == -* ]]; then
        COMPREPLY=($(compgen -W "$(_parse_help "$1")" -- "$cur"))
        return
    fi
    local commands word given=
    commands=$("$1" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z-]\{1,\}\).*/\1/p')
    for word in "${words[@]:1:cword-1}"; do
        if [[ $commands =~ (^|$'\n')"$word"($'\n'|$) ]]; then
            given=$word
            break
        fi
    done
    case $given in
    "") COMPREPLY=($(compgen -W "$commands" -- "$cur")) ;;
    models) COMPREPLY=($(compgen -W "list fetch verify" -- "$cur")) ;;
    person) [[ $prev == person ]] && COMPREPLY=($(compgen -W "rename role merge separate remove" -- "$cur")) ;;
    review) COMPREPLY=($(compgen -W "accept reject leave all" -- "$cur")) ;;
    classifier) COMPREPLY=($(compgen -W "list use newest" -- "$cur")) ;;
    backup) COMPREPLY=($(compgen -W "list" -- "$cur")) ;;
    import) [[ $prev == import ]] && COMPREPLY=($(compgen -W "ringface xmp" -- "$cur")) || _filedir ;;
    export) [[ $prev == export ]] && COMPREPLY=($(compgen -W "ringface xmp csv" -- "$cur")) || _filedir -d ;;
    passphrase) COMPREPLY=($(compgen -W "set change remove" -- "$cur")) ;;
    restore) _filedir; COMPREPLY+=($(compgen -W "newest" -- "$cur")) ;;
    watch | demo) _filedir -d ;;
    *) _filedir ;;
    esac
} && complete -F _ringface_cli ringface-cli
