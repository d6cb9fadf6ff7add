// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/vision/modelfetch.h"
#include "tests/support/fileserver.h"
#include "tests/support/samplevideo.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <bzlib.h>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
QByteArray randomBytes(qsizetype size, quint32 seed)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator random(seed);
    for (char& byte : bytes)
        byte = char(random.bounded(64));
    return bytes;
}

QByteArray sha256(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QByteArray bz2(QByteArray bytes)
{
    QByteArray packed(bytes.size() + bytes.size() / 50 + 1000, Qt::Uninitialized);
    auto size = unsigned(packed.size());
    if (BZ2_bzBuffToBuffCompress(packed.data(), &size, bytes.data(), unsigned(bytes.size()), 1, 0, 0) != BZ_OK)
        return {};
    packed.truncate(qsizetype(size));
    return packed;
}

QByteArray read(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestModelFetch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void download();
    void replacesABadFile();
    void resumesAfterACut();
    void redirect_data();
    void redirect();
    void serverWithoutRanges();
    void partThatServerCannotContinue_data();
    void partThatServerCannotContinue();
    void completePart();
    void wrongContent_data();
    void wrongContent();
    void endlessAnswer();
    void strangePartIsDownloadedAnew();
    void unpacks();
    void unpackFailures_data();
    void unpackFailures();
    void unpacksNoMoreThanStated();
    void archiveByHand();
    void httpError();
    void redirectLoop();
    void connectionRefused();
    void silentServer();
    void cancel();
    void cancelBeforeItBegins();
    void destroyedWhileRunning_data();
    void destroyedWhileRunning();
    void notWritable();
    void diskFull();
    void noAddress();
    void oneAtATime();
    void restGoesOnAfterAWrongFile();

private:
    /// A file that the server has under \a path and that \a content belongs to.
    ModelFile model(const QString& path, const QByteArray& content);
    ModelFile packedModel(const QByteArray& content);
    FetchResult fetch(const QList<ModelFile>& files);
    /// The error of the only file that was fetched; None if it is in place.
    FetchError fetchOne(const ModelFile& file);
    QString inside(const QString& name) const { return m_catalogue.path(name); }
    QStringList left() const
    {
        return QDir(m_catalogue.folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    const QByteArray m_content = randomBytes(2'000'003, 1);
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FileServer> m_server;
    ModelCatalogue m_catalogue;
    QList<qint64> m_received; ///< what progress() said in the last fetch()
};

void TestModelFetch::initTestCase()
{
    for (const char* name : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"})
        qunsetenv(name);
}

void TestModelFetch::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_server = std::make_unique<FileServer>();
    QVERIFY(m_server->isListening());
    m_catalogue.folder = m_dir->filePath(u"data/models"_s);
}

ModelFile TestModelFetch::model(const QString& path, const QByteArray& content)
{
    ModelFile file;
    file.name = path.section(u'/', -1);
    file.bytes = content.size();
    file.sha256 = sha256(content);
    file.url = m_server->url(path);
    m_server->files[file.name] = content;
    return file;
}

ModelFile TestModelFetch::packedModel(const QByteArray& content)
{
    const QByteArray packed = bz2(content);
    ModelFile file = model(u"net.dat.bz2"_s, packed);
    file.archive = ModelArchive{file.name, file.bytes, file.sha256};
    file.name = u"net.dat"_s;
    file.bytes = content.size();
    file.sha256 = sha256(content);
    return file;
}

FetchResult TestModelFetch::fetch(const QList<ModelFile>& files)
{
    ModelFetch fetcher;
    m_received.clear();
    connect(&fetcher, &ModelFetch::progress, this, [this](const QString&, qint64 received) { m_received << received; });
    QSignalSpy finished(&fetcher, &ModelFetch::finished);
    fetcher.start(m_catalogue, files);
    if (!finished.isEmpty() || !finished.wait(20'000) || fetcher.isRunning() || finished.size() != 1)
        qFatal("finished() must come once, and later");
    return finished.first().first().value<FetchResult>();
}

FetchError TestModelFetch::fetchOne(const ModelFile& file)
{
    const FetchResult result = fetch({file});
    if (result.failures.isEmpty())
        return FetchError::None;
    const FetchFailure failure = result.failures.first();
    if (failure.file.name != file.name || failure.file.url != file.url || result.folder != m_catalogue.folder)
        qFatal("the failure names another file");
    return failure.error;
}

void TestModelFetch::download()
{
    const ModelFile file = model(u"net.onnx"_s, m_content);
    QCOMPARE(fetchOne(file), FetchError::None);
    QCOMPARE(read(inside(u"net.onnx"_s)), m_content);
    QCOMPARE(check(m_catalogue, file), ModelState::Good);
    QCOMPARE(left(), QStringList{u"net.onnx"_s});
    QCOMPARE(m_server->ranges, QList<QByteArray>{QByteArray()});
    QVERIFY(m_received.size() > 1);
    QVERIFY(std::is_sorted(m_received.cbegin(), m_received.cend()));
    QCOMPARE(m_received.last(), file.bytes);
}

void TestModelFetch::replacesABadFile()
{
    const ModelFile file = model(u"net.onnx"_s, m_content);
    QVERIFY(QDir().mkpath(m_catalogue.folder));
    QVERIFY(writeFile(inside(u"net.onnx"_s), "damaged"));
    QCOMPARE(fetchOne(file), FetchError::None);
    QCOMPARE(read(inside(u"net.onnx"_s)), m_content);
}

void TestModelFetch::resumesAfterACut()
{
    const qsizetype half = m_content.size() / 2;
    const ModelFile cut = model(u"cut/net.onnx"_s, m_content);
    QCOMPARE(fetchOne(cut), FetchError::NoNetwork);
    QCOMPARE(left(), QStringList{u"net.onnx.part"_s});
    QCOMPARE(read(inside(u"net.onnx.part"_s)), m_content.first(half));

    const ModelFile file = model(u"net.onnx"_s, m_content);
    QCOMPARE(fetchOne(file), FetchError::None);
    QCOMPARE(m_server->ranges, QList<QByteArray>{"bytes=" + QByteArray::number(half) + '-'});
    QVERIFY(m_received.first() >= half);
    QCOMPARE(read(inside(u"net.onnx"_s)), m_content);
    QCOMPARE(left(), QStringList{u"net.onnx"_s});
}

void TestModelFetch::redirect_data()
{
    QTest::addColumn<qsizetype>("have");
    QTest::addColumn<QByteArray>("range");
    QTest::newRow("from the beginning") << qsizetype(0) << QByteArray();
    QTest::newRow("resumed") << qsizetype(1000) << QByteArray("bytes=1000-");
}

void TestModelFetch::redirect()
{
    QFETCH(qsizetype, have);
    QFETCH(QByteArray, range);
    const QByteArray content = m_content.first(20'000);
    QVERIFY(QDir().mkpath(m_catalogue.folder));
    // Often, because Qt mixes the headers of the two answers only now and then.
    for (int i = 0; i < 40; ++i) {
        m_server->ranges.clear();
        QVERIFY(writeFile(inside(u"net.onnx.part"_s), content.first(have)));
        QCOMPARE(fetchOne(model(u"moved/net.onnx"_s, content)), FetchError::None);
        QCOMPARE(m_server->ranges, QList<QByteArray>{range});
        QCOMPARE(read(inside(u"net.onnx"_s)), content);
        QVERIFY(QFile::remove(inside(u"net.onnx"_s)));
    }
}

void TestModelFetch::serverWithoutRanges()
{
    QVERIFY(QDir().mkpath(m_catalogue.folder));
    QVERIFY(writeFile(inside(u"net.onnx.part"_s), m_content.first(1000)));
    m_server->knowsRanges = false;
    QCOMPARE(fetchOne(model(u"net.onnx"_s, m_content)), FetchError::None);
    QCOMPARE(m_server->ranges, QList<QByteArray>{"bytes=1000-"});
    QCOMPARE(read(inside(u"net.onnx"_s)), m_content);
    QCOMPARE(left(), QStringList{u"net.onnx"_s});
}

void TestModelFetch::partThatServerCannotContinue_data()
{
    QTest::addColumn<qsizetype>("shift");
    QTest::newRow("416") << qsizetype(10'000'000);
    QTest::newRow("206 from another byte") << qsizetype(7);
}

void TestModelFetch::partThatServerCannotContinue()
{
    QFETCH(qsizetype, shift);
    QVERIFY(QDir().mkpath(m_catalogue.folder));
    QVERIFY(writeFile(inside(u"net.onnx.part"_s), m_content.first(1000)));
    m_server->rangeShift = shift;
    QCOMPARE(fetchOne(model(u"net.onnx"_s, m_content)), FetchError::None);
    QCOMPARE(m_server->ranges, (QList<QByteArray>{"bytes=1000-", QByteArray()}));
    QCOMPARE(read(inside(u"net.onnx"_s)), m_content);
}

void TestModelFetch::completePart()
{
    QVERIFY(QDir().mkpath(m_catalogue.folder));
    QVERIFY(writeFile(inside(u"net.onnx.part"_s), m_content));
    QCOMPARE(fetchOne(model(u"net.onnx"_s, m_content)), FetchError::None);
    QVERIFY(m_server->ranges.isEmpty());
    QCOMPARE(left(), QStringList{u"net.onnx"_s});
}

void TestModelFetch::wrongContent_data()
{
    QTest::addColumn<QByteArray>("served");
    QTest::newRow("hash") << QByteArray(m_content).replace(1000, 1, "\xff");
    QTest::newRow("too short") << m_content.first(1000);
    QTest::newRow("too long") << m_content + 'x';
    QTest::newRow("empty") << QByteArray();
}

void TestModelFetch::wrongContent()
{
    QFETCH(QByteArray, served);
    const ModelFile file = model(u"net.onnx"_s, m_content);
    m_server->files[file.name] = served;
    QCOMPARE(fetchOne(file), FetchError::WrongContent);
    QCOMPARE(left(), QStringList());

    QVERIFY(writeFile(inside(u"net.onnx"_s), "older"));
    QCOMPARE(fetchOne(file), FetchError::WrongContent);
    QCOMPARE(read(inside(u"net.onnx"_s)), "older");
    QCOMPARE(left(), QStringList{u"net.onnx"_s});
}

void TestModelFetch::endlessAnswer()
{
    QCOMPARE(fetchOne(model(u"endless/net.onnx"_s, m_content)), FetchError::WrongContent);
    QCOMPARE(left(), QStringList());
}

void TestModelFetch::strangePartIsDownloadedAnew()
{
    const ModelFile file = model(u"net.onnx"_s, m_content);
    QVERIFY(QDir().mkpath(m_catalogue.folder));
    for (const qsizetype size : {qsizetype(1000), m_content.size(), m_content.size() + 1}) {
        QVERIFY(writeFile(inside(u"net.onnx.part"_s), QByteArray(size, '!')));
        QCOMPARE(fetchOne(file), FetchError::None);
        QCOMPARE(read(inside(u"net.onnx"_s)), m_content);
        QCOMPARE(m_server->ranges.takeLast(), QByteArray());
    }
}

void TestModelFetch::unpacks()
{
    const ModelFile file = packedModel(m_content);
    QVERIFY(file.archive->bytes < file.bytes);
    QCOMPARE(fetchOne(file), FetchError::None);
    QCOMPARE(read(inside(u"net.dat"_s)), m_content);
    QCOMPARE(left(), QStringList{u"net.dat"_s});
    QCOMPARE(m_received.last(), file.archive->bytes);
}

void TestModelFetch::unpackFailures_data()
{
    QTest::addColumn<QByteArray>("archive");
    QTest::addColumn<qint64>("bytes");
    const QByteArray packed = bz2(m_content);
    QTest::newRow("longer than stated") << packed << qint64(m_content.size() - 1);
    QTest::newRow("shorter than stated") << packed << qint64(m_content.size() + 1);
    QTest::newRow("other content") << bz2(QByteArray(m_content.size(), 'x')) << qint64(m_content.size());
    QTest::newRow("cut archive") << packed.chopped(50) << qint64(m_content.size());
    QTest::newRow("no archive") << m_content << qint64(m_content.size());
}

void TestModelFetch::unpackFailures()
{
    QFETCH(QByteArray, archive);
    QFETCH(qint64, bytes);
    ModelFile file = packedModel(m_content);
    m_server->files[u"net.dat.bz2"_s] = archive;
    file.archive = ModelArchive{u"net.dat.bz2"_s, archive.size(), sha256(archive)};
    file.bytes = bytes;
    QCOMPARE(fetchOne(file), FetchError::WrongContent);
    QCOMPARE(left(), QStringList());
}

void TestModelFetch::unpacksNoMoreThanStated()
{
    if (!QFile::exists(u"/dev/full"_s))
        QSKIP("needs /dev/full");
    ModelFile file = packedModel(QByteArray(20'000'000, '\0'));
    file.bytes = 1000;
    QVERIFY(QDir().mkpath(m_catalogue.folder));
    QVERIFY(QFile::link(u"/dev/full"_s, inside(u"net.dat.unpacked"_s)));
    QCOMPARE(fetchOne(file), FetchError::WrongContent);
}

void TestModelFetch::archiveByHand()
{
    ModelFile file = packedModel(m_content);
    QVERIFY(QDir().mkpath(m_catalogue.folder));
    QVERIFY(writeFile(inside(u"net.dat.bz2"_s), QByteArray(file.archive->bytes, 'x')));
    QCOMPARE(fetchOne(file), FetchError::None);
    QCOMPARE(m_server->ranges.size(), 1);
    QCOMPARE(read(inside(u"net.dat"_s)), m_content);

    QVERIFY(QFile::remove(inside(u"net.dat"_s)));
    QVERIFY(writeFile(inside(u"net.dat.bz2"_s), m_server->files.value(u"net.dat.bz2"_s)));
    file.url.clear();
    QCOMPARE(fetchOne(file), FetchError::None);
    QCOMPARE(m_server->ranges.size(), 1);
    QCOMPARE(read(inside(u"net.dat"_s)), m_content);
    QCOMPARE(left(), (QStringList{u"net.dat"_s, u"net.dat.bz2"_s}));
}

void TestModelFetch::httpError()
{
    const ModelFile file = model(u"net.onnx"_s, m_content);
    m_server->files.clear();
    const FetchResult result = fetch({file});
    QCOMPARE(result.failures.size(), 1);
    QCOMPARE(result.failures[0].error, FetchError::HttpError);
    QCOMPARE(result.failures[0].httpStatus, 404);
    QCOMPARE(left(), QStringList());
}

void TestModelFetch::redirectLoop()
{
    ModelFile file = model(u"net.onnx"_s, m_content);
    file.url = m_server->url(u"round"_s);
    QCOMPARE(fetchOne(file), FetchError::HttpError);
    QCOMPARE(left(), QStringList());
}

void TestModelFetch::connectionRefused()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    ModelFile file = model(u"net.onnx"_s, m_content);
    file.url.setPort(closed.serverPort());
    closed.close();
    const FetchResult result = fetch({file, packedModel(m_content)});
    QCOMPARE(result.failures.size(), 2);
    QCOMPARE(result.failures[0].error, FetchError::NoNetwork);
    QCOMPARE(result.failures[1].error, FetchError::NoNetwork);
    QCOMPARE(result.failures[1].file.name, u"net.dat"_s);
    QCOMPARE(left(), QStringList());
    QVERIFY(m_server->ranges.isEmpty());
}

void TestModelFetch::silentServer()
{
    ModelFetch fetcher(nullptr, 200);
    QSignalSpy finished(&fetcher, &ModelFetch::finished);
    fetcher.start(m_catalogue, {model(u"hang/net.onnx"_s, m_content)});
    QTRY_COMPARE(finished.size(), 1);
    const auto result = finished.first().first().value<FetchResult>();
    QCOMPARE(result.failures.size(), 1);
    QCOMPARE(result.failures[0].error, FetchError::NoNetwork);
    QCOMPARE(read(inside(u"net.onnx.part"_s)), m_content.first(m_content.size() / 2));
}

void TestModelFetch::cancel()
{
    ModelFetch fetcher;
    QSignalSpy progress(&fetcher, &ModelFetch::progress);
    QSignalSpy finished(&fetcher, &ModelFetch::finished);
    fetcher.start(m_catalogue, {model(u"hang/net.onnx"_s, m_content), packedModel(m_content)});
    QTRY_VERIFY(!progress.isEmpty());
    fetcher.cancel();
    fetcher.cancel();
    QCOMPARE(finished.size(), 0);
    QTRY_COMPARE(finished.size(), 1);
    const auto result = finished.first().first().value<FetchResult>();
    QCOMPARE(result.failures.size(), 2);
    QCOMPARE(result.failures[0].error, FetchError::Cancelled);
    QCOMPARE(result.failures[1].error, FetchError::Cancelled);
    QCOMPARE(left(), QStringList{u"net.onnx.part"_s});
    QVERIFY(m_content.startsWith(read(inside(u"net.onnx.part"_s))));

    finished.clear();
    fetcher.start(m_catalogue, {model(u"net.onnx"_s, m_content)});
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(finished.first().first().value<FetchResult>().failures.isEmpty());
    QCOMPARE(read(inside(u"net.onnx"_s)), m_content);
}

void TestModelFetch::cancelBeforeItBegins()
{
    ModelFetch fetcher;
    QSignalSpy finished(&fetcher, &ModelFetch::finished);
    fetcher.start(m_catalogue, {model(u"net.onnx"_s, m_content)});
    fetcher.cancel();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().value<FetchResult>().failures.value(0).error, FetchError::Cancelled);
    QVERIFY(m_server->ranges.isEmpty());
    QVERIFY(!QFile::exists(m_catalogue.folder));
}

void TestModelFetch::destroyedWhileRunning_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("receiving") << u"hang/net.onnx"_s;
    QTest::newRow("unpacking") << u"net.dat.bz2"_s;
}

void TestModelFetch::destroyedWhileRunning()
{
    QFETCH(QString, path);
    const ModelFile packed = packedModel(m_content);
    const bool unpacking = packed.archive->name == path;
    const ModelFile file = unpacking ? packed : model(path, m_content);
    const qint64 enough = unpacking ? file.archive->bytes : 1;
    auto fetcher = std::make_unique<ModelFetch>();
    QSignalSpy finished(fetcher.get(), &ModelFetch::finished);
    qint64 last = 0;
    connect(fetcher.get(), &ModelFetch::progress, this, [&](const QString&, qint64 received) { last = received; });
    fetcher->start(m_catalogue, {file});
    QTRY_VERIFY(last >= enough);
    fetcher.reset();
    QCOMPARE(finished.size(), 0);
    const QStringList possible{file.name, file.name + ".part"_L1};
    QCOMPARE(left().size(), 1);
    QVERIFY(possible.contains(left().first()));
    if (QFile::exists(inside(file.name)))
        QCOMPARE(read(inside(file.name)), m_content);
}

void TestModelFetch::notWritable()
{
    QVERIFY(writeFile(m_dir->filePath(u"data"_s), "a file where the folder should be"));
    const FetchResult result = fetch({model(u"net.onnx"_s, m_content), packedModel(m_content)});
    QCOMPARE(result.failures.size(), 2);
    QCOMPARE(result.failures[0].error, FetchError::NotWritable);
    QCOMPARE(result.failures[1].error, FetchError::NotWritable);
    QVERIFY(m_server->ranges.isEmpty());

    QVERIFY(QFile::remove(m_dir->filePath(u"data"_s)));
    QVERIFY(QDir().mkpath(inside(u"net.onnx.part"_s)));
    QCOMPARE(fetchOne(model(u"net.onnx"_s, m_content)), FetchError::NotWritable);
    QVERIFY(QDir().rmdir(inside(u"net.onnx.part"_s)));
    QVERIFY(QDir().mkpath(inside(u"net.onnx/full"_s)));
    QCOMPARE(fetchOne(model(u"net.onnx"_s, m_content)), FetchError::NotWritable);
}

void TestModelFetch::diskFull()
{
    QVERIFY(QDir().mkpath(m_catalogue.folder));
    if (!QFile::exists(u"/dev/full"_s))
        QSKIP("needs /dev/full");
    QVERIFY(QFile::link(u"/dev/full"_s, inside(u"net.onnx.part"_s)));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"Cannot call seek on a sequential device"_s));
    QCOMPARE(fetchOne(model(u"net.onnx"_s, m_content)), FetchError::DiskFull);
    QVERIFY(!QFile::exists(inside(u"net.onnx"_s)));

    QVERIFY(QFile::link(u"/dev/full"_s, inside(u"net.dat.unpacked"_s)));
    QCOMPARE(fetchOne(packedModel(m_content)), FetchError::DiskFull);
    QCOMPARE(left(), QStringList{u"net.dat.part"_s});
    QCOMPARE(fetchOne(packedModel(m_content)), FetchError::None);
    QCOMPARE(read(inside(u"net.dat"_s)), m_content);
    QCOMPARE(m_server->ranges.size(), 2);
}

void TestModelFetch::noAddress()
{
    ModelFile file = model(u"net.onnx"_s, m_content);
    file.url.clear();
    QCOMPARE(fetchOne(file), FetchError::NoAddress);
    QCOMPARE(left(), QStringList());
}

void TestModelFetch::oneAtATime()
{
    ModelFetch first;
    QSignalSpy progress(&first, &ModelFetch::progress);
    first.start(m_catalogue, {model(u"hang/net.onnx"_s, m_content)});
    QTRY_VERIFY(!progress.isEmpty());
    QCOMPARE(fetchOne(model(u"net.onnx"_s, m_content)), FetchError::Busy);
    QSignalSpy finished(&first, &ModelFetch::finished);
    first.cancel();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(fetchOne(model(u"net.onnx"_s, m_content)), FetchError::None);
}

void TestModelFetch::restGoesOnAfterAWrongFile()
{
    const ModelFile wrong = model(u"wrong.onnx"_s, m_content);
    m_server->files[wrong.name] = QByteArray(m_content.size(), 'x');
    const ModelFile missing = model(u"missing.onnx"_s, m_content);
    m_server->files.remove(missing.name);
    const FetchResult result = fetch({wrong, missing, packedModel(m_content), model(u"net.onnx"_s, "small")});
    QCOMPARE(result.failures.size(), 2);
    QCOMPARE(result.failures[0].error, FetchError::WrongContent);
    QCOMPARE(result.failures[0].file.name, wrong.name);
    QCOMPARE(result.failures[1].error, FetchError::HttpError);
    QCOMPARE(left(), (QStringList{u"net.dat"_s, u"net.onnx"_s}));
    QCOMPARE(fetch({}).failures.size(), 0);
}

QTEST_GUILESS_MAIN(TestModelFetch)
#include "tst_modelfetch.moc"
