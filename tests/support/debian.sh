# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
# What tests/in_debian and tests/packages_run share. Sourced.

# in_namespaces COMMAND...: all its mounts and processes end with it.
in_namespaces() { unshare --mount --pid --fork --mount-proc --kill-child "$@"; }

# make_debian 12|13 FOLDER PACKAGE...: the smallest Debian of that number, and these packages. $MIRROR is where packages
# come from; what is downloaded is kept in the folder $DEBS, if there is one, and taken from there the next time.
make_debian() {
    local number=$1 root=$2 name log
    shift 2
    case $number in
    12) name=bookworm ;;
    13) name=trixie ;;
    *) echo "There is no Debian \"$number\" here: 12 or 13" >&2; return 2 ;;
    esac
    log=$(mktemp)
    debootstrap --variant=minbase ${DEBS:+--cache-dir="$(readlink -f "$DEBS")"} ${1:+--include="$(IFS=,; echo "$*")"} \
        "$name" "$root" "${MIRROR:-http://deb.debian.org/debian}" >"$log" 2>&1 || { cat "$log" >&2; rm "$log"; return 1; }
    rm "$log"
}

# enter_debian FOLDER: mounts what its programs expect.
enter_debian() {
    mount --bind "$1" "$1" # so that the root is one, as in any system
    mount -t proc proc "$1/proc"
    mount --rbind /dev "$1/dev"
    if [ -n "${DEBS:-}" ]; then
        mkdir -p "$DEBS/partial"
        mount --bind "$DEBS" "$1/var/cache/apt/archives"
    fi
}
