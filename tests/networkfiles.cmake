# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
#
# cmake -DROOT=... -DDIR=... -P networkfiles.cmake: which network files a package brings, tried in the empty folder DIR.
cmake_minimum_required(VERSION 3.25)
include(${ROOT}/packaging/networkfiles.cmake)

if(TRY)
  ringface_network_files(${DIR}/manifest.json ${DIR}/${TRY} files text)
  return()
endif()

function(expect value wanted)
  if(NOT "${value}" STREQUAL "${wanted}")
    message(FATAL_ERROR "\"${value}\" instead of \"${wanted}\"")
  endif()
endfunction()

file(REMOVE_RECURSE ${DIR})
foreach(name free.onnx secret.onnx stranger.onnx)
  file(WRITE ${DIR}/models/${name} "${name}")
endforeach()
file(WRITE ${DIR}/wrong/free.onnx "something else")
file(SHA256 ${DIR}/models/free.onnx free)
file(SHA256 ${DIR}/models/secret.onnx secret)
file(
  WRITE ${DIR}/manifest.json
  "{\"files\": [
    {\"name\": \"free.onnx\", \"sha256\": \"${free}\", \"licence\": \"MIT\", \"origin\": \"somebody\"},
    {\"name\": \"absent.onnx\", \"sha256\": \"${free}\", \"licence\": \"MIT\", \"origin\": \"somebody\"},
    {\"name\": \"secret.onnx\", \"sha256\": \"${secret}\", \"licence\": \"unknown, for tests only\", \"origin\": \"me\"}]}")

# Only what is in the manifest and may be passed on, and the list says so.
ringface_network_files(${DIR}/manifest.json ${DIR}/models files text)
expect("${files}" ${DIR}/models/free.onnx)
foreach(said "free.onnx" "licence: MIT" "origin:  somebody" "${free}")
  string(FIND "${text}" "${said}" at)
  if(at EQUAL -1)
    message(FATAL_ERROR "\"${said}\" is not in: ${text}")
  endif()
endforeach()
string(FIND "${text}" "secret" at)
expect(${at} -1)

# None unless a folder is named.
ringface_network_files(${DIR}/manifest.json "" files text)
expect("${files}" "")

# A file with the wrong content stops the build by name, and so does a folder that is not there.
function(expect_refused folder words)
  execute_process(COMMAND ${CMAKE_COMMAND} -DROOT=${ROOT} -DDIR=${DIR} -DTRY=${folder} -P ${CMAKE_CURRENT_LIST_FILE}
                  RESULT_VARIABLE result ERROR_VARIABLE error OUTPUT_QUIET)
  string(REGEX REPLACE "[ \n]+" " " error "${error}")
  if(result EQUAL 0 OR NOT error MATCHES "${words}")
    message(FATAL_ERROR "${folder} was taken: ${error}")
  endif()
endfunction()
expect_refused(wrong "wrong/free.onnx is not the file")
expect_refused(nowhere "no folder [^ ]*/nowhere with")

# All files of our own manifest may be passed on.
file(READ ${ROOT}/models/manifest.json json)
string(JSON count LENGTH "${json}" files)
math(EXPR last "${count} - 1")
foreach(i RANGE ${last})
  string(JSON licence GET "${json}" files ${i} licence)
  if(NOT licence IN_LIST RINGFACE_FREE_LICENCES)
    message(FATAL_ERROR "${licence} is not known to allow passing on")
  endif()
endforeach()
