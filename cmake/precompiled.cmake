# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0

# Most of the time that a source takes to compile goes into the headers of Qt and of the standard library. They are
# compiled once for core and the command line, once for what has a window, and once for the tests. Every source includes
# what it needs all the same: ./check --all also compiles without (CMAKE_DISABLE_PRECOMPILE_HEADERS).
set(precompiled_core <QDateTime> <QDir> <QFile> <QFileInfo> <QHash> <QImage> <QJsonArray> <QJsonDocument> <QJsonObject> <QList>
                     <QObject> <QRegularExpression> <QSet> <QString> <QTimer> <QVariant>
                     <algorithm> <array> <chrono> <cmath> <functional> <map> <memory> <optional> <set> <vector>)

# ringface_precompile(NAME LIBS LIBRARIES... HEADERS HEADERS...): makes them.
function(ringface_precompile name)
  cmake_parse_arguments(PARSE_ARGV 1 it "" "" "LIBS;HEADERS")
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/${name}.cpp CONTENT "// Only its headers count.\n")
  add_library(${name} OBJECT ${PROJECT_BINARY_DIR}/${name}.cpp)
  set_target_properties(${name} PROPERTIES AUTOMOC OFF AUTORCC OFF)
  target_link_libraries(${name} PRIVATE ${it_LIBS})
  ringface_target(${name})
  target_precompile_headers(${name} PRIVATE ${precompiled_core} ${it_HEADERS})
endfunction()

# ringface_use_precompiled(TARGET NAME): TARGET must link what NAME does.
function(ringface_use_precompiled target name)
  target_precompile_headers(${target} REUSE_FROM ${name})
endfunction()
