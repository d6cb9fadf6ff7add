// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/xmpregions.h"

#include "core/exchange/wholefile.h"
#include "core/library/values/facepath.h"

#include <QFile>
#include <QXmlStreamReader>

#include <exempi/xmp.h>

#include <algorithm>
#include <memory>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr auto space = "http://www.metadataworkinggroup.com/schemas/regions/";
const QByteArray size("mwg-rs:Regions/mwg-rs:AppliedToDimensions");
const QByteArray list("mwg-rs:Regions/mwg-rs:RegionList");
const QString ours = u"Ringface"_s; // in our regions' description
constexpr double sameFace = 0.4;    // intersection over union

template <typename Handle, auto release>
struct Release {
    using pointer = Handle;
    void operator()(Handle handle) const { release(handle); }
};
/// Owns: something of exempi's.
template <typename Handle, auto release>
using Keeper = std::unique_ptr<std::remove_pointer_t<Handle>, Release<Handle, release>>;

/// What one file says. Owns: exempi's copy of it.
class Xmp
{
public:
    /// Null: it says nothing.
    explicit Xmp(XmpPtr xmp = nullptr)
        : m_xmp(xmp != nullptr ? xmp : xmp_new_empty())
    {
    }

    bool parse(const QByteArray& packet) { return xmp_parse(m_xmp.get(), packet.constData(), size_t(packet.size())); }
    /// Empty on failure.
    QByteArray packet() const
    {
        const String text(xmp_string_new());
        return xmp_serialize(m_xmp.get(), text.get(), XMP_SERIAL_OMITPACKETWRAPPER | XMP_SERIAL_USECOMPACTFORMAT, 0)
                   ? QByteArray(xmp_string_cstr(text.get()))
                   : QByteArray();
    }
    bool has(const QByteArray& path) const { return xmp_has_property(m_xmp.get(), space, path.constData()); }
    /// Empty if it is not there.
    QString text(const QByteArray& path) const
    {
        const String text(xmp_string_new());
        return xmp_get_property(m_xmp.get(), space, path.constData(), text.get(), nullptr)
                   ? QString::fromUtf8(xmp_string_cstr(text.get()))
                   : QString();
    }
    double number(const QByteArray& path) const { return text(path).toDouble(); }
    void set(const QByteArray& path, const QByteArray& value)
    {
        xmp_set_property(m_xmp.get(), space, path.constData(), value.constData(), 0);
    }
    void remove(const QByteArray& path) { xmp_delete_property(m_xmp.get(), space, path.constData()); }
    void appendStruct(const QByteArray& array)
    {
        xmp_append_array_item(m_xmp.get(), space, array.constData(), XMP_PROP_ARRAY_IS_UNORDERED, nullptr,
                              XMP_PROP_VALUE_IS_STRUCT);
    }

private:
    using String = Keeper<XmpStringPtr, xmp_string_free>;
    Keeper<XmpPtr, xmp_free> m_xmp;
};

/// One region, by whomever.
struct Entry {
    NamedRegion region;
    bool isFace = false;
    bool isOurs = false;
};

QByteArray entry(int index)
{
    return list + '[' + QByteArray::number(index) + ']';
}

/// Of the region [1], and so on.
QList<Entry> entriesOf(const Xmp& xmp)
{
    QList<Entry> out;
    for (int i = 1; xmp.has(entry(i)); ++i) {
        const QByteArray area = entry(i) + "/mwg-rs:Area/stArea:";
        Entry e;
        e.region.name = xmp.text(entry(i) + "/mwg-rs:Name").simplified();
        e.region.area.setSize({xmp.number(area + 'w'), xmp.number(area + 'h')});
        e.region.area.moveCenter({xmp.number(area + 'x'), xmp.number(area + 'y')});
        e.isFace = xmp.text(entry(i) + "/mwg-rs:Type") == "Face"_L1;
        e.isOurs = xmp.text(entry(i) + "/mwg-rs:Description") == ours;
        out.append(e);
    }
    return out;
}

QByteArray share(double value)
{
    return QByteArray::number(value, 'f', 6);
}

void append(Xmp& xmp, const NamedRegion& region)
{
    xmp.appendStruct(list);
    const QByteArray last = list + "[last()]";
    xmp.set(last + "/mwg-rs:Name", region.name.toUtf8());
    xmp.set(last + "/mwg-rs:Type", "Face");
    xmp.set(last + "/mwg-rs:Description", ours.toUtf8());
    const QByteArray area = last + "/mwg-rs:Area/stArea:";
    xmp.set(area + 'x', share(region.area.center().x()));
    xmp.set(area + 'y', share(region.area.center().y()));
    xmp.set(area + 'w', share(region.area.width()));
    xmp.set(area + 'h', share(region.area.height()));
    xmp.set(area + "unit", "normalized");
}

/// Before anything else of exempi's.
void prepare()
{
    xmp_init(); // once, whatever is asked
    xmp_register_namespace(space, "mwg-rs", nullptr);
    xmp_register_namespace("http://ns.adobe.com/xmp/sType/Area#", "stArea", nullptr);
    xmp_register_namespace("http://ns.adobe.com/xap/1.0/sType/Dimensions#", "stDim", nullptr);
}

