// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTest>
#ifdef QT_WIDGETS_LIB
#include <QApplication>
#else
#include <QCoreApplication>
#endif

namespace ringface::testing
{
/// What QTEST_MAIN does, for a program of several tests: each of their sources, tst_NAME.cpp, ends with a function
/// tst_NAME(), which the program calls when it is asked for that test (CMake's create_test_sourcelist()).
template <class Application, class Test>
int runTest(int argc, char* argv[])
{
    const Application application(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}
} // namespace ringface::testing
