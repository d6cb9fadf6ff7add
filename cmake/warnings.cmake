# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0

option(RINGFACE_WERROR "Treat warnings as errors" OFF)

# What every target of ours is built with.
function(ringface_target target)
  target_compile_definitions(${target} PRIVATE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS
                                               QT_NO_FOREACH QT_NO_URL_CAST_FROM_STRING)
  target_compile_options(
    ${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor
                      -Woverloaded-virtual -Wold-style-cast -Wcast-align -Wformat=2)
  if(RINGFACE_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
endfunction()
