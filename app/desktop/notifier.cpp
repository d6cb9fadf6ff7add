// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/desktop/notifier.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
const QString service = u"org.freedesktop.Notifications"_s;
const QString servicePath = u"/org/freedesktop/Notifications"_s;

/// A picture as the specification wants it: signature (iiibiiay).
struct RawPicture {
    QImage image;
};

QDBusArgument& operator<<(QDBusArgument& out, const RawPicture& picture)
{
    constexpr int bitsASample = 8;
    constexpr int channels = 4;
    const QImage rgba = picture.image.convertToFormat(QImage::Format_RGBA8888);
    const QByteArray bytes(reinterpret_cast<const char*>(rgba.constBits()), rgba.sizeInBytes());
    out.beginStructure();
    out << rgba.width() << rgba.height() << int(rgba.bytesPerLine()) << true << bitsASample << channels << bytes;
    out.endStructure();
    return out;
}

const QDBusArgument& operator>>(const QDBusArgument& in, RawPicture& picture)
{
    Q_UNUSED(picture) // only sent
    return in;
}
} // namespace

Notifier::Notifier(const QDBusConnection& bus, QObject* parent)
    : QObject(parent)
    , m_bus(bus)
{
    qDBusRegisterMetaType<RawPicture>();
    m_bus.connect(service, servicePath, service, u"ActionInvoked"_s, this, SLOT(invoked(uint, QString)));
    m_bus.connect(service, servicePath, service, u"NotificationClosed"_s, this, SLOT(closed(uint)));
}

void Notifier::show(const News& news)
{
    QVariantMap hints{{u"desktop-entry"_s, QGuiApplication::desktopFileName()}, {u"category"_s, u"presence"_s}};
    if (!news.picture.isNull())
        hints.insert(u"image-data"_s, QVariant::fromValue(RawPicture{news.picture}));
    constexpr int asTheDesktopDoes = -1;
    QDBusMessage call = QDBusMessage::createMethodCall(service, servicePath, service, u"Notify"_s);
    // The text may hold markup there: names are no markup.
    call << u"Ringface"_s << 0U << QGuiApplication::desktopFileName() << news.title << news.text.toHtmlEscaped()
         << QStringList{u"default"_s, tr("Show")} << hints << asTheDesktopDoes;
    auto* answer = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer, recording = news.recording, ms = news.ms] {
        const QDBusPendingReply<uint> id = *answer;
        if (id.isValid())
            m_shown.insert(id.value(), {recording, ms});
        answer->deleteLater();
    });
}

void Notifier::invoked(uint id, const QString& action)
{
    const auto shown = m_shown.constFind(id);
    if (shown != m_shown.cend() && action == "default"_L1)
        Q_EMIT opened(shown->first, shown->second);
}

void Notifier::closed(uint id)
{
    m_shown.remove(id);
}

} // namespace ringface
