// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/benchmarks/measure.h"

#include "app/desktop/windowsession.h"
#include "core/vision/enginefactory.h"
#include "tests/support/biglibrary.h"
#include "ui/recordings/recordingmodel.h"
#include "ui/window/mainwindow.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCoreApplication>
#include <QEventLoop>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <map>

namespace ringface::bench
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{
/// How long each turn of the event loop takes, in processor time of this thread (milliseconds): waiting for a processor
/// that the scan uses does not count. Told by what the user does meanwhile.
class Turns : public QObject
{
public:
    Turns()
    {
        m_beat.setInterval(0);
        connect(&m_beat, &QTimer::timeout, this, [this] { turn(); });
        m_beat.start();
    }
    void setAct(const QString& act)
    {
        turn();
        m_act = act;
    }
    void printAll()
    {
        turn();
        std::vector<double> all;
        for (auto& [act, turns] : m_turns) {
            print(u"longest turn: "_s + act, *std::ranges::max_element(turns), u"ms"_s);
            all.insert(all.end(), turns.begin(), turns.end());
        }
        std::ranges::sort(all);
        print(u"turns"_s, double(all.size()), u""_s);
        print(u"turns over 50 ms"_s, double(std::ranges::count_if(all, [](double ms) { return ms > 50; })), u""_s);
        print(u"longest turn"_s, all.back(), u"ms"_s);
    }

private:
    void turn()
    {
        std::timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        const double now = double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
        constexpr double worthTelling = 1;
        if (m_since > 0 && now - m_since > worthTelling)
            m_turns[m_act].push_back(now - m_since);
        m_since = now;
    }

    QTimer m_beat;
    double m_since = 0;
    QString m_act = u"start"_s;
    std::map<QString, std::vector<double>> m_turns;
};

/// Somebody at the window, who does one thing after another.
class User
{
public:
    User(Library& library, MainWindow& window, Turns& turns)
        : m_library(library)
        , m_window(window)
        , m_turns(turns)
    {
    }

    /// One round of everything.
    void doAll()
    {
        auto* recordings = find<QAbstractItemView>(u"recordingView"_s);
        auto* stacks = find<QAbstractItemView>(u"groupView"_s);
        act(u"page of the recordings"_s, "recordingsAction", recordings, [] {});
        act(u"scroll the recordings"_s, nullptr, recordings, [&] { jump(recordings); });
        act(u"open a recording"_s, nullptr, m_window.findChild<QWidget*>(u"playerPage"_s), [&] {
            const int rows = recordings->model()->rowCount();
            recordings->setCurrentIndex(recordings->model()->index(m_random.bounded(rows), 0));
        });
        auto* query = find<QLineEdit>(u"searchQuery"_s);
        const int all = recordings->model()->rowCount();
        act(
            u"search"_s, nullptr, recordings, [&] { query->setText(m_library.personName(1 + m_random.bounded(300))); },
            [&] { return recordings->model()->rowCount() < all; });
        act(
            u"end the search"_s, nullptr, recordings, [&] { query->clear(); },
            [&] { return recordings->model()->rowCount() >= all; });
        act(u"page of the unknown"_s, "unknownAction", stacks, [] {});
        act(u"scroll the unknown"_s, nullptr, stacks, [&] { jump(stacks); });
        act(u"select a stack"_s, nullptr, find<QAbstractItemView>(u"faceView"_s),
            [&] { stacks->setCurrentIndex(stacks->model()->index(5 + m_random.bounded(50), 0)); });
        stacks->setFocus();
        const int groups = stacks->model()->rowCount();
        press(stacks, Qt::Key_N);
        auto* entry = m_window.findChild<QWidget*>(u"unknownPage"_s)->findChild<QLineEdit*>(u"nameEntry"_s);
        act(
            u"name a stack"_s, nullptr, stacks,
            [&] {
                entry->setText(m_library.personName(1 + m_random.bounded(300)));
                press(entry, Qt::Key_Return);
            },
            [&] { return stacks->model()->rowCount() != groups; });
        rest(m_random.bounded(2) == 0 ? 3s : 300ms); // until it was learnt, or not
        const int fewer = stacks->model()->rowCount();
        act(
            u"undo"_s, "undoAction", stacks, [] {}, [&] { return stacks->model()->rowCount() != fewer; });
        auto* people = find<QAbstractItemView>(u"peopleGrid"_s);
        act(u"page of the people"_s, "peopleAction", people, [] {});
        act(u"scroll the people"_s, nullptr, people, [&] { jump(people); });
        people->setCurrentIndex(people->model()->index(m_random.bounded(50), 0));
        act(u"open a person"_s, nullptr, m_window.findChild<QWidget*>(u"personPage"_s),
            [&] { press(people, Qt::Key_Return); });
        act(u"page of what is new"_s, "reviewAction", m_window.findChild<QWidget*>(u"reviewPage"_s), [] {});
        rest(1s);
    }

    void printAll()
    {
        for (const auto& [act, times] : m_times) {
            print(act + u" (median)"_s, median(times), u"ms"_s);
            print(act + u" (longest)"_s, *std::ranges::max_element(times), u"ms"_s);
        }
    }

private:
    template <typename T>
    T* find(const QString& name) const
    {
        T* out = m_window.findChild<T*>(name);
        if (out == nullptr)
            qFatal("there is no %s", qPrintable(name));
        return out;
    }
    void jump(const QAbstractItemView* view)
    {
        view->verticalScrollBar()->setValue(m_random.bounded(view->verticalScrollBar()->maximum() + 1));
    }
    static void press(QWidget* widget, Qt::Key key)
    {
        for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, key, Qt::NoModifier);
            QCoreApplication::sendEvent(widget, &event);
        }
    }
    /// Of \a action or \a work, until \a isDone and \a shown is painted.
    template <typename Work>
    void act(
        const QString& name, const char* action, QWidget* shown, Work work,
        const std::function<bool()>& isDone = [] { return true; })
    {
        m_turns.setAct(name);
        QElapsedTimer timer;
        timer.start();
        if (action != nullptr)
            find<QAction>(QString::fromLatin1(action))->trigger();
        work();
        constexpr int longest = 5000;
        while (!isDone() && timer.elapsed() < longest)
            QCoreApplication::processEvents();
        if (shown != nullptr)
            shown->repaint();
        m_times[name].push_back(double(timer.nsecsElapsed()) / 1e6);
        rest(300ms);
        m_turns.setAct(u"between acts"_s);
    }
    static void rest(std::chrono::milliseconds time)
    {
        QEventLoop loop;
        QTimer::singleShot(time, &loop, &QEventLoop::quit);
        loop.exec();
    }

    Library& m_library;
    MainWindow& m_window;
    Turns& m_turns;
    QRandomGenerator m_random{1};
    std::map<QString, std::vector<double>> m_times;
};
} // namespace

