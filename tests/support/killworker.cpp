// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Works on a library without end, for tst_killed: scans, says who is who, merges, learns, encodes anew, copies,
// removes, in an order that its seed decides. Before each act it prints what that is about, after it what is said now.
#include "core/jobs/reencoder.h"
#include "core/jobs/retrainscheduler.h"
#include "core/jobs/scanqueue.h"
#include "core/library/safety/backups.h"
#include "core/recognition/recognise.h"
#include "tests/support/fakefaceengine.h"
#include "tests/support/words.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QRandomGenerator>
#include <QTimer>
#include <QtConcurrentRun>

#include <cstdio>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
const QStringList names{u"Anna"_s, u"Berta"_s, u"Carl"_s};
const QStringList encoders{u"colour"_s, u"other"_s};

class Worker
{
public:
    Worker(Library& library, const QString& samples, quint32 seed)
        : m_library(library)
        , m_samples(samples)
        , m_random(seed)
        , m_queue(library, fakeEngineFactory(), u"fake+colour"_s, {})
        , m_training(library, recognise, encoders[0], fakeMatchLimit)
    {
        m_db.open(library.file());
        print(u"words"_s, wordsOf(m_db));
        m_queue.addPaths({samples});
        QObject::connect(&m_timer, &QTimer::timeout, [this] { step(); });
        m_timer.start(0);
    }

private:
    static void print(const QString& word, const QStringList& rest)
    {
        std::fputs(qPrintable(word + u'\t' + rest.join(u'\t') + u'\n'), stdout);
        std::fflush(stdout);
    }
    /// One act: \a about are beginnings of lines of wordsOf(), or names.
    void act(const QStringList& about, const std::function<void()>& work)
    {
        print(u"act"_s, about);
        work();
        print(u"words"_s, wordsOf(m_db));
    }
    int pick(qsizetype count) { return int(m_random.bounded(quint32(count))); }
    QString name() { return names[pick(names.size())]; }
    static QString placeOf(const Face& f)
    {
        return u"%1|%2|%3,%4,%5,%6|"_s.arg(f.recording)
            .arg(f.timeMs)
            .arg(f.box.x())
            .arg(f.box.y())
            .arg(f.box.width())
            .arg(f.box.height());
    }

    void step()
    {
        constexpr quint32 acts = 16;
        const quint32 which = m_random.bounded(acts);
        const QList<Face> faces = m_library.faces();
        const QList<Recording> recordings = m_library.recordings();
        if (faces.isEmpty() || recordings.isEmpty())
            return;
        const Face face = faces[pick(faces.size())];
        const RecordingId recording = recordings[pick(recordings.size())].id;
        Labels& labels = m_library.labels();
        switch (which) {
        case 0:
        case 1:
        case 2:
        case 3:
            return act({placeOf(face)}, [&] { labels.say({face.id}, name()); });
        case 4:
            return act({placeOf(face)}, [&] { labels.sayNot({face.id}, name()); });
        case 5:
            return act({placeOf(face)}, [&] { labels.clear({face.id}); });
        case 6:
            return act({placeOf(face)}, [&] { labels.ignore({face.id}); });
        case 7:
            return act({}, [&] {
                const PersonId from = labels.person(names[0]).value_or(0);
                if (!labels.merge(from, labels.person(names[1]).value_or(0)))
                    labels.separate(names[0]);
            });
        case 8:
            return act({u"Carl"_s, u"Karl"_s}, [&] {
                const bool isCarl = labels.person(u"Carl"_s).has_value();
                labels.rename(labels.person(isCarl ? u"Carl"_s : u"Karl"_s).value_or(0),
                              isCarl ? u"Karl"_s : u"Carl"_s);
            });
        case 9:
            return m_queue.enqueue({recording});
        case 10:
            return act({u"%1|"_s.arg(recording)}, [&] {
                if (m_library.removeRecordings({recording}) && m_random.bounded(2U) == 0)
                    m_library.restoreRecordings({recording});
            });
        case 11:
            return m_queue.addPaths({m_samples});
        case 12:
            return copy();
        case 13:
            m_encoder = 1 - m_encoder;
            m_reencoder = std::make_unique<Reencoder>(
                m_library, fakeEngineFactory({.id = u"fake+"_s + encoders[m_encoder], .encoder = encoders[m_encoder]}),
                encoders[m_encoder]);
            return m_reencoder->start();
        case 14:
            return m_training.request();
        default:
            return removeZoe(faces);
        }
    }

    void copy()
    {
        if (!m_copy.isRunning())
            m_copy.setFuture(QtConcurrent::run(
                [folder = QFileInfo(m_library.file()).absolutePath()] { return makeBackup(folder); }));
    }

    /// Only of the first sample's recording, so that all others have all their faces.
    void removeZoe(const QList<Face>& faces)
    {
        for (const Face& f : faces) {
            if (!m_library.recording(f.recording).value_or(Recording{}).file.path.endsWith(u"/0.mp4"_s))
                continue;
            act({u"%1|"_s.arg(f.recording), u"Zoe"_s}, [&] {
                m_library.labels().say({f.id}, u"Zoe"_s);
                m_library.labels().removePerson(m_library.labels().person(u"Zoe"_s).value_or(0));
            });
            return;
        }
    }

    Library& m_library;
    QString m_samples;
    QRandomGenerator m_random;
    Database m_db; ///< a second look at what is stored
    ScanQueue m_queue;
    RetrainScheduler m_training;
    std::unique_ptr<Reencoder> m_reencoder;
    QFutureWatcher<BackupResult> m_copy;
    QTimer m_timer;
    int m_encoder = 0;
};
} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        return 2;
    const Library::Opened opened = Library::open(arguments[1]);
    if (!opened.library) {
        std::fputs(qPrintable(u"cannot open: "_s + opened.detail + u'\n'), stderr);
        return 1;
    }
    const Worker worker(*opened.library, arguments[2], arguments[3].toUInt());
    return QCoreApplication::exec();
}
