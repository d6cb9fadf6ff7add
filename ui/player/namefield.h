// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/facevalues.h"

#include <QColor>
#include <QFrame>

class QLineEdit;
class QListWidget;

namespace ringface
{

class Library;
class ThumbnailCache;

/// Asks beside a box who that is: a field, and below it portraits of likely people, the most alike first. Enter takes
/// the one that is marked, digits those in their order while the field is empty, Shift+Enter makes a new person of the
/// text, Alt+I ignores the face. Hidden until ask(); hides itself when it is answered or left.
class NameField : public QFrame
{
    Q_OBJECT

public:
    NameField(Library& library, ThumbnailCache& thumbnails, QWidget* parent = nullptr);

    /// \a face: whom people are compared with; 0: nobody yet, who can't be ignored either. \a text: typed already.
    void ask(FaceId face, const QString& text = {});
    /// Beside \a box, as WhyCard::placeBeside().
    void placeBeside(const QRectF& box, const QRect& area, const QList<QRectF>& faces);

Q_SIGNALS:
    void named(const QString& name);
    void ignored();
    /// By Escape, or with nothing in it.
    void cancelled();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct Candidate {
        QString name;
        FaceId portrait = 0;
        QString how; ///< how much alike, in words
        QColor colour;
    };
    QList<Candidate> candidatesFor(FaceId face) const;
    void fill();
    void showPortraits();
    void take(int row);
    void answer(const QString& name);
    bool key(int key, Qt::KeyboardModifiers modifiers);

    Library& m_library;
    ThumbnailCache& m_thumbnails;
    FaceId m_face = 0;
    QList<Candidate> m_candidates;
    QLineEdit* m_edit;
    QListWidget* m_list;
    bool m_asking = false;
};

} // namespace ringface