int benchBusy(const Options& options)
{
    QStandardPaths::setTestModeEnabled(true);
    const QTemporaryDir temporary;
    const QString folder = options.folder.isEmpty() ? temporary.path() : options.folder;
    const EngineSetup setup = setUpEngine(loadCatalogue(options.models), {options.engine, u"yunet"_s});
    if (!QFileInfo::exists(folder + u"/library.sqlite"_s) &&
        !testing::BigLibrary({.descriptors = true, .encoder = setup.encoderId, .engine = setup.id}).write(folder))
        return 1;
    const std::unique_ptr<Library> library = Library::open(folder).library;
    if (!library)
        return 1;
    LibrarySettings settings = library->settings();
    settings.engine = options.engine;
    settings.detector = u"yunet"_s;
    settings.matchPercent = 100;
    library->setSettings(settings);
    MainWindow window(*library);
    window.resize(1280, 800);
    window.show();
    DesktopOptions desktop;
    desktop.libraryFolder = folder;
    desktop.modelsFolder = options.models;
    WindowSession session(*library, window, desktop);
    const ScanQueue& scans = session.pipeline().scans();
    const auto waitUntilIdle = [&] {
        QEventLoop loop;
        QObject::connect(&session.pipeline(), &Pipeline::idle, &loop, &QEventLoop::quit);
        loop.exec();
    };
    session.start();
    session.pipeline().learn();
    measure(u"learn everything"_s, waitUntilIdle);
    startPeak();
    Turns turns;
    User user(*library, window, turns);
    const qsizetype before = library->recordings().size();
    QElapsedTimer timer;
    timer.start();
    session.addPaths({options.media});
    do
        user.doAll();
    while (scans.isBusy());
    print(u"recordings scanned"_s, double(library->recordings().size() - before), u""_s);
    print(u"scan, with the window in use"_s, double(timer.elapsed()) / 1000, u"s"_s);
    turns.printAll();
    user.printAll();
    print(u"peak memory of the program"_s, peakMb(), u"MB"_s);
    return 0;
}

} // namespace ringface::bench
