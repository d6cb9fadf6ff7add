// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The first page: what to do, where the network files are, and that all of it can be read in any window.
#include "tests/support/findchild.h"
#include "tests/support/icons.h"
#include "tests/support/looks.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/style.h"
#include "ui/window/welcomepage.h"

#include <QApplication>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

using Kind = ModelsState::Kind;

namespace
{
ModelsState missing(Kind kind)
{
    ModelsState state;
    state.kind = kind;
    state.megabytes = 39;
    state.text = u"Without the download: put these files into /home/me/.local/share/ringface/models by hand: "
                 "<a href=\"https://x.org/a\">face_detection_yunet_2022mar.onnx</a>, "
                 "<a href=\"https://x.org/b\">face_recognition_sface_2021dec.onnx</a>"_s;
    return state;
}

QPalette dark()
{
    QPalette p(QColor(0x26282c), QColor(0x26282c));
    p.setColor(QPalette::Base, QColor(0x1b1d20));
    p.setColor(QPalette::Text, QColor(0xe8eaed));
    p.setColor(QPalette::WindowText, QColor(0xe8eaed));
    p.setColor(QPalette::ButtonText, QColor(0xe8eaed));
    p.setColor(QPalette::Highlight, QColor(0x5a9fe0));
    p.setColor(QPalette::HighlightedText, QColor(0x0d1b2a));
    p.setColor(QPalette::Link, QColor(0x86bdf2));
    return p;
}
} // namespace

class TestWelcome : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initIcons(); }
    void init();
    void cleanup() { m_page.reset(); }

    void buttonsAsk();
    void offersSampleRecordings();
    void keyboardAlone();
    void networkFilesFromMissingToReady();
    void failureSaysWhatToDo();
    void allCanBeRead_data();
    void allCanBeRead();
    void iconsAreDrawn();

private:
    template <class T>
    T* find(const QString& name) const
    {
        return testing::findChild<T>(&*m_page, name);
    }

    std::unique_ptr<WelcomePage> m_page;
};

void TestWelcome::init()
{
    QApplication::setPalette(QPalette());
    m_page = std::make_unique<WelcomePage>();
    m_page->setStyleSheet(windowStyle(QApplication::palette()));
    m_page->resize(1280, 740);
    m_page->show();
    m_page->activateWindow();
    QTRY_VERIFY(m_page->isActiveWindow());
}

void TestWelcome::buttonsAsk()
{
    QSignalSpy folder(m_page.get(), &WelcomePage::folderWanted);
    QSignalSpy files(m_page.get(), &WelcomePage::filesWanted);
    QSignalSpy models(m_page.get(), &WelcomePage::modelsWanted);
    find<QPushButton>(u"welcomeFolderButton"_s)->click();
    QCOMPARE(folder.size(), 1);
    find<QPushButton>(u"welcomeFilesButton"_s)->click();
    QCOMPARE(files.size(), 1);
    m_page->setModels(missing(Kind::Missing));
    find<QPushButton>(u"downloadButton"_s)->click();
    QCOMPARE(models.size(), 1);
}

void TestWelcome::offersSampleRecordings()
{
    QSignalSpy demo(m_page.get(), &WelcomePage::demoWanted);
    auto* button = find<QPushButton>(u"welcomeDemoButton"_s);
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(demo.size(), 1);
    m_page->setDemo(); // they are here
    QVERIFY(!button->isVisible());
}

