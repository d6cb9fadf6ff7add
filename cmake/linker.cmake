# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0

# More than a hundred tests are linked: a fast linker takes minutes off each build that has them.
find_program(RINGFACE_MOLD mold)
mark_as_advanced(RINGFACE_MOLD)
if(RINGFACE_MOLD AND BUILD_TESTING AND NOT RINGFACE_FUZZ)
  add_link_options(-fuse-ld=mold)
endif()
