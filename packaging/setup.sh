# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
# What ./run and ./check share. Sourced in the root of the sources.

# install_packages LIST...: installs what is missing of the Debian packages in these files.
install_packages() {
    local package debian missing=()
    debian=$(. /etc/os-release && echo "${VERSION_ID:-}")
    for package in $(awk -v debian="$debian" '!/^#/ && (NF == 1 || $2 == debian) { print $1 }' "$@"); do
        if ! dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii'; then
            missing+=("$package")
        fi
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    local root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "These packages are missing: ${missing[*]}" >&2
            echo "Install them as root: apt-get install ${missing[*]}" >&2
            return 1
        fi
        root=(sudo)
    fi
    echo "Installing ${missing[*]} ..." >&2
    "${root[@]}" apt-get -q update
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install "${missing[@]}"
}

# use_development_models: network files beside the sources go before the user's own, where they are.
use_development_models() {
    if [ -z "${RINGFACE_MODELS:-}" ] && [ -f ../shared/models/manifest.json ]; then
        RINGFACE_MODELS=$(readlink -f ../shared/models)
        export RINGFACE_MODELS
    fi
}
