# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0

set(RINGFACE_SANITIZE "" CACHE STRING "Sanitizers for all targets: address,undefined or thread")
if(RINGFACE_SANITIZE)
  add_compile_options(-fsanitize=${RINGFACE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${RINGFACE_SANITIZE})
endif()
# The address sanitizer sees most of what these see, and they are half of what there is to compile.
if(RINGFACE_SANITIZE MATCHES "undefined" AND NOT RINGFACE_FUZZ)
  add_compile_options(-fno-sanitize=vptr,null,alignment,object-size)
endif()

# What is about speed or numbers is optimised with sanitizers too; of the rest it takes longer to compile than to run.
macro(ringface_compile_quickly)
  if(RINGFACE_SANITIZE)
    add_compile_options(-O0)
  endif()
endmacro()

option(RINGFACE_FUZZ "The targets of tests/fuzz; needs Clang" OFF)
if(RINGFACE_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
