// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// A window from which files can be dragged, as from a file manager: dragsource X Y FILE...
#include <QApplication>
#include <QDrag>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>
#include <QUrl>

namespace
{
class Source : public QLabel
{
public:
    explicit Source(const QList<QUrl>& urls)
        : m_urls(urls)
    {
        setText(QStringLiteral("Files"));
        setAlignment(Qt::AlignCenter);
        setWindowFlags(Qt::FramelessWindowHint);
        resize(120, 80);
    }

protected:
    void mouseMoveEvent(QMouseEvent* event) override
    {
        if (!(event->buttons() & Qt::LeftButton))
            return;
        auto* drag = new QDrag(this);
        auto* files = new QMimeData;
        files->setUrls(m_urls);
        drag->setMimeData(files);
        drag->exec(Qt::CopyAction);
    }

private:
    QList<QUrl> m_urls;
};
} // namespace

int main(int argc, char* argv[])
{
    const QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    QList<QUrl> urls;
    for (const QString& file : arguments.mid(3))
        urls << QUrl::fromLocalFile(file);
    Source source(urls);
    source.move(arguments.value(1).toInt(), arguments.value(2).toInt());
    source.show();
    return QApplication::exec();
}
