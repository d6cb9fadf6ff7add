// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Sample recordings, to try everything with.
#include "core/demo/recordings.h"

#include "app/cli/command.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QTextStream>

#include <cstdio>
#include <unistd.h>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
QString whyNotWritten(const demo::Written& written)
{
    if (written.error == VideoWriteError::NoEncoder)
        return u"%1 cannot be written: this computer's FFmpeg cannot make H.264. Install libx264."_s.arg(
            written.failed);
    return u"%1 cannot be written. Check the disk and the permissions, or choose another folder."_s.arg(written.failed);
}
class Demo : public Command
{
public:
    void addTo(CLI::App& app, Context& context) override
    {
        CLI::App* me =
            add(app, "demo", "Write sample recordings of painted visitors into a folder, to try all this with");
        addText(me, "FOLDER", m_folder, "Is made if it is not there", "DIR")->required();
        addJson(me, context);
    }
    int run(Context& context) override
    {
        const QString folder = QDir(m_folder).absolutePath();
        const bool terminal = isatty(STDERR_FILENO) == 1;
        const demo::Written written = demo::writeClips(
            folder, QDateTime::currentDateTimeUtc(), [terminal](const demo::WritingProgress& progress) {
                if (terminal)
                    QTextStream(stderr) << "\r\x1b[KDrawing sample recordings: " << progress.percent << " %";
                return true;
            });
        if (terminal)
            QTextStream(stderr) << "\r\x1b[K";
        if (written.error != VideoWriteError::None) {
            complain(whyNotWritten(written));
            return Failed;
        }
        if (context.json) {
            QJsonArray files;
            for (const QString& file : written.files)
                files.append(QJsonObject{{u"file"_s, file}, {u"new"_s, written.fresh.contains(file)}});
            print(QJsonDocument(QJsonObject{{u"folder"_s, folder}, {u"files"_s, files}}));
            return Good;
        }
        for (const QString& file : written.files)
            print(file);
        return Good;
    }

private:
    QString m_folder;
};
} // namespace

std::unique_ptr<Command> makeDemo()
{
    return std::make_unique<Demo>();
}

} // namespace ringface::cli
