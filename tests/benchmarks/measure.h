// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QElapsedTimer>
#include <QString>
#include <QStringList>

#include <vector>

namespace ringface::bench
{

/// One line of JSON on standard output.
void print(const QString& figure, double value, const QString& unit);
/// Of an odd number; the higher one in the middle of an even number.
double median(std::vector<double> values);

/// How long \a work takes, in milliseconds.
template <typename Work>
double timeOf(Work work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    constexpr double nsAMs = 1e6;
    return double(timer.nsecsElapsed()) / nsAMs;
}

/// The same, printed.
template <typename Work>
double measure(const QString& figure, Work work)
{
    const double ms = timeOf(work);
    print(figure, ms, QStringLiteral("ms"));
    return ms;
}

/// Processor time, user and system, of this process and of its children that have ended, in milliseconds.
double processorMs();

/// Peak of this process's memory in MB since the last startPeak(), by the kernel's count.
void startPeak();
double peakMb();

/// What each benchmark is given: values of options, else their defaults.
struct Options {
    QString media; ///< folder of recordings
    QString models;
    QString engine; ///< "precise" or "classic"
    QString folder; ///< of a big library, to be kept; empty: a temporary one
    QString crops;  ///< folder of models/train/README.md
    int runs = 5;
};

int benchScan(const Options& options);
int benchGrowth(const Options& options);
int benchIntake(const Options& options);
int benchRecognition(const Options& options);
int benchPeople(const Options& options);
int benchLibrary(const Options& options);
int benchPlayer(const Options& options);
int benchPause(const Options& options);
int benchBusy(const Options& options);
int benchFirstName(const Options& options);

} // namespace ringface::bench
