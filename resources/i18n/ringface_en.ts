<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>ActivityTexts</name>
    <message numerus="yes">
        <source>%n times faster than real time</source>
        <translation>
            <numerusform>as fast as real time</numerusform>
            <numerusform>%n times faster than real time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n min left</source>
        <translation>
            <numerusform>about %n min left</numerusform>
            <numerusform>about %n min left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n h left</source>
        <translation>
            <numerusform>about %n h left</numerusform>
            <numerusform>about %n h left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n errors</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelCommand</name>
    <message numerus="yes">
        <source>Name %n faces %1</source>
        <translation>
            <numerusform>Name %n face %1</numerusform>
            <numerusform>Name %n faces %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Say that %n faces are not %1</source>
        <translation>
            <numerusform>Say that %n face is not %1</numerusform>
            <numerusform>Say that %n faces are not %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ignore %n faces</source>
        <translation>
            <numerusform>Ignore %n face</numerusform>
            <numerusform>Ignore %n faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %n faces one person</source>
        <translation>
            <numerusform>Keep %n face apart</numerusform>
            <numerusform>Make %n faces one person</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split off %n faces</source>
        <translation>
            <numerusform>Split off %n face</numerusform>
            <numerusform>Split off %n faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No longer ignore %n faces</source>
        <translation>
            <numerusform>No longer ignore %n face</numerusform>
            <numerusform>No longer ignore %n faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove name of %n faces</source>
        <translation>
            <numerusform>Remove name of %n face</numerusform>
            <numerusform>Remove name of %n faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n faces are not %1</source>
        <translation>
            <numerusform>%n face is not %1</numerusform>
            <numerusform>%n faces are not %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do not learn from %n faces</source>
        <translation>
            <numerusform>Do not learn from %n face</numerusform>
            <numerusform>Do not learn from %n faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Learn from %n faces again</source>
        <translation>
            <numerusform>Learn from %n face again</numerusform>
            <numerusform>Learn from %n faces again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordingCommand</name>
    <message numerus="yes">
        <source>%n recordings removed from the library; their files stay</source>
        <translation>
            <numerusform>%n recording removed from the library; its file stays</numerusform>
            <numerusform>%n recordings removed from the library; their files stay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n recordings</source>
        <translation>
            <numerusform>Remove %n recording</numerusform>
            <numerusform>Remove %n recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Time of %n recordings corrected</source>
        <translation>
            <numerusform>Time of %n recording corrected</numerusform>
            <numerusform>Time of %n recordings corrected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Correct the time of %n recordings</source>
        <translation>
            <numerusform>Correct the time of %n recording</numerusform>
            <numerusform>Correct the time of %n recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Camera of %n recordings corrected: %1</source>
        <translation>
            <numerusform>Camera of %n recording corrected: %1</numerusform>
            <numerusform>Camera of %n recordings corrected: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Correct the camera of %n recordings</source>
        <translation>
            <numerusform>Correct the camera of %n recording</numerusform>
            <numerusform>Correct the camera of %n recordings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n unknown</numerusform>
            <numerusform>%n unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n faces</source>
        <translation>
            <numerusform>%n face</numerusform>
            <numerusform>%n faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings</source>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visits</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saved states of what was learnt</source>
        <translation>
            <numerusform>%n saved state of what was learnt</numerusform>
            <numerusform>%n saved states of what was learnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n others</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringface::AccountBox</name>
    <message numerus="yes">
        <source>about %n minutes left</source>
        <translation>
            <numerusform>about a minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hours left</source>
        <translation>
            <numerusform>about an hour left</numerusform>
            <numerusform>about %n hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fetched</source>
        <translation>
            <numerusform>%n fetched</numerusform>
            <numerusform>%n fetched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n end-to-end encrypted: only Ring&apos;s app can open them</source>
        <translation>
            <numerusform>%n end-to-end encrypted: only Ring&apos;s app can open it</numerusform>
            <numerusform>%n end-to-end encrypted: only Ring&apos;s app can open them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not recorded, as there was no plan</source>
        <translation>
            <numerusform>%n not recorded, as there was no plan</numerusform>
            <numerusform>%n not recorded, as there was no plan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not ready yet</source>
        <translation>
            <numerusform>%n not ready yet</numerusform>
            <numerusform>%n not ready yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n no longer at Ring</source>
        <translation>
            <numerusform>%n no longer at Ring</numerusform>
            <numerusform>%n no longer at Ring</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringface::ActivityModel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringface::CameraBar</name>
    <message numerus="yes">
        <source>Which camera made these %n recordings?</source>
        <translation>
            <numerusform>Which camera made this recording?</numerusform>
            <numerusform>Which camera made these %n recordings?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringface::ConnectDialog</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send another code (in %n s)</source>
        <translation>
            <numerusform>Send another code (in %n s)</numerusform>
            <numerusform>Send another code (in %n s)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringface::MatchPreview</name>
    <message numerus="yes">
        <source>%n more names</source>
        <translation>
            <numerusform>%n more name</numerusform>
            <numerusform>%n more names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n names fewer</source>
        <translation>
            <numerusform>%n name fewer</numerusform>
            <numerusform>%n names fewer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other names</source>
        <translation>
            <numerusform>%n other name</numerusform>
            <numerusform>%n other names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n doubtful</source>
        <translation>
            <numerusform>%n doubtful</numerusform>
            <numerusform>%n doubtful</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringface::ModelVersionList</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n examples</source>
        <translation>
            <numerusform>%n example</numerusform>
            <numerusform>%n examples</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringface::PeoplePage</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringface::PeoplePanel</name>
    <message numerus="yes">
        <source>%n ignored</source>
        <translation>
            <numerusform>%n ignored</numerusform>
            <numerusform>%n ignored</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringface::ProposalModel</name>
    <message numerus="yes">
        <source>%n older recordings would no longer show %1</source>
        <translation>
            <numerusform>%n older recording would no longer show %1</numerusform>
            <numerusform>%n older recordings would no longer show %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older recordings would now show %1</source>
        <translation>
            <numerusform>%n older recording would now show %1</numerusform>
            <numerusform>%n older recordings would now show %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringface::RecordingDelegate</name>
    <message numerus="yes">
        <source>%n clips</source>
        <translation>
            <numerusform>%n clip</numerusform>
            <numerusform>%n clips</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringface::RecordingsPage</name>
    <message numerus="yes">
        <source>%n visits found</source>
        <translation>
            <numerusform>%n visit found</numerusform>
            <numerusform>%n visits found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringface::ReviewPage</name>
    <message numerus="yes">
        <source>%n faces in older recordings, after what you said</source>
        <translation>
            <numerusform>%n face in older recordings, after what you said</numerusform>
            <numerusform>%n faces in older recordings, after what you said</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringface::ScanSummary</name>
    <message numerus="yes">
        <source>%n recordings looked through</source>
        <translation>
            <numerusform>%n recording looked through</numerusform>
            <numerusform>%n recordings looked through</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringface::SettingsPage</name>
    <message numerus="yes">
        <source>%n at a time</source>
        <translation>
            <numerusform>%n at a time</numerusform>
            <numerusform>%n at a time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringface::TimeBar</name>
    <message numerus="yes">
        <source>When does the first of these %n recordings begin? The others keep their distance to it.</source>
        <translation>
            <numerusform>When does this recording begin?</numerusform>
            <numerusform>When does the first of these %n recordings begin? The others keep their distance to it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringface::UnknownPage</name>
    <message numerus="yes">
        <source>%n unknown visitors</source>
        <translation>
            <numerusform>%n unknown visitor</numerusform>
            <numerusform>%n unknown visitors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n may be somebody you know</source>
        <translation>
            <numerusform>%n may be somebody you know</numerusform>
            <numerusform>%n may be people you know</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringface::VisitNews</name>
    <message numerus="yes">
        <source>%n unknown visitors</source>
        <translation>
            <numerusform>%n unknown visitor</numerusform>
            <numerusform>%n unknown visitors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, seen %n times this week</source>
        <translation>
            <numerusform>%1, seen %n time this week</numerusform>
            <numerusform>%1, seen %n times this week</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringface::WindowSession</name>
    <message numerus="yes">
        <source>%n recordings could not be read properly. The list says why.</source>
        <translation>
            <numerusform>%n recording could not be read properly. The list says why.</numerusform>
            <numerusform>%n recordings could not be read properly. The list says why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown faces were old enough to be forgotten.</source>
        <translation>
            <numerusform>%n unknown face was old enough to be forgotten.</numerusform>
            <numerusform>%n unknown faces were old enough to be forgotten.</numerusform>
        </translation>
    </message>
</context>
</TS>
