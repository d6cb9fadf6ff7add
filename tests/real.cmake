# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0
#
# Tests labelled "real": on real recordings and networks, on a real window, by the clock, or with something loaded into
# programs. None is for sanitizers, with which ./check runs all others.

# What works without a window.
set(real_tests
    tst_demo tst_realengines tst_stills tst_visitors tst_serve tst_serveapi tst_servereal tst_watch tst_cliimport
    tst_announcer tst_private tst_killed)
ringface_tests(tests_real ${real_tests})
target_link_libraries(tests_real PRIVATE ringface_background rf_jobs rf_exchange rf_demo rf_testsupport Qt6::HttpServer Qt6::Sql)
add_executable(killworker support/killworker.cpp)
target_include_directories(killworker PRIVATE ${PROJECT_SOURCE_DIR})
target_link_libraries(killworker PRIVATE rf_jobs rf_testsupport Qt6::Sql)
ringface_target(killworker)
add_library(connections MODULE support/connections.cpp)
ringface_target(connections)
add_dependencies(tests_real killworker connections)
set_property(TEST tst_killed APPEND PROPERTY ENVIRONMENT "RINGFACE_KILLWORKER=$<TARGET_FILE:killworker>")
set_property(TEST tst_private APPEND PROPERTY ENVIRONMENT "RINGFACE_CONNECTIONS_WATCH=$<TARGET_FILE:connections>")

# A library of years, and how fast it is.
add_library(biglibrary STATIC support/biglibrary.cpp)
target_link_libraries(biglibrary PUBLIC rf_library Qt6::Sql)
ringface_target(biglibrary)

# Prints how fast everything is; not a test. "cmake --workflow --preset bench" builds it as users get it.
file(GLOB benchmarks CONFIGURE_DEPENDS benchmarks/*.cpp benchmarks/*.h)
add_executable(ringface-bench ${benchmarks})
target_include_directories(ringface-bench PRIVATE ${PROJECT_SOURCE_DIR})
target_link_libraries(ringface-bench PRIVATE biglibrary rf_jobs ringface_ui)
set_target_properties(ringface-bench PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
ringface_target(ringface-bench)
set(real_window_tests tst_biglibrary tst_guide tst_soak tst_doorbell tst_journey tst_places)
# A window of an X server of its own, with a window manager; tst_doorbell also has a bus of its own.
set(LAUNCHER_tst_journey ${CMAKE_CURRENT_SOURCE_DIR}/support/desktop_session.sh 1400x900)
set(LAUNCHER_tst_places ${LAUNCHER_tst_journey})
set(LAUNCHER_tst_doorbell dbus-run-session -- ${LAUNCHER_tst_journey})
ringface_tests(tests_real_window ${real_window_tests})
target_link_libraries(tests_real_window PRIVATE ringface_desktop biglibrary rf_demo rf_testsupport)
target_sources(tests_real_window PRIVATE support/demolibrary.cpp support/demolibrary.h)
qt_add_lrelease(tests_real_window TS_FILES ${PROJECT_SOURCE_DIR}/resources/i18n/ringface_de.ts
                QM_FILES_OUTPUT_VARIABLE guide_german)
set_property(TEST tst_guide APPEND PROPERTY ENVIRONMENT "RINGFACE_GERMAN=${guide_german}")
add_executable(dragsource support/dragsource.cpp)
target_link_libraries(dragsource PRIVATE Qt6::Widgets)
ringface_target(dragsource)
add_dependencies(tests_real_window dragsource)
foreach(name tst_journey tst_places tst_doorbell)
  set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT "QT_QPA_PLATFORM=xcb" "RINGFACE_DRAGSOURCE=$<TARGET_FILE:dragsource>")
  set_tests_properties(${name} PROPERTIES RUN_SERIAL ON)
endforeach()
set_tests_properties(tst_biglibrary PROPERTIES RUN_SERIAL ON) # it measures

# The second program that a window starts is this one.
add_executable(tst_demowindow tst_demowindow.cpp)
target_include_directories(tst_demowindow PRIVATE ${PROJECT_SOURCE_DIR})
target_link_libraries(tst_demowindow PRIVATE Qt6::Test ringface_desktop)
ringface_target(tst_demowindow)
add_dependencies(tst_demowindow ringface)
add_test(NAME tst_demowindow COMMAND tst_demowindow)
set_tests_properties(tst_demowindow PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=offscreen;RINGFACE_APP=$<TARGET_FILE:ringface>")

add_test(NAME packages COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/packages.sh ${CMAKE_BINARY_DIR})

set(real_tests ${real_tests} ${real_window_tests} tst_demowindow packages)
set_tests_properties(${real_tests} PROPERTIES LABELS real)
set_property(TEST ${real_tests} APPEND PROPERTY ENVIRONMENT "RINGFACE_MEDIA=${RINGFACE_MEDIA}" "RINGFACE_MODELS=${RINGFACE_MODELS}"
                                                "RINGFACE_ARTEFACTS=${CMAKE_BINARY_DIR}/artefacts")

# Builds the release from a clean clone of what is committed.
add_test(NAME clean_clone_run COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/clean_clone_run.sh ${PROJECT_SOURCE_DIR} ${RINGFACE_MEDIA})
set_tests_properties(clean_clone_run PROPERTIES LABELS "real;slow" SKIP_RETURN_CODE 77 TIMEOUT 1800
                                                RUN_SERIAL ON ENVIRONMENT "RINGFACE_MODELS=${RINGFACE_MODELS}")

# What ./check builds to run them.
add_custom_target(real_tests DEPENDS tests_real tests_real_window tst_demowindow papers)
