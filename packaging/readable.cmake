# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0

# CPack runs this before it makes a package: everybody may read its folders, whatever the umask of the one who makes it.
execute_process(COMMAND find ${CPACK_TEMPORARY_INSTALL_DIRECTORY} -type d -exec chmod 755 {} + COMMAND_ERROR_IS_FATAL ANY)
