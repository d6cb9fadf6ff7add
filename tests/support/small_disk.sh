#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
#
# small_disk.sh MEGABYTES COMMAND...: runs it with $RINGFACE_SMALL_DISK, an empty disk of that size that goes with it.
set -euo pipefail
size=$1
shift
dir=$(mktemp -d)
trap 'rmdir "$dir"' EXIT
as=(--mount --map-root-user)
[ "$(id -u)" -ne 0 ] || as=(--mount) # in a chroot, root may do only this
if ! unshare "${as[@]}" true 2>/dev/null; then
    echo "SKIPPED: this computer does not let users mount a disk of their own"
    exit 77
fi
RINGFACE_SMALL_DISK=$dir unshare "${as[@]}" \
    bash -c 'mount -t tmpfs -o size="$1"m tmpfs "$RINGFACE_SMALL_DISK" && shift && exec "$@"' small "$size" "$@"
