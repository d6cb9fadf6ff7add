// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QAbstractButton>
#include <QDir>
#include <QLabel>
#include <QWidget>

namespace ringface::testing
{

/// Texts in \a widget that have less room than they need.
inline QStringList cutOff(const QWidget& widget)
{
    QStringList out;
    const QList<QLabel*> labels = widget.findChildren<QLabel*>();
    for (const QLabel* label : labels) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        const int needed = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        if (label->height() < needed || (!label->wordWrap() && label->width() < label->sizeHint().width()))
            out << label->text();
    }
    const QList<QAbstractButton*> buttons = widget.findChildren<QAbstractButton*>();
    for (const QAbstractButton* button : buttons) {
        if (button->isVisible() && button->width() < button->sizeHint().width())
            out << button->text();
    }
    return out;
}

/// Leaves a picture to look at in $RINGFACE_ARTEFACTS, if that is set.
inline void keepPicture(QWidget& widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("RINGFACE_ARTEFACTS");
    if (!folder.isEmpty() && QDir().mkpath(folder))
        widget.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

} // namespace ringface::testing
