# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0

set(RINGFACE_SANITIZE "" CACHE STRING "Sanitizers for all targets: address,undefined or thread")
if(RINGFACE_SANITIZE)
  add_compile_options(-fsanitize=${RINGFACE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${RINGFACE_SANITIZE})
endif()

option(RINGFACE_FUZZ "The targets of tests/fuzz; needs Clang" OFF)
if(RINGFACE_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
