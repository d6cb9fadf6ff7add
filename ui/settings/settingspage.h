// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/settings/certaintybox.h"
#include "ui/settings/modelsbox.h"
#include "ui/settings/settings.h"

#include <QWidget>

#include <functional>
#include <vector>

#include <type_traits>

class QComboBox;
class QLabel;
class QPushButton;
class QListWidget;
class QStackedWidget;
class QSlider;
class QSpinBox;

namespace ringface
{

class AcceptChoice;
class AccountBox;
class BackupBox;
class FolderList;
class ModelVersionList;
class Library;
class MessageBar;
class NewsRulesBox;
class PassphraseBox;
class SendersBox;
class SettingsSection;
class Switch;

/// All that can be chosen, in plain words. Every change applies at once: settingsChanged(). What needs the background
/// goes out as a signal, the answer comes in through a setter.
class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    /// \a cores: the largest number of recordings that may be scanned at a time.
    SettingsPage(Library& library, int cores, QWidget* parent = nullptr);

    /// Shows them; emits nothing.
    void setSettings(const Settings& settings);
    const Settings& settings() const { return m_settings; }
    void setModels(const ModelsState& state);
    /// The encoder that gives the names now.
    void setEncoder(const QString& encoder);
    /// The answer to whatIfWanted(), in a sentence.
    void setWhatIf(const QString& text);
    /// The answer to certaintyWanted(), see CertaintyBox.
    void setCertainty(const QList<LimitScore>& scores, int safePercent);
    /// The watched folders that cannot be reached now.
    void setMissingFolders(const QStringList& folders);
    FolderList* watched() const { return m_watched; }
    AccountBox* account() const { return m_account; }
    BackupBox* backups() const { return m_backups; }
    PassphraseBox* passphrase() const { return m_passphrase; }
    SendersBox* senders() const { return m_senders; }
    /// Whether there is a place beside the clock; without one it cannot be chosen.
    void setTrayAvailable(bool available);
    /// The part of the settings that \a control is in comes into view.
    void showSetting(QWidget* control);
    /// Where the library lies, and its size.
    void setLibraryPlace(const QString& folder, qint64 bytes);
    /// This is the library of the sample recordings: they are removed with it.
    void setDemo();

Q_SIGNALS:
    void settingsChanged(const ringface::Settings& settings);
    /// The network files are to be downloaded.
    void modelsWanted();
    /// What would change with this match limit? Comes before settingsChanged() if it is chosen.
    void whatIfWanted(int percent);
    void certaintyWanted();
    /// Another version of what was learnt is to be used from now on.
    void retrainWanted();
    void libraryFolderWanted();
    /// The user has confirmed it.
    void removalWanted();
    /// The page has come into view: setLibraryPlace() may be out of date.
    void shown();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeCategories();
    QWidget* makePage(const QList<SettingsSection*>& sections);
    SettingsSection* makeFolders();
    SettingsSection* makeAccount();
    SettingsSection* makeNews();
    SettingsSection* makeLook();
    SettingsSection* makeData();
    SettingsSection* makeRecognition();
    SettingsSection* makeLearnt();
    SettingsSection* makeScanning(int cores);
    SettingsSection* makeSenders();
    QSpinBox* makeNumber(const char* name, int least, int most, int LibrarySettings::*field);
    QComboBox* makeChoice(const char* name, const QStringList& texts);
    QSlider* makeSlider(const char* name, int least, int most, int step);
    void showUnknownDays();
    void askRemoval();
    void bringIntoView(QWidget* question);
    /// The user has chosen it.
    template <class Owner, class Value>
    void set(Value Owner::*field, const std::type_identity_t<Value>& value)
    {
        if (m_settings.*field == value)
            return;
        m_settings.*field = value;
        describe();
        Q_EMIT settingsChanged(m_settings);
    }
    void describe();
    /// A link below the last row that brings back what is usual there, as long as something else is chosen.
    template <class Owner, class Value>
    void addReset(SettingsSection* section, const char* name, Value Owner::*field, const QString& usual)
    {
        addReset(
            section, name, usual, [this, field] { return m_settings.*field == Settings().*field; },
            [this, field] { set(field, Settings().*field); });
    }
    void addReset(SettingsSection* section, const char* name, const QString& usual,
                  const std::function<bool()>& isUsual, const std::function<void()>& reset);

    struct ResetLink {
        QPushButton* link;
        std::function<bool()> isUsual;
    };

    Library& m_library;
    Settings m_settings;
    std::vector<ResetLink> m_resets;
    int m_cores;
    qint64 m_bytes = 0;
    QListWidget* m_categories;
    QStackedWidget* m_pages; ///< of each category, in a scroll area
    FolderList* m_watched = nullptr;
    SettingsSection* m_accountSection = nullptr;
    AccountBox* m_account = nullptr;
    QComboBox* m_notify = nullptr;
    NewsRulesBox* m_rules = nullptr;
    Switch* m_inTray = nullptr;
    SendersBox* m_senders = nullptr;
    QComboBox* m_engine = nullptr;
    QLabel* m_modelsPlace = nullptr;
    ModelsBox* m_models = nullptr;
    QSpinBox* m_looks = nullptr;
    QSpinBox* m_minFace = nullptr;
    QSlider* m_match = nullptr;
    QLabel* m_matchText = nullptr;
    QLabel* m_whatIf = nullptr;
    CertaintyBox* m_certainty = nullptr;
    AcceptChoice* m_accept = nullptr;
    ModelVersionList* m_learnt = nullptr;
    QSlider* m_workers = nullptr;
    QLabel* m_workersText = nullptr;
    QComboBox* m_theme = nullptr;
    QComboBox* m_language = nullptr;
    QLabel* m_place = nullptr;
    QComboBox* m_unknownDays = nullptr;
    BackupBox* m_backups = nullptr;
    PassphraseBox* m_passphrase = nullptr;
    QPushButton* m_remove = nullptr;
    MessageBar* m_question = nullptr;
    bool m_isDemo = false;
};

} // namespace ringface
