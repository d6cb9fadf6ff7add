// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/library.h"
#include "core/library/values/utctime.h"
#include "tests/support/patience.h"
#include "tests/support/samplevideo.h"
#include "tests/support/scanned.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace ringface::testing
{

using namespace Qt::StringLiterals;

/// What the command line program said.
struct Answer {
    int code = -1;
    QByteArray out;
    QString err;
    QJsonArray list() const { return QJsonDocument::fromJson(out).array(); }
    QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
};

/// Of the encoder that is used when nothing is chosen; how it is found out does not matter here.
inline TrackUpdate track(int number, int person, const QRect& box, qint32 from)
{
    Descriptor d(128, 0);
    d[size_t(person)] = 1;
    TrackUpdate t = standing(number, box, from, from + 2000, {from + 200, from + 1200}, d);
    for (NewFace& f : t.faces)
        f.encoder = u"sface"_s;
    return t;
}

/// Runs ringface-cli (named by RINGFACE_CLI) on a library of its own.
class CliRunner
{
protected:
    QString folder() const { return m_dir->path(); }
    QString file(const QString& name) const { return m_dir->filePath(name); }
    QString write(const QString& name, const QByteArray& content) const
    {
        return writeFile(file(name), content) ? file(name) : QString();
    }
    Answer run(const QStringList& arguments, bool ownFolders = true) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_DATA_HOME"_s, file(u"data"_s));
        environment.insert(u"TZ"_s, u"America/New_York"_s);
        environment.remove(u"RINGFACE_MODELS"_s);
        process.setProcessEnvironment(environment);
        const QStringList folders{u"--library"_s, file(u"library"_s), u"--models"_s, file(u"models"_s)};
        process.start(qEnvironmentVariable("RINGFACE_CLI"), (ownFolders ? folders : QStringList()) + arguments,
                      QIODevice::ReadOnly);
        Answer a;
        if (process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit)
            a.code = process.exitCode();
        a.out = process.readAllStandardOutput();
        a.err = QString::fromUtf8(process.readAllStandardError());
        return a;
    }
    /// Two recordings: one with person 0 left and person 1 right, one with person 0 alone.
    [[nodiscard]] bool fill() const
    {
        const Library::Opened opened = Library::open(file(u"library"_s));
        if (!opened.library)
            return false;
        Library& library = *opened.library;
        RecordingFile first = recordingFile(u"/v/first.mp4"_s, "first", utcTime(QDate(2024, 5, 3), QTime(13, 25, 9)));
        first.camera = u"Front Door"_s;
        first.kind = u"ding"_s;
        const RecordingId a = library.addRecording(first).id;
        const RecordingId b = library.addRecording(recordingFile(u"/v/second.mp4"_s, "second")).id;
        return scanOnce(library, a, {track(0, 0, left, 0), track(1, 1, right, 400)}) &&
               scanOnce(library, b, {track(0, 0, left, 3000)}) && run({u"train"_s}).code == 0;
    }
    QJsonArray faces() const { return run({u"faces"_s, u"--json"_s}).list(); }
    /// Ids of the faces, in the order of recording and time: four of the first, two of the second.
    QStringList ids() const
    {
        QStringList out;
        for (const QJsonValue& f : faces())
            out << QString::number(f["id"_L1].toInteger());
        return out;
    }
    [[nodiscard]] bool freshFolder()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        return QDir().mkpath(file(u"models"_s));
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

} // namespace ringface::testing
