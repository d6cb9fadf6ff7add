// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The window on the library of years: 10,000 recordings, 200,000 faces, 300 people. What it must do is what a user
// feels: it is there at once, and never stands still.
#include "tests/support/biglibrary.h"

#include "core/library/library.h"
#include "ui/faceroles.h"
#include "ui/faceview.h"
#include "ui/mainwindow.h"
#include "ui/peopleview.h"
#include "ui/recordingmodel.h"
#include "ui/recordingview.h"

#include <QAction>
#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <functional>
#include <malloc.h>

using namespace ringface;
using namespace Qt::StringLiterals;

namespace
{
/// The longest time for which the GUI thread did nothing else, since start().
class Watchdog : public QObject
{
public:
    Watchdog()
    {
        m_beat.setInterval(0);
        connect(&m_beat, &QTimer::timeout, this, [this] { m_longest = std::max(m_longest, m_since.restart()); });
    }
    void start()
    {
        m_longest = 0;
        m_since.start();
        m_beat.start();
    }
    qint64 longestMs()
    {
        m_longest = std::max(m_longest, m_since.elapsed());
        m_beat.stop();
        return m_longest;
    }

private:
    QTimer m_beat;
    QElapsedTimer m_since;
    qint64 m_longest = 0;
};

/// Sees when a widget has painted what it should.
class PaintWatch : public QObject
{
public:
    PaintWatch(QWidget* widget, std::function<bool()> isRight)
        : m_isRight(std::move(isRight))
    {
        widget->installEventFilter(this);
    }
    bool done() const { return m_since.isValid(); }
    qint64 sinceMs() const { return done() ? m_since.elapsed() : 0; }

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && !done() && m_isRight())
            m_since.start();
        return false;
    }

private:
    std::function<bool()> m_isRight;
    QElapsedTimer m_since;
};

/// Something that keeps every core busy, as a scan does.
class Busy
{
public:
    Busy()
    {
        m_pool.setThreadPriority(QThread::IdlePriority);
        for (int i = 0; i < QThread::idealThreadCount(); ++i) {
            m_pool.start([this] {
                double sum = 0;
                while (!m_stop)
                    sum += 1;
                m_sum = sum;
            });
        }
    }
    ~Busy()
    {
        m_stop = true;
        m_pool.waitForDone();
    }
    Busy(const Busy&) = delete;
    Busy& operator=(const Busy&) = delete;

private:
    QThreadPool m_pool;
    std::atomic<bool> m_stop{false};
    std::atomic<double> m_sum{0}; ///< so that the work is not left out
};

/// Other programs of the machine may be in the way once, but not each time.
template <class Work>
qint64 bestOf(int times, const Work& work)
{
    qint64 best = work();
    for (int i = 1; i < times; ++i)
        best = std::min(best, work());
    return best;
}

constexpr int tries = 5;
constexpr qint64 busyMachine = 4; ///< what is too slow even on one that is; ringface-bench tells how fast it is
} // namespace

class TestBigLibrary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isThereAtOnce();
    void scrollsWithoutAHitch_data();
    void scrollsWithoutAHitch();
    void searchAnswersAtOnce_data();
    void searchAnswersAtOnce();
    void labelShowsAtOnce();
    void memoryIsModest();

private:
    template <class T>
    T* find(const QString& name) const
    {
        T* found = m_window->findChild<T*>(name);
        if (!found)
            qFatal("no %s in the window", qPrintable(name));
        return found;
    }
    void open();

    QTemporaryDir m_dir;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<MainWindow> m_window;
};

void TestBigLibrary::initTestCase()
{
    testing::BigLibrary big({10'000, 200'000, 300, false});
    QVERIFY(big.write(m_dir.path()));
    malloc_trim(0);
    open();
}

void TestBigLibrary::open()
{
    m_window.reset();
    m_library = Library::open(m_dir.path()).library;
    QVERIFY(m_library);
    m_window = std::make_unique<MainWindow>(*m_library);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QCoreApplication::processEvents();
}

void TestBigLibrary::isThereAtOnce()
{
    constexpr qint64 limitMs = 1500 * busyMachine;
    const qint64 ms = bestOf(tries, [this] {
        QElapsedTimer timer;
        timer.start();
        open();
        return timer.elapsed();
    });
    auto* list = find<RecordingView>(u"recordingView"_s);
    QVERIFY(list->model()->rowCount() > 5000); // and it is not an empty one
    qInfo("start: %lld ms", ms);
    QVERIFY2(ms <= limitMs, qPrintable(QString::number(ms)));
}

void TestBigLibrary::scrollsWithoutAHitch_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("view");
    QTest::newRow("recordings") << u"recordingsAction"_s << u"recordingView"_s;
    QTest::newRow("unknown faces") << u"unknownAction"_s << u"groupView"_s;
    QTest::newRow("people") << u"peopleAction"_s << u"peopleGrid"_s;
}