void TestWelcome::keyboardAlone()
{
    m_page->setModels(missing(Kind::Missing));
    m_page->setFocus();
    QStringList reached;
    for (int i = 0; i < 6; ++i) {
        reached << QApplication::focusWidget()->objectName();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(reached,
             (QStringList{u"welcomeFolderButton"_s, u"welcomeFilesButton"_s, u"welcomeAccountButton"_s,
                          u"welcomeDemoButton"_s, u"downloadButton"_s, u"modelsDetail"_s})); // the links by hand
}

void TestWelcome::networkFilesFromMissingToReady()
{
    auto* text = find<QLabel>(u"modelsText"_s);
    auto* bar = find<QProgressBar>(u"modelsProgress"_s);
    auto* button = find<QPushButton>(u"downloadButton"_s);
    m_page->setModels(missing(Kind::Missing));
    QVERIFY(text->text().contains(u"39 MB"_s));
    QVERIFY(button->isVisible() && !bar->isVisible());
    m_page->setModels({Kind::Downloading, 0, u"face.onnx"_s, 70, {}, {}});
    QVERIFY(!button->isVisible() && bar->isVisible());
    QCOMPARE(bar->value(), 70);
    m_page->setModels({});
    QVERIFY(!button->isVisible() && !bar->isVisible());
    QCOMPARE(text->text(), u"Ready to recognise people."_s);
}

void TestWelcome::failureSaysWhatToDo()
{
    m_page->setModels(missing(Kind::Failed));
    auto* detail = find<QLabel>(u"modelsDetail"_s);
    QVERIFY(detail->isVisible());
    QVERIFY(detail->text().contains(u"by hand"_s));
    QVERIFY(detail->openExternalLinks());
    QVERIFY(find<QPushButton>(u"downloadButton"_s)->isVisible()); // again
}

void TestWelcome::allCanBeRead_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isDark");
    QTest::newRow("1280x800") << QSize(1280, 740) << false;
    QTest::newRow("1920x1080") << QSize(1920, 1020) << true;
    QTest::newRow("640x400") << QSize(640, 340) << false; // 1280x800 at 200 %
    QTest::newRow("narrow") << QSize(360, 700) << true;
}

void TestWelcome::allCanBeRead()
{
    QFETCH(QSize, size);
    QFETCH(bool, isDark);
    if (isDark)
        QApplication::setPalette(dark());
    m_page->setStyleSheet(windowStyle(QApplication::palette()));
    m_page->resize(size);
    const QList<ModelsState> states{{},
                                    missing(Kind::Missing),
                                    {Kind::Downloading, 0, u"face_recognition_sface_2021dec.onnx"_s, 70, {}, {}},
                                    missing(Kind::Failed)};
    for (const ModelsState& state : states) {
        m_page->setModels(state);
        QTRY_COMPARE(cutOff(*m_page), QStringList());
        const auto* box = m_page->findChild<ModelsBox*>();
        QTRY_COMPARE(box->height(), box->heightForWidth(box->width()));    // no gap below what is shown
        QVERIFY(m_page->widget()->width() <= m_page->viewport()->width()); // what is below can be scrolled to
        keepPicture(*m_page, u"welcome-%1-%2"_s.arg(QLatin1StringView(QTest::currentDataTag())).arg(int(state.kind)));
    }
    if (size.height() >= 740)
        QVERIFY(!m_page->verticalScrollBar()->isVisible());
    const QLabel* name = nullptr;
    for (const QLabel* label : m_page->findChildren<QLabel*>()) {
        if (label->text() == u"Ringface"_s)
            name = label;
    }
    QVERIFY(name != nullptr);
    const QPoint middle = name->mapTo(m_page->viewport(), name->rect().center());
    QVERIFY(std::abs(middle.x() - m_page->viewport()->width() / 2) <= 2);
}

/// What draws them is a plugin with a package of its own, which is different on each Debian.
void TestWelcome::iconsAreDrawn()
{
    const QImage icon = themedIcon("close").pixmap(QSize(16, 16)).toImage();
    QVERIFY(!icon.isNull());
    bool drawn = false;
    for (int y = 0; y < icon.height(); ++y) {
        for (int x = 0; x < icon.width(); ++x)
            drawn = drawn || icon.pixelColor(x, y).alpha() > 128;
    }
    QVERIFY(drawn);
}

QTEST_MAIN(TestWelcome)
#include "tst_welcome.moc"
