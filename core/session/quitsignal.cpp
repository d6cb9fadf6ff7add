// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/session/quitsignal.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <algorithm>
#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace ringface
{

namespace
{
std::array<int, 2> ends{-1, -1}; // of a pipe: all that a signal handler may do is write to it
} // namespace

bool quitOnSignals(int exitCode)
{
    if (pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return false;
    auto* notifier = new QSocketNotifier(ends[0], QSocketNotifier::Read, QCoreApplication::instance());
    QObject::connect(notifier, &QSocketNotifier::activated, QCoreApplication::instance(),
                     [exitCode] { QCoreApplication::exit(exitCode); });
    struct sigaction action {
    };
    action.sa_handler = [](int) {
        const char byte = 0;
        [[maybe_unused]] const auto written = write(ends[1], &byte, 1);
    };
    action.sa_flags = SA_RESTART;
    return std::ranges::all_of(std::array{SIGINT, SIGTERM, SIGHUP},
                               [&action](int signal) { return sigaction(signal, &action, nullptr) == 0; });
}

} // namespace ringface
