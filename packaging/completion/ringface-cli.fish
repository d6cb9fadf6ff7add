# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
#
# Completion for fish: ringface-cli knows its commands and options itself.
function __ringface_cli
    for answer in (ringface-cli complete (commandline -opc)[2..] (commandline -ct) 2>/dev/null)
        switch $answer
            case :files
                __fish_complete_path (commandline -ct)
            case :folders
                __fish_complete_directories (commandline -ct)
            case '*'
                echo $answer
        end
    end
end
complete -c ringface-cli -f -a "(__ringface_cli)"