void TestBigLibrary::scrollsWithoutAHitch()
{
    QFETCH(QString, page);
    QFETCH(QString, view);
    Watchdog watchdog;
    constexpr qint64 limitMs = 50 * busyMachine;
    constexpr int steps = 60;
    const qint64 ms = bestOf(tries, [&] {
        open(); // with nothing in its caches
        find<QAction>(page)->trigger();
        QAbstractItemView* list = find<QAbstractItemView>(view);
        QScrollBar* bar = list->verticalScrollBar();
        if (!QTest::qWaitFor([&] { return list->isVisible() && bar->maximum() > 0; }))
            return limitMs + 1;
        watchdog.start();
        for (int i = 0; i <= steps; ++i) {
            bar->setValue(int(qint64(bar->maximum()) * i / steps));
            QCoreApplication::processEvents();
        }
        return watchdog.longestMs();
    });
    qInfo("longest stop: %lld ms", ms);
    QVERIFY2(ms <= limitMs, qPrintable(QString::number(ms)));
}

void TestBigLibrary::searchAnswersAtOnce_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("a name") << m_library->peopleNames().value(7);
    QTest::newRow("unknown") << u"unknown"_s;
    QTest::newRow("a month") << u"after:%1 before:%2"_s.arg(QDate::currentDate().addDays(-60).toString(Qt::ISODate),
                                                            QDate::currentDate().addDays(-30).toString(Qt::ISODate));
    QTest::newRow("nothing") << u"nobody has this name"_s;
}

void TestBigLibrary::searchAnswersAtOnce()
{
    QFETCH(QString, query);
    find<QAction>(u"recordingsAction"_s)->trigger();
    auto* field = find<QLineEdit>(u"searchQuery"_s);
    const QAbstractItemModel* model = find<RecordingView>(u"recordingView"_s)->model();
    const int all = model->rowCount();
    constexpr qint64 limitMs = 100 * busyMachine;
    const qint64 ms = bestOf(tries, [&] {
        field->clear();
        QCoreApplication::processEvents();
        QElapsedTimer timer;
        timer.start();
        field->setText(query);
        QCoreApplication::processEvents();
        return timer.elapsed();
    });
    QVERIFY(model->rowCount() < all);
    field->clear();
    QCoreApplication::processEvents();
    QCOMPARE(model->rowCount(), all);
    qInfo("answer: %lld ms", ms);
    QVERIFY2(ms <= limitMs, qPrintable(QString::number(ms)));
}

void TestBigLibrary::labelShowsAtOnce()
{
    const Busy busy;
    find<QAction>(u"unknownAction"_s)->trigger();
    auto* groups = find<FaceView>(u"groupView"_s);
    const auto idAt = [groups](int row) { return groups->model()->index(row, 0).data(FaceRole::Id).toLongLong(); };
    const auto facesAt = [groups](int row) {
        return groups->model()->index(row, 0).data(FaceRole::Faces).value<QList<qint64>>().size();
    };
    constexpr qsizetype manyFaces = 500;
    constexpr qint64 limitMs = 100 * busyMachine;
    const qint64 ms = bestOf(tries, [&] {
        // Somebody who came a hundred times.
        int row = 0;
        while (facesAt(row) > manyFaces)
            ++row;
        groups->setCurrentIndex(groups->model()->index(row, 0));
        groups->setFocus();
        QCoreApplication::processEvents();
        const qint64 named = idAt(row);
        QElapsedTimer timer;
        timer.start();
        QTest::keyClick(groups, Qt::Key_1); // the most frequent person
        PaintWatch painted(groups->viewport(), [&] { return idAt(row) != named; });
        while (!painted.done() && timer.elapsed() < 10 * limitMs)
            QCoreApplication::processEvents();
        return timer.elapsed() - painted.sinceMs();
    });
    qInfo("label: %lld ms", ms);
    QVERIFY2(ms <= limitMs, qPrintable(QString::number(ms)));
}

void TestBigLibrary::memoryIsModest()
{
    malloc_trim(0);
    QFile status(u"/proc/self/status"_s);
    QVERIFY(status.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = status.readAll().split('\n');
    const auto line = std::ranges::find_if(lines, [](const QByteArray& l) { return l.startsWith("VmRSS:"); });
    QVERIFY(line != lines.end());
    const int kilobytes = line->simplified().split(' ').value(1).toInt();
    constexpr int limitMb = 400;
    constexpr int kilo = 1024;
    qInfo("memory: %d MB", kilobytes / kilo);
    QVERIFY2(kilobytes / kilo <= limitMb, qPrintable(QString::number(kilobytes / kilo)));
}

QTEST_MAIN(TestBigLibrary)
#include "tst_biglibrary.moc"
