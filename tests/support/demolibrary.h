// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/demo/recordings.h"
#include "core/library/library.h"

#include <QTemporaryDir>

#include <memory>

namespace ringface::testing
{

/// The sample recordings of a spring week, and a download that broke off, scanned and learnt from: with the networks in
/// RINGFACE_MODELS, or with those that come with the program. What is named is named as a user would: one visit each of
/// Amara, Lena and Walter, after Karim was taken for Walter and that was put right; Ruth and Karim stay unknown.
class DemoLibrary
{
public:
    /// Takes half a minute and more. Ends the program if something fails.
    DemoLibrary();
    ~DemoLibrary();
    Library& operator*() { return *m_library; }
    Library* operator->() { return m_library.get(); }

    /// The recording in which \a who comes for the \a nth time, from 0.
    RecordingId recording(demo::Visitor who, int nth) const;
    /// The faces that were found of \a who in it.
    QList<FaceId> faces(demo::Visitor who, int nth) const;
    /// The stack of unknown faces that \a who is in, with or without others; 0 if there is none.
    GroupId groupOf(demo::Visitor who) const;
    /// What broke off.
    Recording broken() const;

private:
    const demo::Clip& clip(demo::Visitor who, int nth) const;
    Recording at(const QString& path) const;
    void breakOff() const;
    void scan();
    void learn();
    void say(demo::Visitor who, int nth, const QString& name);

    QTemporaryDir m_dir;
    QString m_folder;
    QList<demo::Clip> m_clips;
    std::unique_ptr<Library> m_library;
};

} // namespace ringface::testing
