// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/xmpregions.h"

#include "core/exchange/wholefile.h"
#include "core/library/values/facepath.h"
#include "core/library/values/filepath.h"

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
constexpr auto microsoft = "http://ns.microsoft.com/photo/1.2/";
constexpr auto tiff = "http://ns.adobe.com/tiff/1.0/";
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
    bool has(const QByteArray& path, const char* in = space) const
    {
        return xmp_has_property(m_xmp.get(), in, path.constData());
    }
    /// Empty if it is not there.
    QString text(const QByteArray& path, const char* in = space) const
    {
        const String text(xmp_string_new());
        return xmp_get_property(m_xmp.get(), in, path.constData(), text.get(), nullptr)
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

/// Which picture the regions of a file lie on.
enum class Layout {
    Stored,
    Shown, ///< some programs turn the picture first
    Other, ///< something was cut off since
};

QByteArray entry(int index)
{
    return list + '[' + QByteArray::number(index) + ']';
}

QSizeF dimensionsIn(const Xmp& xmp)
{
    return {xmp.number(size + "/stDim:w"), xmp.number(size + "/stDim:h")};
}

Layout layoutOf(const Xmp& xmp, const PictureGeometry& picture)
{
    const QSizeF applied = dimensionsIn(xmp);
    if (applied.isEmpty() || picture.stored.isEmpty())
        return Layout::Stored;
    const auto isLike = [&applied](const QSizeF& other) { // it may have been made smaller
        constexpr double rounding = 0.02;
        const double a = applied.width() * other.height();
        const double b = applied.height() * other.width();
        return qAbs(a - b) <= rounding * std::max(a, b);
    };
    return isLike(picture.stored) ? Layout::Stored : isLike(picture.shown()) ? Layout::Shown : Layout::Other;
}

/// One region, by whomever.
struct Entry {
    NamedRegion region;
    bool isFace = false;
    bool isOurs = false;
};

/// In shares of the picture's width and height, whatever it is told in.
QRectF areaIn(const Xmp& xmp, const QByteArray& area)
{
    const bool inPixels = xmp.text(area + "unit") == "pixel"_L1;
    const QSizeF all = dimensionsIn(xmp);
    if (inPixels && all.isEmpty())
        return {};
    const QSizeF unit = inPixels ? all : QSizeF(1, 1);
    QRectF out(0, 0, xmp.number(area + 'w') / unit.width(), xmp.number(area + 'h') / unit.height());
    if (const double diameter = xmp.number(area + 'd'); out.isEmpty() && diameter > 0) { // of a circle
        const double shorter = std::min(all.width(), all.height());
        const double pixels = inPixels ? diameter : diameter * shorter;
        out = all.isEmpty() ? QRectF(0, 0, diameter, diameter)
                            : QRectF(0, 0, pixels / all.width(), pixels / all.height());
    }
    out.moveCenter({xmp.number(area + 'x') / unit.width(), xmp.number(area + 'y') / unit.height()});
    return out;
}

/// Of the region [1], and so on, on the picture as it is shown. \a layout is not Other.
QList<Entry> entriesOf(const Xmp& xmp, const PictureGeometry& picture, Layout layout)
{
    const QTransform toShown = layout == Layout::Stored ? picture.toShown() : QTransform();
    QList<Entry> out;
    for (int i = 1; xmp.has(entry(i)); ++i) {
        Entry e;
        e.region.name = xmp.text(entry(i) + "/mwg-rs:Name").simplified();
        e.region.area = toShown.mapRect(areaIn(xmp, entry(i) + "/mwg-rs:Area/stArea:"));
        const QString type = xmp.text(entry(i) + "/mwg-rs:Type");
        e.isFace = type.isEmpty() || type.compare("Face"_L1, Qt::CaseInsensitive) == 0;
        e.isOurs = xmp.text(entry(i) + "/mwg-rs:Description") == ours;
        out.append(e);
    }
    return out;
}

/// Of Microsoft's programs: "left, top, width, height".
QList<NamedRegion> microsoftRegionsOf(const Xmp& xmp, const PictureGeometry& picture)
{
    QList<NamedRegion> out;
    for (int i = 1;; ++i) {
        const QByteArray at = "MP:RegionInfo/MPRI:Regions[" + QByteArray::number(i) + ']';
        if (!xmp.has(at, microsoft))
            return out;
        const QString name = xmp.text(at + "/MPReg:PersonDisplayName", microsoft).simplified();
        const QStringList numbers = xmp.text(at + "/MPReg:Rectangle", microsoft).split(u',');
        if (name.isEmpty() || numbers.size() != 4)
            continue;
        const QRectF area(numbers[0].toDouble(), numbers[1].toDouble(), numbers[2].toDouble(), numbers[3].toDouble());
        if (!area.isEmpty())
            out.append({name, picture.toShown().mapRect(area)});
    }
}

QByteArray share(double value)
{
    return QByteArray::number(value, 'f', 6);
}

/// \a shares: of the picture, as the other regions of the file lie.
void append(Xmp& xmp, const QString& name, const QRectF& shares)
{
    xmp.appendStruct(list);
    const QByteArray last = list + "[last()]";
    xmp.set(last + "/mwg-rs:Name", name.toUtf8());
    xmp.set(last + "/mwg-rs:Type", "Face");
    xmp.set(last + "/mwg-rs:Description", ours.toUtf8());
    const QByteArray area = last + "/mwg-rs:Area/stArea:";
    xmp.set(area + 'x', share(shares.center().x()));
    xmp.set(area + 'y', share(shares.center().y()));
    xmp.set(area + 'w', share(shares.width()));
    xmp.set(area + 'h', share(shares.height()));
    xmp.set(area + "unit", "normalized");
}

/// Before anything else of exempi's.
void prepare()
{
    xmp_init(); // once, whatever is asked
    xmp_register_namespace(space, "mwg-rs", nullptr);
    xmp_register_namespace(microsoft, "MP", nullptr);
    xmp_register_namespace("http://ns.microsoft.com/photo/1.2/t/RegionInfo#", "MPRI", nullptr);
    xmp_register_namespace("http://ns.microsoft.com/photo/1.2/t/Region#", "MPReg", nullptr);
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
    if (!factsOfFile(path))
        return true;
    QFile file;
    QString why;
    if (!openForReading(file, path, &why)) {
        *problem = u"It cannot be read: %1."_s.arg(why);
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
    QFile readable;
    QString why;
    if (!openForReading(readable, path, &why)) {
        *problem = u"It cannot be read: %1."_s.arg(why);
        return false;
    }
    const QByteArray name = bytesOfPath(path);
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

QString sidecarOf(const QString& file, Medium medium)
{
    QString usual = file + u".xmp"_s;
    const qsizetype dot = file.lastIndexOf(u'.');
    if (medium != Medium::Photo || dot <= file.lastIndexOf(u'/') + 1 || factsOfFile(usual))
        return usual;
    for (const QString& ending : {u".xmp"_s, u".XMP"_s}) {
        if (const QString other = file.first(dot) + ending; factsOfFile(other))
            return other;
    }
    return usual;
}

int orientationIn(const QString& sidecar)
{
    prepare();
    Xmp xmp;
    QString problem;
    if (!readSidecar(sidecar, xmp, &problem))
        return 0;
    const int orientation = xmp.text("tiff:Orientation", tiff).toInt();
    return orientation >= 1 && orientation <= 8 ? orientation : 0;
}

std::optional<ReadRegions> readRegions(const QString& file, const PictureGeometry& picture, QString* problem)
{
    prepare();
    Xmp xmp;
    const bool isSidecar = file.endsWith(".xmp"_L1, Qt::CaseInsensitive);
    if (!(isSidecar ? readSidecar(file, xmp, problem) : readPicture(file, xmp, problem)))
        return std::nullopt;
    ReadRegions out;
    const Layout layout = layoutOf(xmp, picture);
    const auto entries = layout == Layout::Other ? QList<Entry>() : entriesOf(xmp, picture, layout);
    for (const Entry& e : entries) {
        if (e.isFace && !e.region.name.isEmpty() && !e.region.area.isEmpty())
            out.regions.append(e.region);
    }
    if (layout == Layout::Other && xmp.has(list))
        out.passedOver = u"The photo was cut or turned since its faces were named, so nobody knows where they are now. "
                         "Name them again in the program that you keep photos with."_s;
    if (out.regions.isEmpty())
        out.regions = microsoftRegionsOf(xmp, picture);
    if (out.regions.isEmpty() && out.passedOver.isEmpty() && std::ranges::any_of(entries, &Entry::isFace))
        out.passedOver = u"Faces are marked in it, but none has a name and a size."_s;
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

SidecarUpdate updateSidecar(const QString& sidecar, const QList<NamedRegion>& regions, const PictureGeometry& picture,
                            bool write)
{
    prepare();
    SidecarUpdate out;
    Xmp xmp;
    if (!readSidecar(sidecar, xmp, &out.problem)) {
        out.change = SidecarUpdate::Change::Failed;
        return out;
    }
    const QByteArray before = xmp.packet();
    const Layout layout = layoutOf(xmp, picture);
    if (layout == Layout::Other) {
        out.change = SidecarUpdate::Change::Failed;
        out.problem = u"The faces in it lie on another cut of the picture. It is left as it is."_s;
        return out;
    }
    const QTransform toFile = layout == Layout::Stored ? picture.toStored() : QTransform();
    const QList<Entry> there = entriesOf(xmp, picture, layout);
    for (qsizetype i = there.size(); i > 0; --i) {
        if (there[i - 1].isOurs)
            xmp.remove(entry(int(i)));
    }
    for (const NamedRegion& region : regions) {
        const auto same = std::ranges::find_if(there, [&region](const Entry& e) {
            return e.isFace && !e.isOurs && intersectionOverUnion(e.region.area, region.area) >= sameFace;
        });
        if (same == there.end())
            append(xmp, region.name, toFile.mapRect(region.area));
        else if (same->region.name != region.name)
            out.kept << region.name;
    }
    if (xmp.has(list) && !xmp.has(size)) {
        xmp.set(size + "/stDim:w", QByteArray::number(picture.stored.width()));
        xmp.set(size + "/stDim:h", QByteArray::number(picture.stored.height()));
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
