// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What recognition begins with; what it says is in guesses.cpp, what it has learnt in classifierversions.cpp.
#include "core/library/store/recognitionstore.h"

#include "core/library/library.h"
#include "core/library/store/blobs.h"
#include "core/library/store/database.h"

#include <algorithm>
#include <iterator>

namespace ringface
{

using namespace Qt::StringLiterals;

bool RecognitionStore::change(const std::function<bool()>& work, const LibraryChange& made)
{
    if (!m_library.change(work))
        return false;
    m_library.tell(made);
    return true;
}

const QString RecognitionStore::revisionSetting = u"revision"_s;
const QString RecognitionStore::encoderSetting = u"trained_encoder"_s;

bool RecognitionStore::isDue() const
{
    return m_library.note(revisionSetting) != m_library.note(u"trained_revision"_s);
}

bool RecognitionStore::isUpToDate() const
{
    if (isDue())
        return false;
    const QString encoder = m_library.note(encoderSetting);
    return !m_db.value(u"SELECT 1 FROM faces f WHERE f.encoder != ? AND EXISTS (SELECT 1 FROM face_images i WHERE "
                       "i.face_id = f.id AND i.crop IS NOT NULL) LIMIT 1"_s,
                       {encoder})
                .isValid();
}

void RecognitionStore::hold(RecordingId recording)
{
    if (m_held.contains(recording))
        return; // the scan before was interrupted
    std::vector<EncodedTrack> held = RecognitionReader(m_db).taught(recording);
    for (EncodedTrack& e : held)
        e.second.fromMs = e.second.toMs = -1; // beside nobody, not even those who are found now
    m_held[recording] = std::move(held);
}

bool RecognitionStore::holds(RecordingId recording) const
{
    const auto held = m_held.find(recording);
    return held != m_held.end() && !held->second.empty();
}

bool RecognitionStore::release(RecordingId recording)
{
    const bool any = holds(recording);
    m_held.erase(recording);
    return any;
}

std::vector<EncodedTrack> RecognitionStore::held() const
{
    std::vector<EncodedTrack> out;
    for (const auto& [recording, tracks] : m_held)
        std::ranges::copy(tracks, std::back_inserter(out));
    return out;
}

RecognitionInput RecognitionStore::input(const QString& encoder, const MatchLimits& limits) const
{
    return RecognitionReader(m_db).input(encoder, limits, held());
}

RecognitionStore::Reading RecognitionStore::reading(const QString& encoder, const MatchLimits& limits) const
{
    return [file = m_db.file(), cipher = m_db.cipher(), encoder, limits,
            held = held()](const std::function<bool()>& isCancelled) -> std::optional<RecognitionInput> {
        Database db;
        db.setCipher(cipher);
        if (db.open(file) != Database::Status::Ok || !db.run(u"BEGIN"_s)) // all of one moment
            return std::nullopt;
        if (isCancelled)
            db.stopIf(isCancelled);
        RecognitionReader reader(db);
        RecognitionInput input = reader.input(encoder, limits, held);
        input.stored = reader.guesses();
        if (isCancelled && isCancelled())
            return std::nullopt;
        return input;
    };
}

namespace
{
const QString otherEncoder = u"FROM face_images i JOIN faces f ON f.id = i.face_id "
                             "WHERE i.crop IS NOT NULL AND f.encoder != ?"_s;
} // namespace

QList<StoredCrop> RecognitionStore::cropsToEncode(const QString& encoder, FaceId after, int count) const
{
    QList<StoredCrop> out;
    Rows q = m_db.query(
        u"SELECT i.face_id, i.crop, i.points %1 AND i.face_id > ? ORDER BY i.face_id LIMIT ?"_s.arg(otherEncoder),
        {encoder, after, count});
    while (q.isActive() && q.next())
        out.append({q.value(0).toLongLong(), m_db.decrypted(q.value(1)), unpackPoints(q.value(2).toByteArray())});
    return out;
}

int RecognitionStore::countToEncode(const QString& encoder) const
{
    return m_db.value(u"SELECT count(*) "_s + otherEncoder, {encoder}).toInt();
}

QString RecognitionStore::newestEncoder() const
{
    return m_db.value(u"SELECT encoder FROM faces WHERE encoder != '' ORDER BY id DESC LIMIT 1"_s).toString();
}

bool RecognitionStore::setDescriptors(const QString& encoder, const QList<FaceDescriptor>& descriptors)
{
    return m_library.change([&] {
        // One that could not be encoded gets the encoder too: it is not offered again.
        return m_library.noteChange() && std::ranges::all_of(descriptors, [&](const FaceDescriptor& d) {
                   return m_db.run(u"UPDATE faces SET encoder = ?, descriptor = ? WHERE id = ?"_s,
                                   {encoder,
                                    d.descriptor.empty() ? QVariant() : m_db.encrypted(packDescriptor(d.descriptor)),
                                    d.face});
               });
    });
}

} // namespace ringface