/// Whole, and not other XML, which would be taken for a file that says nothing.
bool isXmp(const QByteArray& content)
{
    QXmlStreamReader xml(content);
    bool found = false;
    while (!xml.atEnd()) {
        xml.readNext();
        found = found || (xml.isStartElement() && xml.name() == "RDF"_L1);
    }
    return found && !xml.hasError();
}

/// Empty if there is no such file. Errors: false.
bool readSidecar(const QString& path, Xmp& xmp, QString* problem)
{
    QFile file(path);
    if (!file.exists())
        return true;
    if (!file.open(QIODevice::ReadOnly)) {
        *problem = u"It cannot be read: %1."_s.arg(file.errorString());
        return false;
    }
    const QByteArray content = file.readAll();
    if (isXmp(content) && xmp.parse(content))
        return true;
    *problem = u"It is damaged, or no XMP file. It is left as it is."_s;
    return false;
}

bool writeSidecar(const QString& path, const QByteArray& packet, QString* problem)
{
    QString why;
    if (writeWhole(path, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + packet, &why))
        return true;
    *problem = u"It cannot be written: %1."_s.arg(why);
    return false;
}

/// What the picture itself says; nothing if it is of a kind that cannot say anything. Errors: false.
bool readPicture(const QString& path, Xmp& xmp, QString* problem)
{
    QFile readable(path);
    if (!readable.open(QIODevice::ReadOnly)) {
        *problem = u"It cannot be read: %1."_s.arg(readable.errorString());
        return false;
    }
    const QByteArray name = QFile::encodeName(path);
    if (xmp_files_check_file_format(name.constData()) == XMP_FT_UNKNOWN)
        return true;
    const Keeper<XmpFilePtr, xmp_files_free> file(xmp_files_open_new(name.constData(), XMP_OPEN_READ));
    if (file)
        xmp = Xmp(xmp_files_get_new_xmp(file.get()));
    else
        *problem = u"It is damaged."_s;
    return file != nullptr;
}
} // namespace

QString sidecarOf(const QString& file)
{
    return file + u".xmp"_s;
}

std::optional<QList<NamedRegion>> readRegions(const QString& file, QString* problem)
{
    prepare();
    Xmp xmp;
    const bool isSidecar = file.endsWith(".xmp"_L1, Qt::CaseInsensitive);
    if (!(isSidecar ? readSidecar(file, xmp, problem) : readPicture(file, xmp, problem)))
        return std::nullopt;
    QList<NamedRegion> out;
    for (const Entry& e : entriesOf(xmp)) {
        if (e.isFace && !e.region.name.isEmpty() && !e.region.area.isEmpty())
            out.append(e.region);
    }
    return out;
}

QList<NamedRegion> regionsOf(const Library& library, const Recording& recording, bool guesses)
{
    QList<Face> faces = library.faces(recording.id);
    faces.removeIf(
        [guesses](const Face& f) { return f.ignored || (f.label.isEmpty() && (!guesses || f.guess.isEmpty())); });
    std::ranges::stable_sort(faces, [](const Face& a, const Face& b) {
        return std::pair(a.label.isEmpty(), -a.quality) < std::pair(b.label.isEmpty(), -b.quality);
    });
    QList<NamedRegion> out;
    for (const Face& f : faces) {
        const QString name = f.label.isEmpty() ? f.guess : f.label;
        if (recording.file.medium == Medium::Video && std::ranges::find(out, name, &NamedRegion::name) != out.end())
            continue;
        if (const QSizeF all = recording.frameSize; !all.isEmpty())
            out.append({name, QRectF(f.box.x() / all.width(), f.box.y() / all.height(), f.box.width() / all.width(),
                                     f.box.height() / all.height())});
    }
    return out;
}

SidecarUpdate updateSidecar(const QString& sidecar, const QList<NamedRegion>& regions, const QSize& picture, bool write)
{
    prepare();
    SidecarUpdate out;
    Xmp xmp;
    if (!readSidecar(sidecar, xmp, &out.problem)) {
        out.change = SidecarUpdate::Change::Failed;
        return out;
    }
    const QByteArray before = xmp.packet();
    const QList<Entry> there = entriesOf(xmp);
    for (qsizetype i = there.size(); i > 0; --i) {
        if (there[i - 1].isOurs)
            xmp.remove(entry(int(i)));
    }
    for (const NamedRegion& region : regions) {
        const auto same = std::ranges::find_if(there, [&region](const Entry& e) {
            return e.isFace && !e.isOurs && intersectionOverUnion(e.region.area, region.area) >= sameFace;
        });
        if (same == there.end())
            append(xmp, region);
        else if (same->region.name != region.name)
            out.kept << region.name;
    }
    if (xmp.has(list) && !xmp.has(size)) {
        xmp.set(size + "/stDim:w", QByteArray::number(picture.width()));
        xmp.set(size + "/stDim:h", QByteArray::number(picture.height()));
        xmp.set(size + "/stDim:unit", "pixel");
    }
    const QByteArray after = xmp.packet();
    if (after == before)
        return out;
    const bool done = !after.isEmpty() && (!write || writeSidecar(sidecar, after, &out.problem));
    out.change = done ? SidecarUpdate::Change::Differs : SidecarUpdate::Change::Failed;
    return out;
}

} // namespace ringface
