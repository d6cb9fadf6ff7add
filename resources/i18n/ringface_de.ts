<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>ActivityTexts</name>
    <message>
        <source>%1 · %2</source>
        <comment>camera, time</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Paused, %1 of %2 done</source>
        <translation>Angehalten, %1 von %2 fertig</translation>
    </message>
    <message>
        <source>Scanning %1 of %2</source>
        <translation>Durchsuchen: %1 von %2</translation>
    </message>
    <message>
        <source>slower than real time</source>
        <translation>langsamer als in Echtzeit</translation>
    </message>
    <message>
        <source>about as fast as real time</source>
        <translation>etwa in Echtzeit</translation>
    </message>
    <message numerus="yes">
        <source>%n times faster than real time</source>
        <translation>
            <numerusform>%n-mal so schnell wie in Echtzeit</numerusform>
            <numerusform>%n-mal so schnell wie in Echtzeit</numerusform>
        </translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message numerus="yes">
        <source>about %n min left</source>
        <translation>
            <numerusform>noch etwa %n Min.</numerusform>
            <numerusform>noch etwa %n Min.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n h left</source>
        <translation>
            <numerusform>noch etwa %n Std.</numerusform>
            <numerusform>noch etwa %n Std.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n errors</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting: another Ringface is scanning</source>
        <translation>Wartet: Ein anderes Ringface sucht gerade</translation>
    </message>
    <message>
        <source>Waiting: the library cannot be written to</source>
        <translation>Wartet: Die Bibliothek kann nicht beschrieben werden</translation>
    </message>
</context>
<context>
    <name>DrawCommand</name>
    <message>
        <source>%1 marked by hand</source>
        <translation>%1 von Hand markiert</translation>
    </message>
    <message>
        <source>Mark %1 by hand</source>
        <translation>%1 von Hand markieren</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The file is no longer there. Put it back and add it again, or remove it from the library.</source>
        <translation>Die Datei ist nicht mehr da. Bitte zurücklegen und erneut hinzufügen oder aus der Bibliothek entfernen.</translation>
    </message>
    <message>
        <source>The file is empty. Download the recording again.</source>
        <translation>Die Datei ist leer. Bitte die Aufnahme erneut herunterladen.</translation>
    </message>
    <message>
        <source>The file cannot be opened. Check that you may read it and that its disk is connected.</source>
        <translation>Die Datei lässt sich nicht öffnen. Bitte prüfen, ob Sie sie lesen dürfen und ob das Laufwerk angeschlossen ist.</translation>
    </message>
    <message>
        <source>This is not a video. Remove it from the library.</source>
        <translation>Das ist kein Video. Bitte aus der Bibliothek entfernen.</translation>
    </message>
    <message>
        <source>There is no picture in this file that can be shown. Download the recording again.</source>
        <translation>Diese Datei enthält kein Bild, das sich zeigen lässt. Bitte die Aufnahme erneut herunterladen.</translation>
    </message>
    <message>
        <source>The file is damaged and ends early. Download the recording again to see all of it.</source>
        <translation>Die Datei ist beschädigt und endet zu früh. Bitte die Aufnahme erneut herunterladen, um alles zu sehen.</translation>
    </message>
    <message>
        <source>The face finder could not be started. Download its files again.</source>
        <translation>Die Gesichtssuche konnte nicht gestartet werden. Bitte ihre Dateien erneut herunterladen.</translation>
    </message>
    <message>
        <source>Its pictures are too large to be looked at. Add a smaller copy of it.</source>
        <translation>Die Bilder darin sind zu groß, um sie anzusehen. Bitte eine kleinere Fassung hinzufügen.</translation>
    </message>
    <message>
        <source>%1 could not be read. The recording beside it was added with what its name tells.</source>
        <translation>%1 konnte nicht gelesen werden. Die Aufnahme daneben wurde mit dem aufgenommen, was ihr Name sagt.</translation>
    </message>
    <message>
        <source>%1 cannot be opened. Check that it is there and that you may read it.</source>
        <translation>%1 lässt sich nicht öffnen. Prüfen Sie, ob es da ist und Sie es lesen dürfen.</translation>
    </message>
    <message>
        <source>%1 is damaged. What is whole in it was added; download it again to get the rest.</source>
        <translation>%1 ist beschädigt. Was darin heil ist, wurde aufgenommen; laden Sie es noch einmal herunter, um den Rest zu bekommen.</translation>
    </message>
    <message>
        <source>%1 is locked with a password. Unpack it yourself and add the folder.</source>
        <translation>%1 ist mit einem Passwort verschlossen. Packen Sie es selbst aus und fügen Sie den Ordner hinzu.</translation>
    </message>
    <message>
        <source>There are no videos in %1.</source>
        <translation>In %1 sind keine Videos.</translation>
    </message>
    <message>
        <source>%1 holds more than a download of recordings does. If you trust it, unpack it yourself and add the folder.</source>
        <translation>%1 enthält mehr als ein Download von Aufnahmen. Wenn Sie ihm vertrauen, packen Sie es selbst aus und fügen Sie den Ordner hinzu.</translation>
    </message>
    <message>
        <source>There is no room on the disk to unpack %1. Make room and add it again.</source>
        <translation>Auf dem Datenträger ist kein Platz, um %1 auszupacken. Schaffen Sie Platz und fügen Sie es noch einmal hinzu.</translation>
    </message>
    <message>
        <source>%1 could not be unpacked, as nothing can be written to its folder. Copy it to another folder and add it there.</source>
        <translation>%1 konnte nicht ausgepackt werden, weil in seinen Ordner nichts geschrieben werden kann. Kopieren Sie es in einen anderen Ordner und fügen Sie es dort hinzu.</translation>
    </message>
    <message>
        <source>Looking at this recording makes Ringface end, so it is left out; the others go on. Scan it again to try once more.</source>
        <translation>Diese Aufnahme anzusehen beendet Ringface, deshalb wird sie ausgelassen; die anderen werden weiter durchsucht. Für einen neuen Versuch durchsuchen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>%1 cannot be read. Check that it is there and that its disk is connected.</source>
        <translation>%1 kann nicht gelesen werden. Prüfen Sie, ob die Datei da und ihr Laufwerk angeschlossen ist.</translation>
    </message>
    <message>
        <source>%1 has no picture at that time. Choose a time within the recording.</source>
        <translation>%1 hat zu dieser Zeit kein Bild. Wählen Sie eine Zeit innerhalb der Aufnahme.</translation>
    </message>
    <message>
        <source>This computer&apos;s FFmpeg cannot write H.264 videos. Install one that can.</source>
        <translation>FFmpeg kann auf diesem Computer keine H.264-Videos schreiben. Installieren Sie eines, das es kann.</translation>
    </message>
    <message>
        <source>%1 cannot be written. Choose another name or folder, or make room on the disk.</source>
        <translation>%1 kann nicht geschrieben werden. Wählen Sie einen anderen Namen oder Ordner oder schaffen Sie Platz auf dem Laufwerk.</translation>
    </message>
    <message>
        <source>Faces could not be looked for, so nothing was saved. Download the face finder&apos;s files again.</source>
        <translation>Nach Gesichtern konnte nicht gesucht werden, darum wurde nichts gespeichert. Laden Sie die Dateien der Gesichtserkennung noch einmal herunter.</translation>
    </message>
    <message>
        <source>This is a web page (HTML) and not a video: the download has failed. Download the recording again; you may have to log in first.</source>
        <translation>Das ist eine Webseite (HTML) und kein Video: Das Herunterladen ist fehlgeschlagen. Laden Sie die Aufnahme noch einmal herunter; vielleicht müssen Sie sich vorher anmelden.</translation>
    </message>
    <message>
        <source>This is a server&apos;s answer (JSON) and not a video: the download has failed. Download the recording again.</source>
        <translation>Das ist die Antwort eines Servers (JSON) und kein Video: Das Herunterladen ist fehlgeschlagen. Laden Sie die Aufnahme noch einmal herunter.</translation>
    </message>
    <message>
        <source>This is a server&apos;s answer (XML) and not a video: the link may have expired. Download the recording again.</source>
        <translation>Das ist die Antwort eines Servers (XML) und kein Video: Vielleicht ist der Link abgelaufen. Laden Sie die Aufnahme noch einmal herunter.</translation>
    </message>
    <message>
        <source>Photos of this kind (WebP, TIFF) can be read once the package qt6-image-formats-plugins is installed.</source>
        <translation>Fotos dieser Art (WebP, TIFF) können gelesen werden, sobald das Paket qt6-image-formats-plugins installiert ist.</translation>
    </message>
    <message>
        <source>Photos of this kind (HEIC, AVIF) can be read once the packages libheif-plugin-libde265 and libheif-plugin-dav1d are installed.</source>
        <translation>Fotos dieser Art (HEIC, AVIF) können gelesen werden, sobald die Pakete libheif-plugin-libde265 und libheif-plugin-dav1d installiert sind.</translation>
    </message>
    <message>
        <source>%1 is not there. Check its name, and that its disk is connected.</source>
        <translation>%1 ist nicht da. Prüfen Sie den Namen, und ob der Datenträger angeschlossen ist.</translation>
    </message>
    <message>
        <source>%1 cannot be opened, so it was left out. Check that you may read it.</source>
        <translation>%1 kann nicht geöffnet werden und wurde ausgelassen. Prüfen Sie, ob Sie es lesen dürfen.</translation>
    </message>
    <message>
        <source>%1 is a link to something that is not there. Connect the disk that it leads to.</source>
        <translation>%1 ist eine Verknüpfung, deren Ziel nicht da ist. Schließen Sie den Datenträger an, auf den sie führt.</translation>
    </message>
    <message>
        <source>The library in %1 can only be read. You can look at everything; to change something, copy it to a folder that you may write to.</source>
        <translation>Die Bibliothek in %1 kann nur gelesen werden. Sie können sich alles ansehen; um etwas zu ändern, kopieren Sie sie in einen Ordner, in den Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>Passed over: %1.</source>
        <translation>Übergangen: %1.</translation>
    </message>
    <message>
        <source>1 file that is no video</source>
        <translation>1 Datei, die kein Video ist</translation>
    </message>
    <message>
        <source>%1 files that are no videos</source>
        <translation>%1 Dateien, die keine Videos sind</translation>
    </message>
    <message>
        <source>1 hidden file or folder</source>
        <translation>1 versteckte Datei oder versteckter Ordner</translation>
    </message>
    <message>
        <source>%1 hidden files or folders</source>
        <translation>%1 versteckte Dateien oder Ordner</translation>
    </message>
    <message>
        <source>1 zip archive, which must be added by itself</source>
        <translation>1 Zip-Archiv, das eigens hinzugefügt werden muss</translation>
    </message>
    <message>
        <source>%1 zip archives, which must be added by themselves</source>
        <translation>%1 Zip-Archive, die eigens hinzugefügt werden müssen</translation>
    </message>
    <message>
        <source>1 unfinished download</source>
        <translation>1 unfertiger Download</translation>
    </message>
    <message>
        <source>%1 unfinished downloads</source>
        <translation>%1 unfertige Downloads</translation>
    </message>
    <message>
        <source>1 file or folder that cannot be opened</source>
        <translation>1 Datei oder Ordner, nicht zu öffnen</translation>
    </message>
    <message>
        <source>%1 files or folders that cannot be opened</source>
        <translation>%1 Dateien oder Ordner, nicht zu öffnen</translation>
    </message>
    <message>
        <source>1 link that leads nowhere</source>
        <translation>1 Verknüpfung, die nirgendwohin führt</translation>
    </message>
    <message>
        <source>%1 links that lead nowhere</source>
        <translation>%1 Verknüpfungen, die nirgendwohin führen</translation>
    </message>
    <message>
        <source>1 file or folder that is not there</source>
        <translation>1 Datei oder Ordner, nicht vorhanden</translation>
    </message>
    <message>
        <source>%1 files or folders that are not there</source>
        <translation>%1 Dateien oder Ordner, nicht vorhanden</translation>
    </message>
    <message>
        <source>1 copy of a recording that is already here</source>
        <translation>1 Kopie einer Aufnahme, die schon da ist</translation>
    </message>
    <message>
        <source>%1 copies of recordings that are already here</source>
        <translation>%1 Kopien von Aufnahmen, die schon da sind</translation>
    </message>
    <message>
        <source>Ring cannot be reached. Check the connection to the internet; what was fetched is kept.</source>
        <translation>Ring ist nicht erreichbar. Prüfen Sie die Internetverbindung; was schon geholt ist, bleibt.</translation>
    </message>
    <message>
        <source>Ring&apos;s servers have trouble now. What was fetched is kept; try again later.</source>
        <translation>Die Server von Ring sind gerade gestört. Was schon geholt ist, bleibt; versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>The email or the password is wrong. Check both, then sign in again.</source>
        <translation>E-Mail-Adresse oder Passwort ist falsch. Prüfen Sie beides und melden Sie sich noch einmal an.</translation>
    </message>
    <message>
        <source>The code is wrong or too old. Enter the newest one.</source>
        <translation>Der Code ist falsch oder zu alt. Geben Sie den neuesten ein.</translation>
    </message>
    <message>
        <source>Too many codes were asked for, so Ring sends none for a while. Try again after %1, not earlier: that would make it longer.</source>
        <translation>Es wurden zu viele Codes angefordert, deshalb schickt Ring vorerst keine mehr. Versuchen Sie es nach %1 wieder, nicht früher: Sonst dauert es länger.</translation>
    </message>
    <message>
        <source>Ring refuses this program or this network now; that says nothing about your password. Try again after %1, or download your recordings at ring.com and drop the zip file here.</source>
        <translation>Ring weist dieses Programm oder dieses Netz gerade ab; über Ihr Passwort sagt das nichts. Versuchen Sie es nach %1 wieder, oder laden Sie Ihre Aufnahmen bei ring.com herunter und ziehen Sie die Zip-Datei hierher.</translation>
    </message>
    <message>
        <source>Ring lets nobody in from this network now. Try again after %1, or download your recordings at ring.com and drop the zip file here.</source>
        <translation>Ring lässt aus diesem Netz gerade niemanden herein. Versuchen Sie es nach %1 wieder, oder laden Sie Ihre Aufnahmen bei ring.com herunter und ziehen Sie die Zip-Datei hierher.</translation>
    </message>
    <message>
        <source>Ring asks to wait until %1. What was fetched is kept; the rest follows then.</source>
        <translation>Ring bittet, bis %1 zu warten. Was schon geholt ist, bleibt; der Rest folgt danach.</translation>
    </message>
    <message>
        <source>Ring wants you to sign in again.</source>
        <translation>Ring verlangt, dass Sie sich neu anmelden.</translation>
    </message>
    <message>
        <source>Ring answers in a way that this version of Ringface does not know. Look for a newer version; until then, download your recordings at ring.com and drop the zip file here.</source>
        <translation>Ring antwortet anders, als diese Version von Ringface es kennt. Sehen Sie nach einer neueren Version; laden Sie Ihre Aufnahmen bis dahin bei ring.com herunter und ziehen Sie die Zip-Datei hierher.</translation>
    </message>
    <message>
        <source>The sign-in cannot be read from your keyring. Unlock the keyring, or sign in again.</source>
        <translation>Die Anmeldung lässt sich nicht aus Ihrem Schlüsselbund lesen. Entsperren Sie ihn, oder melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>This desktop has no keyring, so the sign-in was forgotten. Sign in again.</source>
        <translation>Diese Arbeitsumgebung hat keinen Schlüsselbund, deshalb wurde die Anmeldung vergessen. Melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>Another Ringface is busy with the Ring account. Try again when it is done.</source>
        <translation>Ein anderes Ringface arbeitet gerade mit dem Ring-Konto. Versuchen Sie es wieder, wenn es fertig ist.</translation>
    </message>
    <message>
        <source>%1 cannot be written. Check the folder and its permissions.</source>
        <translation>%1 kann nicht geschrieben werden. Prüfen Sie den Ordner und seine Rechte.</translation>
    </message>
    <message>
        <source>There is no room for %1. Make room on the disk; the rest is fetched then.</source>
        <translation>Für %1 ist kein Platz. Schaffen Sie Platz auf dem Datenträger; dann wird der Rest geholt.</translation>
    </message>
    <message>
        <source>Without a plan Ring stores no recordings of this camera.</source>
        <translation>Ohne Abo speichert Ring keine Aufnahmen dieser Kamera.</translation>
    </message>
    <message>
        <source>End-to-end encrypted: only Ring&apos;s app can open its recordings. Save them there, and drop them here.</source>
        <translation>Ende-zu-Ende-verschlüsselt: Nur die Ring-App kann die Aufnahmen öffnen. Speichern Sie sie dort und ziehen Sie sie hierher.</translation>
    </message>
    <message>
        <source>Its recordings lie on a base station in the home, not at Ring. Save them with Ring&apos;s app, and drop them here.</source>
        <translation>Die Aufnahmen liegen auf einer Basisstation im Haus, nicht bei Ring. Speichern Sie sie mit der Ring-App und ziehen Sie sie hierher.</translation>
    </message>
    <message>
        <source>Its owner shares the camera, but not its recordings.</source>
        <translation>Der Besitzer teilt die Kamera, aber nicht ihre Aufnahmen.</translation>
    </message>
</context>
<context>
    <name>FactTexts</name>
    <message>
        <source>Time: from the file&apos;s name</source>
        <translation>Zeit: aus dem Namen der Datei</translation>
    </message>
    <message>
        <source>Time: from the event&apos;s number</source>
        <translation>Zeit: aus der Nummer des Ereignisses</translation>
    </message>
    <message>
        <source>Time: from the file&apos;s name, as this computer&apos;s local time</source>
        <translation>Zeit: aus dem Namen der Datei, als Ortszeit dieses Computers</translation>
    </message>
    <message>
        <source>Time uncertain: when the file was written</source>
        <translation>Zeit unsicher: als die Datei geschrieben wurde</translation>
    </message>
    <message>
        <source>Time: as you said</source>
        <translation>Zeit: wie Sie gesagt haben</translation>
    </message>
    <message>
        <source>Time: from the JSON file beside it</source>
        <translation>Zeit: aus der JSON-Datei daneben</translation>
    </message>
    <message>
        <source>Time: from the file&apos;s name, to the minute, as this computer&apos;s local time</source>
        <translation>Zeit: aus dem Namen der Datei, auf die Minute, als Ortszeit dieses Computers</translation>
    </message>
    <message>
        <source>Time: as the video itself says</source>
        <translation>Zeit: wie es im Video selbst steht</translation>
    </message>
    <message>
        <source>Time: from the file&apos;s name; it was fetched then</source>
        <translation>Zeit: aus dem Namen der Datei; da wurde sie geholt</translation>
    </message>
    <message>
        <source>Time uncertain: by its name, the file was saved then</source>
        <translation>Zeit unsicher: Laut ihrem Namen wurde die Datei da gespeichert</translation>
    </message>
    <message>
        <source>Time unknown</source>
        <translation>Zeit unbekannt</translation>
    </message>
    <message>
        <source>Camera: from the file&apos;s name</source>
        <translation>Kamera: aus dem Namen der Datei</translation>
    </message>
    <message>
        <source>Camera: from the JSON file beside it</source>
        <translation>Kamera: aus der JSON-Datei daneben</translation>
    </message>
    <message>
        <source>Camera: probably, from the folder&apos;s name</source>
        <translation>Kamera: vermutlich, aus dem Namen des Ordners</translation>
    </message>
    <message>
        <source>Camera: only its number is known</source>
        <translation>Kamera: nur ihre Nummer ist bekannt</translation>
    </message>
    <message>
        <source>Camera: as you said</source>
        <translation>Kamera: wie Sie gesagt haben</translation>
    </message>
    <message>
        <source>Camera unknown</source>
        <translation>Kamera unbekannt</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Nicht beantwortet</translation>
    </message>
    <message>
        <source>The same event, not used: %1</source>
        <translation>Dasselbe Ereignis, nicht verwendet: %1</translation>
    </message>
    <message>
        <source>Time: probably, from the file&apos;s name, as this computer&apos;s local time</source>
        <translation>Zeit: vermutlich, aus dem Dateinamen, als Ortszeit dieses Computers</translation>
    </message>
</context>
<context>
    <name>LabelCommand</name>
    <message numerus="yes">
        <source>Name %n faces %1</source>
        <translation>
            <numerusform>%n Gesicht als %1 benennen</numerusform>
            <numerusform>%n Gesichter als %1 benennen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Say that %n faces are not %1</source>
        <translation>
            <numerusform>Sagen, dass %n Gesicht nicht %1 ist</numerusform>
            <numerusform>Sagen, dass %n Gesichter nicht %1 sind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ignore %n faces</source>
        <translation>
            <numerusform>%n Gesicht ignorieren</numerusform>
            <numerusform>%n Gesichter ignorieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %n faces one person</source>
        <translation>
            <numerusform>%n Gesicht für sich halten</numerusform>
            <numerusform>%n Gesichter zu einer Person machen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split off %n faces</source>
        <translation>
            <numerusform>%n Gesicht abtrennen</numerusform>
            <numerusform>%n Gesichter abtrennen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No longer ignore %n faces</source>
        <translation>
            <numerusform>%n Gesicht nicht mehr ignorieren</numerusform>
            <numerusform>%n Gesichter nicht mehr ignorieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove name of %n faces</source>
        <translation>
            <numerusform>Namen von %n Gesicht entfernen</numerusform>
            <numerusform>Namen von %n Gesichtern entfernen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 named %2</source>
        <comment>12 faces named Anna</comment>
        <translation>%1 als %2 benannt</translation>
    </message>
    <message>
        <source>%1 ignored from now on</source>
        <translation>%1 ab jetzt ignoriert</translation>
    </message>
    <message>
        <source>%1 put together as one person</source>
        <translation>%1 zu einer Person zusammengefasst</translation>
    </message>
    <message>
        <source>%1 split off</source>
        <translation>%1 abgetrennt</translation>
    </message>
    <message>
        <source>%1 no longer ignored</source>
        <translation>%1 nicht mehr ignoriert</translation>
    </message>
    <message>
        <source>Name taken from %1</source>
        <translation>%1: Name entfernt</translation>
    </message>
    <message numerus="yes">
        <source>%n faces are not %1</source>
        <translation>
            <numerusform>%n Gesicht ist nicht %1</numerusform>
            <numerusform>%n Gesichter sind nicht %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do not learn from %n faces</source>
        <translation>
            <numerusform>Aus %n Gesicht nicht lernen</numerusform>
            <numerusform>Aus %n Gesichtern nicht lernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Learn from %n faces again</source>
        <translation>
            <numerusform>Aus %n Gesicht wieder lernen</numerusform>
            <numerusform>Aus %n Gesichtern wieder lernen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 no longer learnt from</source>
        <translation>Aus %1 wird nicht mehr gelernt</translation>
    </message>
    <message>
        <source>%1 learnt from again</source>
        <translation>Aus %1 wird wieder gelernt</translation>
    </message>
</context>
<context>
    <name>PeopleCommand</name>
    <message>
        <source>%1 is called %2 now</source>
        <translation>%1 heißt jetzt %2</translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation>%1 in %2 umbenennen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>Anna: Neighbour</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Change role of %1 to %2</source>
        <translation>Rolle von %1 in %2 ändern</translation>
    </message>
    <message>
        <source>%1 and %2 are one person now</source>
        <translation>%1 und %2 sind jetzt eine Person</translation>
    </message>
    <message>
        <source>Merge %1 into %2</source>
        <translation>%1 mit %2 zusammenführen</translation>
    </message>
    <message>
        <source>%1 and %2 are two people again</source>
        <translation>%1 und %2 sind wieder zwei Personen</translation>
    </message>
    <message>
        <source>Separate %1 from %2</source>
        <translation>%1 von %2 trennen</translation>
    </message>
    <message>
        <source>%1 has another colour now</source>
        <translation>%1 hat jetzt eine andere Farbe</translation>
    </message>
    <message>
        <source>Change colour of %1</source>
        <translation>Farbe von %1 ändern</translation>
    </message>
    <message>
        <source>%1 has another picture now</source>
        <translation>%1 hat jetzt ein anderes Bild</translation>
    </message>
    <message>
        <source>Change picture of %1</source>
        <translation>Bild von %1 ändern</translation>
    </message>
</context>
<context>
    <name>PersonColour</name>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Turquoise</source>
        <translation>Türkis</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>Oliv</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Purpur</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>Altrosa</translation>
    </message>
    <message>
        <source>Dark blue</source>
        <translation>Dunkelblau</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>somebody you ignore</source>
        <translation>eine ignorierte Person</translation>
    </message>
    <message>
        <source>Sharp</source>
        <comment>a picture</comment>
        <translation>Scharf</translation>
    </message>
    <message>
        <source>Not quite sharp</source>
        <comment>a picture</comment>
        <translation>Nicht ganz scharf</translation>
    </message>
    <message>
        <source>Blurred or small</source>
        <comment>a picture</comment>
        <translation>Unscharf oder klein</translation>
    </message>
    <message>
        <source>%1, at night.</source>
        <comment>a sharp picture</comment>
        <translation>%1, bei Nacht.</translation>
    </message>
    <message>
        <source>%1, by day.</source>
        <comment>a sharp picture</comment>
        <translation>%1, bei Tag.</translation>
    </message>
    <message>
        <source>Clearly more like %1 than like anyone else.</source>
        <translation>Sieht %1 deutlich ähnlicher als allen anderen.</translation>
    </message>
    <message>
        <source>Looks enough like %1.</source>
        <translation>Sieht %1 ähnlich genug.</translation>
    </message>
    <message>
        <source>Distance to %1: %2, limit %3</source>
        <translation>Abstand zu %1: %2, Grenze %3</translation>
    </message>
    <message>
        <source>Score: %1</source>
        <translation>Punktwert: %1</translation>
    </message>
    <message>
        <source>Distance to %1: %2</source>
        <translation>Abstand zu %1: %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>why, picture</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Nobody has a name yet.</source>
        <translation>Noch hat niemand einen Namen.</translation>
    </message>
    <message>
        <source>Nobody you named.</source>
        <translation>Niemand, den Sie benannt haben.</translation>
    </message>
    <message>
        <source>Perhaps %1, but the picture also looks like many strangers.</source>
        <translation>Vielleicht %1, aber das Bild ähnelt auch vielen Fremden.</translation>
    </message>
    <message>
        <source>About as much like %1 as like %2.</source>
        <translation>%1 und %2 sind etwa gleich ähnlich.</translation>
    </message>
    <message>
        <source>Too blurred, small, dark or turned away.</source>
        <translation>Zu unscharf, klein, dunkel oder abgewandt.</translation>
    </message>
    <message>
        <source>You said that it is not %1.</source>
        <translation>Sie haben gesagt, dass es nicht %1 ist.</translation>
    </message>
    <message>
        <source>Most like %1, who stands beside it in the same picture.</source>
        <translation>Am ähnlichsten ist %1, steht aber im selben Bild daneben.</translation>
    </message>
    <message>
        <source>Nearer to faces of which you said that they are not %1 than to %1.</source>
        <translation>Gesichter, zu denen Sie „nicht %1“ gesagt haben, sind ähnlicher als %1.</translation>
    </message>
    <message>
        <source>Most like %1, but nearer to a delivery person.</source>
        <translation>Sieht aus wie %1, ähnelt aber noch mehr einem Boten.</translation>
    </message>
    <message>
        <source>Not looked at yet.</source>
        <translation>Noch nicht angesehen.</translation>
    </message>
    <message>
        <source>You said so.</source>
        <translation>Das haben Sie gesagt.</translation>
    </message>
    <message>
        <source>Like a face that you ignore. %1</source>
        <comment>a picture</comment>
        <translation>Ähnlich wie ein Gesicht, das Sie ignorieren. %1</translation>
    </message>
    <message>
        <source>Not looked at again yet.</source>
        <translation>Noch nicht erneut angesehen.</translation>
    </message>
</context>
<context>
    <name>RecordingCommand</name>
    <message numerus="yes">
        <source>%n recordings removed from the library; their files stay</source>
        <translation>
            <numerusform>%n Aufnahme aus der Bibliothek entfernt; die Datei bleibt erhalten</numerusform>
            <numerusform>%n Aufnahmen aus der Bibliothek entfernt; die Dateien bleiben erhalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n recordings</source>
        <translation>
            <numerusform>%n Aufnahme entfernen</numerusform>
            <numerusform>%n Aufnahmen entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Time of %n recordings corrected</source>
        <translation>
            <numerusform>Zeit von %n Aufnahme korrigiert</numerusform>
            <numerusform>Zeit von %n Aufnahmen korrigiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Correct the time of %n recordings</source>
        <translation>
            <numerusform>Zeit von %n Aufnahme korrigieren</numerusform>
            <numerusform>Zeit von %n Aufnahmen korrigieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Camera of %n recordings corrected: %1</source>
        <translation>
            <numerusform>Kamera von %n Aufnahme korrigiert: %1</numerusform>
            <numerusform>Kamera von %n Aufnahmen korrigiert: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Correct the camera of %n recordings</source>
        <translation>
            <numerusform>Kamera von %n Aufnahme korrigieren</numerusform>
            <numerusform>Kamera von %n Aufnahmen korrigieren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordingFilter</name>
    <message>
        <source>unknown</source>
        <comment>search word</comment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>nobody</source>
        <comment>search word</comment>
        <translation>niemand</translation>
    </message>
    <message>
        <source>night</source>
        <comment>search word</comment>
        <translation>nacht</translation>
    </message>
    <message>
        <source>day</source>
        <comment>search word</comment>
        <translation>tag</translation>
    </message>
    <message>
        <source>today</source>
        <comment>search word</comment>
        <translation>heute</translation>
    </message>
    <message>
        <source>yesterday</source>
        <comment>search word</comment>
        <translation>gestern</translation>
    </message>
    <message>
        <source>person</source>
        <comment>search key</comment>
        <translation>person</translation>
    </message>
    <message>
        <source>camera</source>
        <comment>search key</comment>
        <translation>kamera</translation>
    </message>
    <message>
        <source>kind</source>
        <comment>search key</comment>
        <translation>art</translation>
    </message>
    <message>
        <source>after</source>
        <comment>search key</comment>
        <translation>ab</translation>
    </message>
    <message>
        <source>before</source>
        <comment>search key</comment>
        <translation>vor</translation>
    </message>
    <message>
        <source>on</source>
        <comment>search key</comment>
        <translation>am</translation>
    </message>
</context>
<context>
    <name>StartProblem</name>
    <message>
        <source>Ringface keeps its library in %1, but cannot write there. Please check the folder&apos;s permissions and the disk, then start again.</source>
        <translation>Ringface hat seine Bibliothek in %1, kann dort aber nicht schreiben. Bitte die Zugriffsrechte des Ordners und das Laufwerk prüfen und dann neu starten.</translation>
    </message>
    <message>
        <source>The library in %1 was made by a newer version of Ringface. Please update the program; nothing was changed.</source>
        <translation>Die Bibliothek in %1 stammt von einer neueren Version von Ringface. Bitte das Programm aktualisieren; es wurde nichts verändert.</translation>
    </message>
    <message>
        <source>The library in %1 could not be opened (%2). Nothing was changed. Please check the disk, or move the folder aside to begin with an empty library.</source>
        <translation>Die Bibliothek in %1 konnte nicht geöffnet werden (%2). Es wurde nichts verändert. Bitte das Laufwerk prüfen oder den Ordner verschieben, um mit einer leeren Bibliothek zu beginnen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The library in %1 is damaged (%2): the disk may be failing. Ringface can go on with the newest good copy. The damaged file is kept.</source>
        <translation>Die Bibliothek in %1 ist beschädigt (%2): Vielleicht ist der Datenträger defekt. Ringface kann mit der neuesten guten Kopie weitermachen. Die beschädigte Datei bleibt erhalten.</translation>
    </message>
    <message>
        <source>Begin with an empty library</source>
        <translation>Mit einer leeren Bibliothek beginnen</translation>
    </message>
    <message>
        <source>Restore the copy: %1</source>
        <translation>Kopie wiederherstellen: %1</translation>
    </message>
    <message>
        <source>There is no copy of it.</source>
        <translation>Es gibt keine Kopie davon.</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>Date unknown</source>
        <translation>Datum unbekannt</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Unknown camera</source>
        <translation>Unbekannte Kamera</translation>
    </message>
    <message>
        <source>Doorbell</source>
        <translation>Klingel</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Live view</source>
        <translation>Live-Ansicht</translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n unbekannt</numerusform>
            <numerusform>%n unbekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1?</source>
        <comment>a guessed name</comment>
        <translation>%1?</translation>
    </message>
    <message numerus="yes">
        <source>%n faces</source>
        <translation>
            <numerusform>%n Gesicht</numerusform>
            <numerusform>%n Gesichter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings</source>
        <translation>
            <numerusform>%n Aufnahme</numerusform>
            <numerusform>%n Aufnahmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visits</source>
        <translation>
            <numerusform>%n Besuch</numerusform>
            <numerusform>%n Besuche</numerusform>
        </translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>Besucher</translation>
    </message>
    <message>
        <source>Resident</source>
        <translation>Bewohner</translation>
    </message>
    <message>
        <source>Neighbour</source>
        <translation>Nachbar</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Bote</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Deleted %1: %2 in %3.</source>
        <comment>name, 12 faces, 3 recordings</comment>
        <translation>%1 gelöscht: %2 in %3.</translation>
    </message>
    <message>
        <source>Another program is using the library: traces may stay in its file until Ringface is started again.</source>
        <translation>Ein anderes Programm benutzt die Bibliothek: Spuren können in ihrer Datei bleiben, bis Ringface neu gestartet wird.</translation>
    </message>
    <message numerus="yes">
        <source>%n saved states of what was learnt</source>
        <translation>
            <numerusform>%n gespeicherten Lernstand</numerusform>
            <numerusform>%n gespeicherte Lernstände</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Also taken out of %2.</source>
        <comment>what was deleted, 5 saved states</comment>
        <translation>%1 Das betraf auch %2.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does (key)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Knock</source>
        <translation>Klopfen</translation>
    </message>
    <message>
        <source>Key used</source>
        <translation>Schlüssel benutzt</translation>
    </message>
    <message>
        <source>Door opened</source>
        <translation>Tür geöffnet</translation>
    </message>
    <message>
        <source>today</source>
        <comment>within a sentence</comment>
        <translation>heute</translation>
    </message>
    <message>
        <source>yesterday</source>
        <comment>within a sentence</comment>
        <translation>gestern</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a day, as 26 Nov</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a day, as 26 Nov 2024</comment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>no visits yet</source>
        <translation>noch kein Besuch</translation>
    </message>
    <message>
        <source>%1, last %2</source>
        <comment>3 visits, the day of the last one</comment>
        <translation>%1, zuletzt %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a name, number of visits</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n others</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringface::AcceptChoice</name>
    <message>
        <source>Accept names without asking</source>
        <translation>Namen ohne Rückfrage übernehmen</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>when very sure</source>
        <translation>wenn sehr sicher</translation>
    </message>
    <message>
        <source>when sure</source>
        <translation>wenn sicher</translation>
    </message>
</context>
<context>
    <name>ringface::AccountBox</name>
    <message>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message numerus="yes">
        <source>about %n minutes left</source>
        <translation>
            <numerusform>noch etwa eine Minute</numerusform>
            <numerusform>noch etwa %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hours left</source>
        <translation>
            <numerusform>noch etwa eine Stunde</numerusform>
            <numerusform>noch etwa %n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking Ring what is new...</source>
        <translation>Frage Ring nach Neuem ...</translation>
    </message>
    <message>
        <source>Fetching %1 of %2</source>
        <translation>Hole %1 von %2</translation>
    </message>
    <message>
        <source>Paused. What was fetched so far is kept.</source>
        <translation>Angehalten. Was schon geholt ist, bleibt.</translation>
    </message>
    <message>
        <source>Next look at %1.</source>
        <translation>Das nächste Mal um %1.</translation>
    </message>
    <message>
        <source>Connected.</source>
        <translation>Verbunden.</translation>
    </message>
    <message numerus="yes">
        <source>%n fetched</source>
        <translation>
            <numerusform>eine geholt</numerusform>
            <numerusform>%n geholt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n end-to-end encrypted: only Ring&apos;s app can open them</source>
        <translation>
            <numerusform>eine Ende-zu-Ende-verschlüsselt: nur die Ring-App kann sie öffnen</numerusform>
            <numerusform>%n Ende-zu-Ende-verschlüsselt: nur die Ring-App kann sie öffnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not recorded, as there was no plan</source>
        <translation>
            <numerusform>eine nicht aufgezeichnet, da ohne Abo</numerusform>
            <numerusform>%n nicht aufgezeichnet, da ohne Abo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not ready yet</source>
        <translation>
            <numerusform>eine noch nicht fertig</numerusform>
            <numerusform>%n noch nicht fertig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n no longer at Ring</source>
        <translation>
            <numerusform>eine nicht mehr bei Ring</numerusform>
            <numerusform>%n nicht mehr bei Ring</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>camera, facts</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Fetching from Ring</source>
        <translation>Aufnahmen werden von Ring geholt</translation>
    </message>
    <message>
        <source>Look for new recordings every 15 minutes</source>
        <translation>Alle 15 Minuten nach neuen Aufnahmen sehen</translation>
    </message>
    <message>
        <source>Connect Ring account...</source>
        <translation>Ring-Konto verbinden ...</translation>
    </message>
    <message>
        <source>Fetch now</source>
        <translation>Jetzt holen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Choose cameras...</source>
        <translation>Kameras wählen ...</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Disconnect...</source>
        <translation>Trennen ...</translation>
    </message>
    <message>
        <source>New recordings go to %1 and are looked through. Nothing is changed or deleted at Ring.</source>
        <translation>Neue Aufnahmen kommen nach %1 und werden durchgesehen. Bei Ring wird nichts geändert oder gelöscht.</translation>
    </message>
    <message>
        <source>Recordings can come by themselves: Ringface signs in to your Ring account as you, and fetches your own recordings into a folder. Nothing is changed or deleted at Ring. Ringface is no product of Ring, and Ring may change this at any time.</source>
        <translation>Aufnahmen können von selbst kommen: Ringface meldet sich als Sie bei Ihrem Ring-Konto an und holt Ihre eigenen Aufnahmen in einen Ordner. Bei Ring wird nichts geändert oder gelöscht. Ringface ist kein Produkt von Ring, und Ring kann dies jederzeit ändern.</translation>
    </message>
    <message>
        <source>Sign in again...</source>
        <translation>Neu anmelden ...</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Disconnect the Ring account? The sign-in is forgotten; recordings that were fetched stay, and their folder is still watched.</source>
        <translation>Ring-Konto trennen? Die Anmeldung wird vergessen; geholte Aufnahmen bleiben, und ihr Ordner wird weiter überwacht.</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Up to date as of %1.</source>
        <translation>Stand %1: alles geholt.</translation>
    </message>
</context>
<context>
    <name>ringface::ActivityBar</name>
    <message>
        <source>Learning names...</source>
        <translation>Namen werden gelernt...</translation>
    </message>
    <message>
        <source>Progress of the scan</source>
        <translation>Fortschritt beim Durchsuchen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress of the task</source>
        <translation>Fortschritt der Aufgabe</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Dismiss the error</source>
        <translation>Fehler ausblenden</translation>
    </message>
    <message>
        <source>What runs in the background and what went wrong</source>
        <translation>Was im Hintergrund läuft und was schiefging</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Resume the scan</source>
        <translation>Durchsuchen fortsetzen</translation>
    </message>
    <message>
        <source>Pause the scan</source>
        <translation>Durchsuchen anhalten</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>scanning, time left</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Activity (%1)</source>
        <translation>Aktivität (%1)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>activity, 2 errors</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>ringface::ActivityDelegate</name>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
</context>
<context>
    <name>ringface::ActivityModel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 % scanned</source>
        <comment>recording, part</comment>
        <translation>%1, %2 % durchsucht</translation>
    </message>
    <message>
        <source>%1, waiting</source>
        <comment>recording</comment>
        <translation>%1, wartet</translation>
    </message>
    <message>
        <source>Enter shows the recording, Delete cancels its scan</source>
        <translation>Eingabetaste zeigt die Aufnahme, Entf bricht das Durchsuchen ab</translation>
    </message>
</context>
<context>
    <name>ringface::ActivityPopover</name>
    <message>
        <source>Learning names...</source>
        <translation>Namen werden gelernt...</translation>
    </message>
    <message>
        <source>Nothing went wrong.</source>
        <translation>Nichts ging schief.</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the activity panel</source>
        <translation>Aktivitäten schließen</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>Alle abbrechen</translation>
    </message>
    <message>
        <source>What went wrong, newest first</source>
        <translation>Was schiefging, das Neueste zuerst</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear the list of errors</source>
        <translation>Fehlerliste leeren</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Was schiefging</translation>
    </message>
    <message>
        <source>Nothing is being scanned.</source>
        <translation>Gerade wird nichts durchsucht.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>ringface::ActivityView</name>
    <message>
        <source>Recordings that are being scanned or wait for it</source>
        <translation>Aufnahmen, die durchsucht werden oder darauf warten</translation>
    </message>
</context>
<context>
    <name>ringface::Application</name>
    <message>
        <source>Not everything could be removed. Please check the permissions of %1.</source>
        <translation>Nicht alles konnte entfernt werden. Bitte die Zugriffsrechte von %1 prüfen.</translation>
    </message>
    <message>
        <source>The library is what it was then.</source>
        <translation>Die Bibliothek ist wieder auf dem damaligen Stand.</translation>
    </message>
    <message>
        <source>That copy is damaged. Nothing was changed; choose another one.</source>
        <translation>Diese Kopie ist beschädigt. Es wurde nichts geändert; wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>Another program is using the library. Close it, then try again.</source>
        <translation>Ein anderes Programm benutzt die Bibliothek. Schließen Sie es und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>That copy was made by a newer version of Ringface. Please update the program.</source>
        <translation>Diese Kopie stammt von einer neueren Version von Ringface. Bitte aktualisieren Sie das Programm.</translation>
    </message>
    <message>
        <source>%1 could not be written. Please check the disk; nothing was changed.</source>
        <translation>%1 konnte nicht geschrieben werden. Bitte prüfen Sie den Datenträger; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The pictures of the library are written anew...</source>
        <translation>Die Bilder der Bibliothek werden neu geschrieben...</translation>
    </message>
    <message>
        <source>The library is not encrypted any more.</source>
        <translation>Die Bibliothek ist nicht mehr verschlüsselt.</translation>
    </message>
    <message>
        <source>The library is encrypted.</source>
        <translation>Die Bibliothek ist verschlüsselt.</translation>
    </message>
    <message>
        <source>That is not the passphrase of the library. Nothing was changed.</source>
        <translation>Das ist nicht die Passphrase der Bibliothek. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The library could not be written. Please check the disk; nothing was changed.</source>
        <translation>Die Bibliothek konnte nicht geschrieben werden. Bitte prüfen Sie den Datenträger; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This is done, but some pictures are damaged and could not be decrypted. They are kept as they are, and so are the copies of the library.</source>
        <translation>Das ist erledigt, aber einige Bilder sind beschädigt und ließen sich nicht entschlüsseln. Sie bleiben, wie sie sind, und ebenso die Sicherungskopien der Bibliothek.</translation>
    </message>
</context>
<context>
    <name>ringface::BackupBox</name>
    <message>
        <source>%1 (%2)</source>
        <comment>time, size</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Go back to it...</source>
        <translation>Dahin zurückgehen ...</translation>
    </message>
    <message>
        <source>Make a copy now</source>
        <translation>Jetzt eine Kopie anlegen</translation>
    </message>
    <message>
        <source>Copies of the library</source>
        <translation>Kopien der Bibliothek</translation>
    </message>
    <message>
        <source>Once a day, while Ringface runs, all names and faces are copied. The newest copies are kept beside the library; copy them to another disk to be safe from a broken one.</source>
        <translation>Einmal am Tag, während Ringface läuft, werden alle Namen und Gesichter kopiert. Die neuesten Kopien liegen neben der Bibliothek; kopieren Sie sie auf einen anderen Datenträger, um vor einem defekten sicher zu sein.</translation>
    </message>
    <message>
        <source>There is none yet. Once a day, while Ringface runs, all names and faces are copied.</source>
        <translation>Es gibt noch keine. Einmal am Tag, während Ringface läuft, werden alle Namen und Gesichter kopiert.</translation>
    </message>
    <message>
        <source>Copying...</source>
        <translation>Wird kopiert ...</translation>
    </message>
    <message>
        <source>Go back to what Ringface knew then: %1? What was named and found since is left out. It is kept as a copy of its own, so that you can come back.</source>
        <translation>Zu dem Stand zurückgehen, den Ringface damals hatte: %1? Was seitdem benannt und gefunden wurde, fehlt dann. Es bleibt als eigene Kopie erhalten, sodass Sie zurückkehren können.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Zurückgehen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ringface::BoxMenu</name>
    <message>
        <source>This is</source>
        <translation>Das ist</translation>
    </message>
    <message>
        <source>New name...</source>
        <translation>Neuer Name...</translation>
    </message>
    <message>
        <source>This is not %1</source>
        <translation>Das ist nicht %1</translation>
    </message>
    <message>
        <source>No longer ignore</source>
        <translation>Nicht mehr ignorieren</translation>
    </message>
    <message>
        <source>Take the name away</source>
        <translation>Namen entfernen</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorieren</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>When was this face seen?</source>
        <translation>Wann war dieses Gesicht zu sehen?</translation>
    </message>
</context>
<context>
    <name>ringface::CameraBar</name>
    <message>
        <source>Name of the camera</source>
        <translation>Name der Kamera</translation>
    </message>
    <message>
        <source>Which camera made this recording?</source>
        <translation>Welche Kamera hat diese Aufnahme gemacht?</translation>
    </message>
    <message numerus="yes">
        <source>Which camera made these %n recordings?</source>
        <translation>
            <numerusform>Welche Kamera hat diese %n Aufnahme gemacht?</numerusform>
            <numerusform>Welche Kamera hat diese %n Aufnahmen gemacht?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringface::CertaintyBox</name>
    <message>
        <source>How sure is it?</source>
        <translation>Wie treffsicher?</translation>
    </message>
    <message>
        <source>Asks about every visit that you have named as if it were new, and counts the names it would get.</source>
        <translation>Prüft jeden Besuch, den Sie benannt haben, als wäre er neu, und zählt die Namen, die er bekäme.</translation>
    </message>
    <message>
        <source>Names with each limit</source>
        <translation>Namen bei jeder Grenze</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Falsch</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>Kein Name</translation>
    </message>
    <message>
        <source>Strangers named</source>
        <translation>Fremde benannt</translation>
    </message>
    <message>
        <source>Working...</source>
        <translation>Läuft...</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Neu prüfen</translation>
    </message>
    <message>
        <source>Nothing is named yet: name a few visitors first.</source>
        <translation>Noch ist nichts benannt: Bitte zuerst einige Besucher benennen.</translation>
    </message>
    <message>
        <source>With every limit somebody would have got a wrong name.</source>
        <translation>Bei jeder Grenze hätte jemand einen falschen Namen bekommen.</translation>
    </message>
    <message>
        <source>Up to %1 % nobody would have got a wrong name.</source>
        <translation>Bis %1 % hätte niemand einen falschen Namen bekommen.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>ringface::ClipBar</name>
    <message>
        <source>Previous clip</source>
        <translation>Voriger Clip</translation>
    </message>
    <message>
        <source>Next clip</source>
        <translation>Nächster Clip</translation>
    </message>
    <message>
        <source>Clip %1 of %2</source>
        <translation>Clip %1 von %2</translation>
    </message>
</context>
<context>
    <name>ringface::ClipEditor</name>
    <message>
        <source>Whose faces are blurred</source>
        <translation>Wessen Gesichter unkenntlich werden</translation>
    </message>
    <message>
        <source>Blurred faces are unrecognisable in every frame. Look at the clip before you pass it on.</source>
        <translation>Unkenntliche Gesichter sind es in jedem Bild. Sehen Sie sich den Ausschnitt an, bevor Sie ihn weitergeben.</translation>
    </message>
    <message>
        <source>Save clip...</source>
        <translation>Ausschnitt speichern...</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1 to %2, %3 s</source>
        <comment>a clip&apos;s begin, end, length</comment>
        <translation>%1 bis %2, %3 s</translation>
    </message>
    <message>
        <source>Blur nobody</source>
        <translation>Niemanden unkenntlich machen</translation>
    </message>
    <message>
        <source>Blur everybody but %1</source>
        <translation>Alle außer %1 unkenntlich machen</translation>
    </message>
    <message>
        <source>Blur unknown people</source>
        <translation>Unbekannte unkenntlich machen</translation>
    </message>
    <message>
        <source>Blur everybody</source>
        <translation>Alle unkenntlich machen</translation>
    </message>
</context>
<context>
    <name>ringface::ConnectDialog</name>
    <message>
        <source>Connect Ring account</source>
        <translation>Ring-Konto verbinden</translation>
    </message>
    <message>
        <source>Use the email and password of your own Ring account. The password is only used to sign in, and is not stored; what Ring gives for it goes into your keyring.</source>
        <translation>Nehmen Sie E-Mail-Adresse und Passwort Ihres eigenen Ring-Kontos. Das Passwort dient nur der Anmeldung und wird nicht gespeichert; was Ring dafür gibt, kommt in Ihren Schlüsselbund.</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Ringface is no product of Ring. Ring may refuse such programs at any time; then you can still download recordings at ring.com and drop the zip file into the window.</source>
        <translation>Ringface ist kein Produkt von Ring. Ring kann solche Programme jederzeit abweisen; dann können Sie Aufnahmen immer noch bei ring.com herunterladen und die Zip-Datei ins Fenster ziehen.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>Kameras</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>Wie weit zurück</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>ein Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>Wählen ...</translation>
    </message>
    <message>
        <source>Look for new recordings every 15 minutes</source>
        <translation>Alle 15 Minuten nach neuen Aufnahmen sehen</translation>
    </message>
    <message>
        <source>This desktop has no keyring, so Ringface cannot keep the sign-in: you will be asked for it each time Ringface is started.</source>
        <translation>Diese Arbeitsumgebung hat keinen Schlüsselbund, deshalb kann Ringface die Anmeldung nicht behalten: Sie werden nach jedem Start danach gefragt.</translation>
    </message>
    <message>
        <source>Enter the code that your authenticator app shows.</source>
        <translation>Geben Sie den Code ein, den Ihre Authenticator-App zeigt.</translation>
    </message>
    <message>
        <source>Ring has sent a code to your email address.</source>
        <translation>Ring hat einen Code an Ihre E-Mail-Adresse geschickt.</translation>
    </message>
    <message>
        <source>Ring has sent a code to your phone.</source>
        <translation>Ring hat einen Code an Ihr Telefon geschickt.</translation>
    </message>
    <message>
        <source>Ring has sent a code to your phone, %1.</source>
        <translation>Ring hat einen Code an Ihr Telefon geschickt, %1.</translation>
    </message>
    <message numerus="yes">
        <source>Send another code (in %n s)</source>
        <translation>
            <numerusform>Neuen Code schicken (in %n s)</numerusform>
            <numerusform>Neuen Code schicken (in %n s)</numerusform>
        </translation>
    </message>
    <message>
        <source>Send another code</source>
        <translation>Neuen Code schicken</translation>
    </message>
    <message>
        <source>There are no cameras in this account.</source>
        <translation>In diesem Konto gibt es keine Kameras.</translation>
    </message>
    <message>
        <source>Step 1 of 3: sign in</source>
        <translation>Schritt 1 von 3: anmelden</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Step 2 of 3: the code</source>
        <translation>Schritt 2 von 3: der Code</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Step 3 of 3: which recordings</source>
        <translation>Schritt 3 von 3: welche Aufnahmen</translation>
    </message>
    <message>
        <source>Fetch recordings</source>
        <translation>Aufnahmen holen</translation>
    </message>
    <message>
        <source>Asking Ring...</source>
        <translation>Frage Ring ...</translation>
    </message>
    <message>
        <source>Folder of the recordings</source>
        <translation>Ordner der Aufnahmen</translation>
    </message>
</context>
<context>
    <name>ringface::CorrectionBar</name>
    <message>
        <source>Correct</source>
        <translation>Korrigieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ringface::CountBadge</name>
    <message>
        <source>999+</source>
        <translation>999+</translation>
    </message>
</context>
<context>
    <name>ringface::DropHint</name>
    <message>
        <source>Drop the recordings here to add them</source>
        <translation>Aufnahmen hier ablegen, um sie hinzuzufügen</translation>
    </message>
</context>
<context>
    <name>ringface::FaceModel</name>
    <message>
        <source>Face %1 of %2</source>
        <translation>Gesicht %1 von %2</translation>
    </message>
    <message>
        <source>Double-click to see it in its recording</source>
        <translation>Doppelklicken, um es in der Aufnahme zu sehen</translation>
    </message>
    <message>
        <source>stands for this person</source>
        <translation>steht für diese Person</translation>
    </message>
    <message>
        <source>Ringface does not learn from it</source>
        <translation>Ringface lernt nicht daraus</translation>
    </message>
    <message>
        <source>Ringface learnt from it</source>
        <translation>Ringface hat daraus gelernt</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a description</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>ringface::FindFaceAction</name>
    <message>
        <source>When was this face seen?</source>
        <translation>Wann war dieses Gesicht zu sehen?</translation>
    </message>
</context>
<context>
    <name>ringface::FolderList</name>
    <message>
        <source>Watch no longer</source>
        <translation>Nicht mehr beobachten</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>Beobachtete Ordner</translation>
    </message>
    <message>
        <source>Watch a folder...</source>
        <translation>Ordner beobachten...</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Ordner beobachten</translation>
    </message>
    <message>
        <source>%1 (cannot be reached now)</source>
        <translation>%1 (zurzeit nicht erreichbar)</translation>
    </message>
    <message>
        <source>New recordings in these folders, and in the folders below them, are looked through as soon as they are complete.</source>
        <translation>Neue Aufnahmen in diesen Ordnern und in den Ordnern darunter werden durchgesehen, sobald sie vollständig sind.</translation>
    </message>
    <message>
        <source>None yet. Choose the folder that your camera or its downloads write to: new recordings are looked through as soon as they are complete.</source>
        <translation>Noch keine. Wählen Sie den Ordner, in den Ihre Kamera oder deren Downloads schreiben: Neue Aufnahmen werden durchgesehen, sobald sie vollständig sind.</translation>
    </message>
</context>
<context>
    <name>ringface::FoundPeopleDialog</name>
    <message>
        <source>No face was found in this photo.</source>
        <translation>Auf diesem Foto wurde kein Gesicht gefunden.</translation>
    </message>
    <message>
        <source>Somebody unknown</source>
        <translation>Jemand Unbekanntes</translation>
    </message>
    <message>
        <source>Never seen before</source>
        <translation>Noch nie gesehen</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Besuche</translation>
    </message>
</context>
<context>
    <name>ringface::FrameView</name>
    <message>
        <source>Picture of the recording</source>
        <translation>Bild der Aufnahme</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ignoriert</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Click to see why or to say who this is, or drag it to somebody</source>
        <translation>Klicken: warum, oder wer das ist. Ziehen: zu jemandem</translation>
    </message>
</context>
<context>
    <name>ringface::GroupModel</name>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, counts</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>12 faces, 3 visits</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>ringface::IgnoredDialog</name>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Ignored people</source>
        <translation>Ignorierte Personen</translation>
    </message>
    <message>
        <source>They are left out of lists and messages. Whoever is brought back is among the unknown visitors again.</source>
        <translation>Sie fehlen in Listen und Meldungen. Wer zurückgeholt wird, ist wieder unter den unbekannten Besuchern.</translation>
    </message>
</context>
<context>
    <name>ringface::JustNowRow</name>
    <message>
        <source>Play this visit</source>
        <translation>Diesen Besuch abspielen</translation>
    </message>
    <message>
        <source>Give a name</source>
        <translation>Namen geben</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Somebody unknown</source>
        <translation>Jemand Unbekanntes</translation>
    </message>
    <message>
        <source>Just now</source>
        <translation>Gerade eben</translation>
    </message>
</context>
<context>
    <name>ringface::KeysDialog</name>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>the pages, from left to right</source>
        <translation>die Seiten, von links nach rechts</translation>
    </message>
    <message>
        <source>search</source>
        <translation>suchen</translation>
    </message>
    <message>
        <source>add recordings</source>
        <translation>Aufnahmen hinzufügen</translation>
    </message>
    <message>
        <source>undo, redo</source>
        <translation>rückgängig, wiederherstellen</translation>
    </message>
    <message>
        <source>the menu</source>
        <translation>das Menü</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannte</translation>
    </message>
    <message>
        <source>type a name</source>
        <translation>einen Namen eingeben</translation>
    </message>
    <message>
        <source>this is the person with that number</source>
        <translation>das ist die Person mit dieser Nummer</translation>
    </message>
    <message>
        <source>yes, no to a question</source>
        <translation>ja, nein auf eine Frage</translation>
    </message>
    <message>
        <source>the chosen stacks are one person</source>
        <translation>die gewählten Stapel sind eine Person</translation>
    </message>
    <message>
        <source>split the chosen faces off</source>
        <translation>die gewählten Gesichter abtrennen</translation>
    </message>
    <message>
        <source>ignore</source>
        <translation>ignorieren</translation>
    </message>
    <message>
        <source>to the faces of a stack, and back</source>
        <translation>zu den Gesichtern eines Stapels und zurück</translation>
    </message>
    <message>
        <source>when was this face seen?</source>
        <translation>wann war dieses Gesicht zu sehen?</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>yes, no</source>
        <translation>ja, nein</translation>
    </message>
    <message>
        <source>leave it as it is</source>
        <translation>so lassen, wie es ist</translation>
    </message>
    <message>
        <source>show the moment</source>
        <translation>den Moment zeigen</translation>
    </message>
    <message>
        <source>Player</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>play, pause</source>
        <translation>abspielen, anhalten</translation>
    </message>
    <message>
        <source>5 seconds back, on</source>
        <translation>5 Sekunden zurück, vor</translation>
    </message>
    <message>
        <source>10 seconds back, on</source>
        <translation>10 Sekunden zurück, vor</translation>
    </message>
    <message>
        <source>one picture back, on</source>
        <translation>ein Bild zurück, vor</translation>
    </message>
    <message>
        <source>previous face, next face</source>
        <translation>voriges Gesicht, nächstes Gesicht</translation>
    </message>
    <message>
        <source>slower, faster</source>
        <translation>langsamer, schneller</translation>
    </message>
    <message>
        <source>repeat this visit</source>
        <translation>diesen Besuch wiederholen</translation>
    </message>
    <message>
        <source>mark a face that was missed</source>
        <translation>ein übersehenes Gesicht markieren</translation>
    </message>
    <message>
        <source>cut out a clip</source>
        <translation>einen Clip ausschneiden</translation>
    </message>
    <message>
        <source>save the picture</source>
        <translation>das Bild speichern</translation>
    </message>
    <message>
        <source>full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>previous, next clip of the visit</source>
        <translation>voriger, nächster Clip des Besuchs</translation>
    </message>
    <message>
        <source>People and recordings</source>
        <translation>Personen und Aufnahmen</translation>
    </message>
    <message>
        <source>rename a person</source>
        <translation>eine Person umbenennen</translation>
    </message>
    <message>
        <source>open a person</source>
        <translation>eine Person öffnen</translation>
    </message>
    <message>
        <source>scan a recording again</source>
        <translation>eine Aufnahme noch einmal durchsuchen</translation>
    </message>
    <message>
        <source>remove a recording from the library; the file stays</source>
        <translation>eine Aufnahme aus der Bibliothek entfernen; die Datei bleibt</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>a face of a person: not this one, somebody else</source>
        <translation>ein Gesicht einer Person: nicht diese, jemand anderes</translation>
    </message>
    <message>
        <source>it stands for the person; do not learn from it</source>
        <translation>es steht für die Person; nicht daraus lernen</translation>
    </message>
    <message>
        <source>back, after a jump to a recording</source>
        <translation>zurück nach einem Sprung zu einer Aufnahme</translation>
    </message>
</context>
<context>
    <name>ringface::MainActions</name>
    <message>
        <source>Add recordings...</source>
        <translation>Aufnahmen hinzufügen...</translation>
    </message>
    <message>
        <source>Add folder...</source>
        <translation>Ordner hinzufügen...</translation>
    </message>
    <message>
        <source>Search recordings</source>
        <translation>Aufnahmen suchen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>page, what waits there</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>About Ringface</source>
        <translation>Über Ringface</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>the page of the people without a name</comment>
        <translation>Unbekannte</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>ringface::MainWindow</name>
    <message>
        <source>Ringface</source>
        <translation>Ringface</translation>
    </message>
    <message>
        <source>The library could not be changed: %1</source>
        <translation>Die Bibliothek konnte nicht geändert werden: %1</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>This face is from a photo.</source>
        <translation>Dieses Gesicht stammt von einem Foto.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Rückgängig gemacht: %1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Add a folder of recordings</source>
        <translation>Ordner mit Aufnahmen hinzufügen</translation>
    </message>
    <message>
        <source>Add recordings</source>
        <translation>Aufnahmen hinzufügen</translation>
    </message>
    <message>
        <source>Save visits</source>
        <translation>Besuche speichern</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>visits.csv</source>
        <translation>Besuche.csv</translation>
    </message>
    <message>
        <source>visits of %1.csv</source>
        <translation>Besuche von %1.csv</translation>
    </message>
    <message>
        <source>Ringface %1 says who was at the door. Recordings, faces and names stay on this computer. Free software under the Apache License 2.0.</source>
        <translation>Ringface %1 sagt, wer an der Tür war. Aufnahmen, Gesichter und Namen bleiben auf diesem Computer. Freie Software unter der Apache-Lizenz 2.0.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Sample recordings - Ringface</source>
        <translation>Beispielaufnahmen - Ringface</translation>
    </message>
    <message>
        <source>clip of %1</source>
        <translation>Ausschnitt aus %1</translation>
    </message>
    <message>
        <source>visits of %1</source>
        <translation>Besuche von %1</translation>
    </message>
    <message>
        <source>Save clip</source>
        <translation>Ausschnitt speichern</translation>
    </message>
    <message>
        <source>Video (*.mp4)</source>
        <translation>Video (*.mp4)</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.png)</source>
        <translation>Bilder (*.jpg *.png)</translation>
    </message>
    <message>
        <source>Picture saved as %1</source>
        <translation>Bild gespeichert als %1</translation>
    </message>
    <message>
        <source>%1 could not be written. Choose another name or folder.</source>
        <translation>%1 konnte nicht geschrieben werden. Wählen Sie einen anderen Namen oder Ordner.</translation>
    </message>
    <message>
        <source>When was this face seen?</source>
        <translation>Wann war dieses Gesicht zu sehen?</translation>
    </message>
    <message>
        <source>Recordings and archives (%1)</source>
        <translation>Aufnahmen und Archive (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Show unknown</source>
        <translation>Unbekannte zeigen</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <comment>the name of a page</comment>
        <translation>Zurück zu „%1“</translation>
    </message>
</context>
<context>
    <name>ringface::MatchPreview</name>
    <message>
        <source>Nothing is named yet: name a few visitors first.</source>
        <translation>Noch ist nichts benannt: Bitte zuerst einige Besucher benennen.</translation>
    </message>
    <message numerus="yes">
        <source>%n more names</source>
        <translation>
            <numerusform>%n Name mehr</numerusform>
            <numerusform>%n Namen mehr</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n names fewer</source>
        <translation>
            <numerusform>%n Name weniger</numerusform>
            <numerusform>%n Namen weniger</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other names</source>
        <translation>
            <numerusform>%n anderer Name</numerusform>
            <numerusform>%n andere Namen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n doubtful</source>
        <translation>
            <numerusform>%n zweifelhaft</numerusform>
            <numerusform>%n zweifelhaft</numerusform>
        </translation>
    </message>
    <message>
        <source>the same names</source>
        <translation>dieselben Namen</translation>
    </message>
    <message>
        <source>At %1 %: %2</source>
        <translation>Bei %1 %: %2</translation>
    </message>
</context>
<context>
    <name>ringface::ModelVersionList</name>
    <message>
        <source>Use this one</source>
        <translation>Diesen verwenden</translation>
    </message>
    <message>
        <source>Use the newest</source>
        <translation>Neuesten verwenden</translation>
    </message>
    <message>
        <source>What was learnt</source>
        <translation>Gelerntes</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n Person</numerusform>
            <numerusform>%n Personen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n examples</source>
        <translation>
            <numerusform>%n Beispiel</numerusform>
            <numerusform>%n Beispiele</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>moment: people, examples</comment>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>%1 (in use)</source>
        <translation>%1 (in Gebrauch)</translation>
    </message>
    <message>
        <source>Nothing yet. It learns from every name that you give.</source>
        <translation>Noch nichts. Gelernt wird aus jedem Namen, den Sie vergeben.</translation>
    </message>
    <message>
        <source>If names have become worse, go back to what it had learnt before.</source>
        <translation>Wenn die Namen schlechter geworden sind, zu einem früheren Lernstand zurückkehren.</translation>
    </message>
    <message>
        <source>Names come from what it had learnt then. What you name now does not count until you use the newest.</source>
        <translation>Die Namen kommen aus dem damaligen Lernstand. Was Sie jetzt benennen, zählt erst, wenn Sie den neuesten verwenden.</translation>
    </message>
</context>
<context>
    <name>ringface::Models</name>
    <message>
        <source>Without the download: put these files into %1 by hand: %2</source>
        <translation>Ohne Herunterladen: diese Dateien von Hand in %1 ablegen: %2</translation>
    </message>
    <message>
        <source>The list of network files %1 is damaged. People are recognised with the small network that Ringface brings.</source>
        <translation>Die Liste der Erkennungsdateien %1 ist beschädigt. Personen werden mit dem kleinen Netz erkannt, das Ringface mitbringt.</translation>
    </message>
    <message>
        <source>The list of network files %1 is damaged. Faces are boxed, but nobody is recognised.</source>
        <translation>Die Liste der Erkennungsdateien %1 ist beschädigt. Gesichter werden umrahmt, aber niemand wird erkannt.</translation>
    </message>
    <message>
        <source>To recognise people, Ringface needs network files. %1</source>
        <translation>Um Personen zu erkennen, braucht Ringface Erkennungsdateien. %1</translation>
    </message>
    <message>
        <source>With bigger network files (%1 MB), Ringface recognises more people and makes fewer mistakes. %2</source>
        <translation>Mit größeren Erkennungsdateien (%1 MB) erkennt Ringface mehr Personen und macht weniger Fehler. %2</translation>
    </message>
</context>
<context>
    <name>ringface::ModelsBox</name>
    <message>
        <source>Progress of the download</source>
        <translation>Fortschritt beim Herunterladen</translation>
    </message>
    <message>
        <source>Ready to recognise people.</source>
        <translation>Bereit, Personen zu erkennen.</translation>
    </message>
    <message>
        <source>To tell one face from another, Ringface needs network files: %1 MB, fetched once. Until then faces are found, but nobody gets a name.</source>
        <translation>Um Gesichter zu unterscheiden, braucht Ringface Erkennungsdateien: %1 MB, einmal heruntergeladen. Bis dahin werden Gesichter gefunden, aber niemand bekommt einen Namen.</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Downloading %1: %2 %</source>
        <translation>Herunterladen von %1: %2 %</translation>
    </message>
    <message>
        <source>The network files could not be downloaded.</source>
        <translation>Die Erkennungsdateien konnten nicht heruntergeladen werden.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Neuer Versuch</translation>
    </message>
    <message>
        <source>Ringface recognises people with a small network of its own. A bigger one knows more of them and makes fewer mistakes: %1 MB, fetched once. Names stay.</source>
        <translation>Ringface erkennt Personen mit einem kleinen eigenen Netz. Ein größeres erkennt mehr von ihnen und macht weniger Fehler: %1 MB, einmal geladen. Namen bleiben.</translation>
    </message>
</context>
<context>
    <name>ringface::NameEntry</name>
    <message>
        <source>Name of this person</source>
        <translation>Name dieser Person</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>Wer ist das?</translation>
    </message>
</context>
<context>
    <name>ringface::NameField</name>
    <message>
        <source>Name of this person</source>
        <translation>Name dieser Person</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>Wer ist das?</translation>
    </message>
    <message>
        <source>Likely people</source>
        <translation>Wahrscheinliche Personen</translation>
    </message>
    <message>
        <source>Very much alike</source>
        <translation>Sehr ähnlich</translation>
    </message>
    <message>
        <source>A little alike</source>
        <translation>Etwas ähnlich</translation>
    </message>
    <message>
        <source>Hardly alike</source>
        <translation>Kaum ähnlich</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, how alike</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>key</comment>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>New person &quot;%1&quot;</source>
        <translation>Neue Person „%1“</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <comment>key</comment>
        <translation>Umschalt+Eingabe</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorieren</translation>
    </message>
    <message>
        <source>Alt+I</source>
        <comment>key</comment>
        <translation>Alt+I</translation>
    </message>
</context>
<context>
    <name>ringface::NewsRow</name>
    <message>
        <source>I have seen all of it</source>
        <translation>Ich habe alles gesehen</translation>
    </message>
    <message>
        <source>%1 since %2: %3</source>
        <comment>3 visits, Friday, who</comment>
        <translation>%1 seit %2: %3</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>ringface::NewsRuleRow</name>
    <message>
        <source>Tell or keep quiet</source>
        <translation>Melden oder nicht</translation>
    </message>
    <message>
        <source>Keep quiet about</source>
        <translation>Nicht melden:</translation>
    </message>
    <message>
        <source>Tell me about</source>
        <translation>Melden:</translation>
    </message>
    <message>
        <source>About whom</source>
        <translation>Wen</translation>
    </message>
    <message>
        <source>at every camera</source>
        <translation>an jeder Kamera</translation>
    </message>
    <message>
        <source>at %1</source>
        <comment>camera</comment>
        <translation>an %1</translation>
    </message>
    <message>
        <source>At which camera</source>
        <translation>An welcher Kamera</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>at any time</source>
        <translation>zu jeder Zeit</translation>
    </message>
    <message>
        <source>only from</source>
        <translation>nur von</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>to</source>
        <comment>from one time to another</comment>
        <translation>bis</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove this exception</source>
        <translation>Diese Ausnahme entfernen</translation>
    </message>
    <message>
        <source>whom?</source>
        <translation>über wen?</translation>
    </message>
</context>
<context>
    <name>ringface::NewsRulesBox</name>
    <message>
        <source>Add an exception</source>
        <translation>Ausnahme hinzufügen</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>everybody with a name</source>
        <translation>alle mit Namen</translation>
    </message>
    <message>
        <source>unknown visitors</source>
        <translation>unbekannte Besucher</translation>
    </message>
    <message>
        <source>residents</source>
        <translation>Bewohner</translation>
    </message>
    <message>
        <source>neighbours</source>
        <translation>Nachbarn</translation>
    </message>
    <message>
        <source>deliveries</source>
        <translation>Boten</translation>
    </message>
    <message>
        <source>named visitors</source>
        <translation>Besucher mit Namen</translation>
    </message>
    <message>
        <source>somebody who was removed</source>
        <translation>jemand, der entfernt wurde</translation>
    </message>
</context>
<context>
    <name>ringface::Notifier</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>ringface::PassphraseBox</name>
    <message>
        <source>Encrypt no longer...</source>
        <translation>Nicht mehr verschlüsseln...</translation>
    </message>
    <message>
        <source>The pictures of faces, and what was learnt from them, can be read only with your passphrase. Ringface asks for it at each start.</source>
        <translation>Die Bilder von Gesichtern und was daraus gelernt wurde, sind nur mit Ihrer Passphrase lesbar. Ringface fragt bei jedem Start danach.</translation>
    </message>
    <message>
        <source>Whoever has this disk can read the library. With a passphrase, the pictures of faces and what was learnt from them cannot be read without it.</source>
        <translation>Wer diesen Datenträger hat, kann die Bibliothek lesen. Mit einer Passphrase sind die Bilder von Gesichtern und was daraus gelernt wurde ohne diese nicht lesbar.</translation>
    </message>
    <message>
        <source>Another passphrase...</source>
        <translation>Andere Passphrase...</translation>
    </message>
    <message>
        <source>Encrypt...</source>
        <translation>Verschlüsseln...</translation>
    </message>
    <message>
        <source>Encrypt no longer</source>
        <translation>Nicht mehr verschlüsseln</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>All pictures are written anew, which takes a while.</source>
        <translation>Alle Bilder werden neu geschrieben, was eine Weile dauert.</translation>
    </message>
    <message>
        <source>Nobody can help you if you forget it: names and recordings stay, but all faces are lost. Write it down and keep it in a safe place.</source>
        <translation>Niemand kann Ihnen helfen, wenn Sie sie vergessen: Namen und Aufnahmen bleiben, aber alle Gesichter sind verloren. Schreiben Sie sie auf und bewahren Sie sie sicher auf.</translation>
    </message>
    <message>
        <source>Passphrase now</source>
        <translation>Passphrase jetzt</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Neue Passphrase</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Short: somebody could find it by trying. Four words that do not belong together are better.</source>
        <translation>Kurz: Jemand könnte sie durch Probieren finden. Vier Wörter, die nichts miteinander zu tun haben, sind besser.</translation>
    </message>
    <message>
        <source>The two are not the same yet.</source>
        <translation>Die beiden sind noch nicht gleich.</translation>
    </message>
</context>
<context>
    <name>ringface::PassphraseWindow</name>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>That is not the passphrase of this library.</source>
        <translation>Das ist nicht die Passphrase dieser Bibliothek.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The library in %1 is encrypted. What is its passphrase?</source>
        <translation>Die Bibliothek in %1 ist verschlüsselt. Wie lautet ihre Passphrase?</translation>
    </message>
</context>
<context>
    <name>ringface::PeopleGrid</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
</context>
<context>
    <name>ringface::PeopleModel</name>
    <message>
        <source>New person</source>
        <translation>Neue Person</translation>
    </message>
    <message>
        <source>Drag a face here to give it a name</source>
        <translation>Gesicht hierher ziehen, um es zu benennen</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>name, role, 3 visits</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>%1 has the key %2 now</source>
        <translation>%1 hat jetzt die Taste %2</translation>
    </message>
    <message>
        <source>Key of %1</source>
        <translation>Taste von %1</translation>
    </message>
    <message>
        <source>%1 has no key now</source>
        <translation>%1 hat jetzt keine Taste</translation>
    </message>
</context>
<context>
    <name>ringface::PeoplePage</name>
    <message>
        <source>Everybody you have named appears here, with their visits.

Name somebody among the unknown faces to begin.</source>
        <translation>Hier erscheinen alle, die Sie benannt haben, mit ihren Besuchen.

Zum Anfangen jemanden unter den unbekannten Gesichtern benennen.</translation>
    </message>
    <message>
        <source>Go to the unknown faces</source>
        <translation>Zu den unbekannten Gesichtern</translation>
    </message>
    <message>
        <source>Save all visits...</source>
        <translation>Alle Besuche speichern...</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>Personen suchen</translation>
    </message>
    <message>
        <source>Order of the people</source>
        <translation>Reihenfolge der Personen</translation>
    </message>
    <message>
        <source>Most visits</source>
        <translation>Meiste Besuche</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>order of the people</comment>
        <translation>Name</translation>
    </message>
    <message>
        <source>All</source>
        <comment>people</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Residents</source>
        <translation>Bewohner</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>Besucher</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Nachbarn</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Lieferungen</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n Person</numerusform>
            <numerusform>%n Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 people</source>
        <translation>%1 von %2 Personen</translation>
    </message>
    <message>
        <source>Nobody here is called that, or has that role.</source>
        <translation>Niemand hier heißt so oder hat diese Rolle.</translation>
    </message>
</context>
<context>
    <name>ringface::PeoplePanel</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Neue Person</translation>
    </message>
    <message>
        <source>Filter people</source>
        <translation>Personen filtern</translation>
    </message>
    <message>
        <source>Show the people with their keys</source>
        <translation>Die Personen mit ihren Tasten zeigen</translation>
    </message>
    <message>
        <source>Make the people narrow</source>
        <translation>Die Personen schmal machen</translation>
    </message>
    <message numerus="yes">
        <source>%n ignored</source>
        <translation>
            <numerusform>%n ignoriert</numerusform>
            <numerusform>%n ignoriert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringface::PeopleView</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>New</source>
        <comment>person</comment>
        <translation>Neu</translation>
    </message>
</context>
<context>
    <name>ringface::PersonActs</name>
    <message>
        <source>Remove %1 and all their faces...</source>
        <translation>%1 mit allen Gesichtern entfernen...</translation>
    </message>
    <message>
        <source>%1 is another name of %2 already.</source>
        <translation>%1 ist schon ein anderer Name von %2.</translation>
    </message>
    <message>
        <source>There is already somebody called %1. Merge the two instead.</source>
        <translation>Es gibt schon jemanden mit dem Namen %1. Stattdessen bitte beide zusammenführen.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Merge into</source>
        <translation>Zusammenführen mit</translation>
    </message>
    <message>
        <source>Separate %1</source>
        <translation>%1 wieder trennen</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Rename...</source>
        <translation>Umbenennen...</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>None</source>
        <comment>key</comment>
        <translation>Keine</translation>
    </message>
</context>
<context>
    <name>ringface::PersonPage</name>
    <message>
        <source>Which faces are shown</source>
        <translation>Welche Gesichter gezeigt werden</translation>
    </message>
    <message>
        <source>All faces</source>
        <translation>Alle Gesichter</translation>
    </message>
    <message>
        <source>Faces you named</source>
        <translation>Von Ihnen benannte</translation>
    </message>
    <message>
        <source>Faces Ringface learnt from</source>
        <translation>Gesichter, aus denen gelernt wurde</translation>
    </message>
    <message>
        <source>Faces of this person</source>
        <translation>Gesichter dieser Person</translation>
    </message>
    <message>
        <source>All people</source>
        <translation>Alle Personen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Save visits...</source>
        <translation>Besuche speichern...</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Visits by weekday and hour</source>
        <translation>Besuche nach Wochentag und Stunde</translation>
    </message>
    <message>
        <source>First seen: %1</source>
        <translation>Zuerst gesehen: %1</translation>
    </message>
    <message>
        <source>Last seen: %1</source>
        <translation>Zuletzt gesehen: %1</translation>
    </message>
    <message>
        <source>Also called: %1</source>
        <translation>Auch genannt: %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Play visits</source>
        <translation>Besuche abspielen</translation>
    </message>
    <message>
        <source>Save all visits as one clip</source>
        <translation>Alle Besuche als einen Ausschnitt speichern</translation>
    </message>
    <message>
        <source>Show all visits again</source>
        <translation>Wieder alle Besuche zeigen</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <source>Show the moment</source>
        <translation>Den Moment zeigen</translation>
    </message>
    <message>
        <source>Somebody else...</source>
        <translation>Jemand anderes ...</translation>
    </message>
    <message>
        <source>Use as portrait</source>
        <translation>Als Porträt verwenden</translation>
    </message>
    <message>
        <source>%1, %2:00</source>
        <comment>weekday, hour</comment>
        <translation>%1, %2 Uhr</translation>
    </message>
    <message>
        <source>%1, %2 selected</source>
        <comment>21 faces, 3 selected</comment>
        <translation>%1, %2 ausgewählt</translation>
    </message>
    <message>
        <source>Not %1</source>
        <translation>Nicht %1</translation>
    </message>
    <message>
        <source>Learn from it again</source>
        <translation>Wieder daraus lernen</translation>
    </message>
    <message>
        <source>Do not learn from it</source>
        <translation>Nicht daraus lernen</translation>
    </message>
    <message>
        <source>Mostly on %1</source>
        <comment>weekday</comment>
        <translation>Meist am %1</translation>
    </message>
    <message>
        <source>Often with %1</source>
        <translation>Oft mit %1</translation>
    </message>
    <message>
        <source>often with %1</source>
        <translation>oft mit %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a description</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>ringface::PersonVisits</name>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, facts</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, with %2</source>
        <translation>%1, mit %2</translation>
    </message>
    <message>
        <source>somebody unknown</source>
        <translation>jemand Unbekanntem</translation>
    </message>
</context>
<context>
    <name>ringface::PlayerControls</name>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Previous face</source>
        <translation>Voriges Gesicht</translation>
    </message>
    <message>
        <source>Next face</source>
        <translation>Nächstes Gesicht</translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation>Voriges Bild</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Repeat this visit</source>
        <translation>Diesen Besuch wiederholen</translation>
    </message>
    <message>
        <source>Mark a face that was missed</source>
        <translation>Übersehenes Gesicht markieren</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>%1x</source>
        <comment>how fast</comment>
        <translation>%1x</translation>
    </message>
    <message>
        <source>Speed: %1 (slower: %2, faster: %3)</source>
        <translation>Tempo: %1 (langsamer: %2, schneller: %3)</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>position / length</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Previous person</source>
        <translation>Vorherige Person</translation>
    </message>
    <message>
        <source>Next person</source>
        <translation>Nächste Person</translation>
    </message>
    <message>
        <source>5 seconds back</source>
        <translation>5 Sekunden zurück</translation>
    </message>
    <message>
        <source>5 seconds on</source>
        <translation>5 Sekunden vor</translation>
    </message>
    <message>
        <source>10 seconds back</source>
        <translation>10 Sekunden zurück</translation>
    </message>
    <message>
        <source>10 seconds on</source>
        <translation>10 Sekunden vor</translation>
    </message>
    <message>
        <source>Previous visit</source>
        <translation>Vorheriger Besuch</translation>
    </message>
    <message>
        <source>Next visit</source>
        <translation>Nächster Besuch</translation>
    </message>
    <message>
        <source>Save picture...</source>
        <translation>Bild speichern...</translation>
    </message>
    <message>
        <source>Save picture with names...</source>
        <translation>Bild mit Namen speichern...</translation>
    </message>
    <message>
        <source>Cut out a clip</source>
        <translation>Ausschnitt wählen</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>%1    %2</source>
        <comment>position, time of day</comment>
        <translation>%1    %2</translation>
    </message>
</context>
<context>
    <name>ringface::PlayerPage</name>
    <message>
        <source>Choose a recording on the left to play it.</source>
        <translation>Links eine Aufnahme wählen, um sie abzuspielen.</translation>
    </message>
</context>
<context>
    <name>ringface::ProposalDelegate</name>
    <message>
        <source>Yes to all</source>
        <translation>Ja zu allen</translation>
    </message>
    <message>
        <source>No to all</source>
        <translation>Nein zu allen</translation>
    </message>
</context>
<context>
    <name>ringface::ProposalModel</name>
    <message numerus="yes">
        <source>%n older recordings would no longer show %1</source>
        <translation>
            <numerusform>%n ältere Aufnahme würde %1 nicht mehr zeigen</numerusform>
            <numerusform>%n ältere Aufnahmen würden %1 nicht mehr zeigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older recordings would now show %1</source>
        <translation>
            <numerusform>%n ältere Aufnahme würde jetzt %1 zeigen</numerusform>
            <numerusform>%n ältere Aufnahmen würden jetzt %1 zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>camera, time</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Until now %1, now %2</source>
        <translation>Bisher %1, jetzt %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>recording, change</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Still %1?</source>
        <translation>Weiterhin %1?</translation>
    </message>
    <message>
        <source>Is this %1?</source>
        <translation>Ist das %1?</translation>
    </message>
    <message>
        <source>Not %1</source>
        <translation>Nicht %1</translation>
    </message>
</context>
<context>
    <name>ringface::RecordingDelegate</name>
    <message>
        <source>about %1</source>
        <translation>gegen %1</translation>
    </message>
    <message numerus="yes">
        <source>%n clips</source>
        <translation>
            <numerusform>%n Clip</numerusform>
            <numerusform>%n Clips</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Looking for faces</source>
        <translation>Sucht Gesichter</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
</context>
<context>
    <name>ringface::RecordingModel</name>
    <message>
        <source>, </source>
        <comment>between cameras</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between kinds</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>new</source>
        <comment>not seen yet</comment>
        <translation>neu</translation>
    </message>
</context>
<context>
    <name>ringface::RecordingView</name>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
</context>
<context>
    <name>ringface::RecordingsPage</name>
    <message>
        <source>Show all recordings</source>
        <translation>Alle Aufnahmen zeigen</translation>
    </message>
    <message>
        <source>Scan again</source>
        <translation>Neu durchsuchen</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Correct the time...</source>
        <translation>Zeit korrigieren...</translation>
    </message>
    <message>
        <source>Remove from library</source>
        <translation>Aus Bibliothek entfernen</translation>
    </message>
    <message numerus="yes">
        <source>%n visits found</source>
        <translation>
            <numerusform>%n Besuch gefunden</numerusform>
            <numerusform>%n Besuche gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing fits “%1”.</source>
        <translation>Nichts passt zu „%1“.</translation>
    </message>
    <message>
        <source>Your recordings appear here, sorted by day.</source>
        <translation>Hier erscheinen Ihre Aufnahmen, nach Tagen sortiert.</translation>
    </message>
    <message>
        <source>This is camera...</source>
        <translation>Das ist Kamera...</translation>
    </message>
</context>
<context>
    <name>ringface::RemovalBar</name>
    <message>
        <source>Delete %1 and all that is stored of this face: %2 in %3? This cannot be undone, nor can anything you did before. The recordings themselves stay.</source>
        <translation>%1 und alles löschen, was zu diesem Gesicht gespeichert ist: %2 in %3? Das lässt sich nicht rückgängig machen, ebenso wenig das, was Sie davor getan haben. Die Aufnahmen selbst bleiben erhalten.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ringface::ReviewPage</name>
    <message>
        <source>Changes in older recordings</source>
        <translation>Änderungen in älteren Aufnahmen</translation>
    </message>
    <message>
        <source>Nothing is left to look at. When a new name changes what older recordings show, the changes appear here.</source>
        <translation>Es gibt nichts mehr zu prüfen. Wenn ein neuer Name etwas an älteren Aufnahmen ändert, erscheint das hier.</translation>
    </message>
    <message>
        <source>Show the moment</source>
        <translation>Moment zeigen</translation>
    </message>
    <message>
        <source>Accept names without asking:</source>
        <translation>Namen ohne Rückfrage übernehmen:</translation>
    </message>
    <message>
        <source>Yes to all %1</source>
        <translation>Ja zu allen %1</translation>
    </message>
    <message>
        <source>No to all %1</source>
        <translation>Nein zu allen %1</translation>
    </message>
    <message>
        <source>Leave all %1 as they are</source>
        <translation>Alle %1 so lassen</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Yes, not %1</source>
        <translation>Ja, nicht %1</translation>
    </message>
    <message>
        <source>Yes, %1</source>
        <translation>Ja, %1</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>No, it is %1</source>
        <translation>Nein, es ist %1</translation>
    </message>
    <message>
        <source>No, not %1</source>
        <translation>Nein, nicht %1</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message numerus="yes">
        <source>%n faces in older recordings, after what you said</source>
        <translation>
            <numerusform>%n Gesicht in älteren Aufnahmen, nach dem, was Sie gesagt haben</numerusform>
            <numerusform>%n Gesichter in älteren Aufnahmen, nach dem, was Sie gesagt haben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringface::RingSettings</name>
    <message>
        <source>Disconnected. To remove Ringface at Ring, too, open Ring&apos;s app: Control Center, Authorized Client Devices.</source>
        <translation>Getrennt. Um Ringface auch bei Ring zu entfernen, öffnen Sie die Ring-App: Kontrollzentrum, Autorisierte Clientgeräte.</translation>
    </message>
    <message>
        <source>The sign-in could not be removed from your keyring. Unlock it, then remove the entry &quot;ringface&quot; there. At Ring: Control Center, Authorized Client Devices.</source>
        <translation>Die Anmeldung konnte nicht aus Ihrem Schlüsselbund entfernt werden. Entsperren Sie ihn und entfernen Sie dort den Eintrag „ringface“. Bei Ring: Kontrollzentrum, Autorisierte Clientgeräte.</translation>
    </message>
</context>
<context>
    <name>ringface::ScanSummary</name>
    <message numerus="yes">
        <source>%n recordings looked through</source>
        <translation>
            <numerusform>%n Aufnahme durchsucht</numerusform>
            <numerusform>%n Aufnahmen durchsucht</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: nobody was there</source>
        <translation>%1: Niemand war da</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what was done, who was there</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>ringface::ScrubBar</name>
    <message>
        <source>Position in the recording</source>
        <translation>Stelle in der Aufnahme</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>ringface::SearchField</name>
    <message>
        <source>Search recordings</source>
        <translation>Aufnahmen suchen</translation>
    </message>
    <message>
        <source>Search: a name, unknown, camera:front</source>
        <translation>Suchen: ein Name, unbekannt, kamera:vorn</translation>
    </message>
    <message>
        <source>A name, unknown, nobody, night, day, camera:front, kind:motion, after:2024-05-01, before:2024-06-01, on:today. Several words must all hold.</source>
        <translation>Ein Name, unbekannt, niemand, nacht, tag, kamera:vorn, art:bewegung, ab:2024-05-01, vor:2024-06-01, am:heute. Mehrere Wörter müssen alle zutreffen.</translation>
    </message>
    <message>
        <source>Show only...</source>
        <translation>Nur zeigen...</translation>
    </message>
    <message>
        <source>Show only</source>
        <translation>Nur zeigen</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Unknown people</source>
        <translation>Unbekannte Personen</translation>
    </message>
    <message>
        <source>Nobody seen</source>
        <translation>Niemand gesehen</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Nacht</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Until before</source>
        <translation>Bis vor</translation>
    </message>
</context>
<context>
    <name>ringface::SendersBox</name>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Web-Adresse</translation>
    </message>
    <message>
        <source>MQTT broker</source>
        <translation>MQTT-Broker</translation>
    </message>
    <message>
        <source>MQTT user</source>
        <translation>MQTT-Benutzer</translation>
    </message>
    <message>
        <source>MQTT password</source>
        <translation>MQTT-Passwort</translation>
    </message>
    <message>
        <source>A made-up visit has been sent. What does not arrive is said here.</source>
        <translation>Ein erfundener Besuch wurde gesendet. Was nicht ankommt, steht hier.</translation>
    </message>
</context>
<context>
    <name>ringface::SettingsPage</name>
    <message>
        <source>Recognition</source>
        <translation>Erkennung</translation>
    </message>
    <message>
        <source>precise</source>
        <translation>genau</translation>
    </message>
    <message>
        <source>classic, the original&apos;s</source>
        <translation>klassisch, wie im Original</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Erkenner</translation>
    </message>
    <message>
        <source>Network files</source>
        <translation>Erkennungsdateien</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> Pixel</translation>
    </message>
    <message>
        <source>Smallest face</source>
        <translation>Kleinstes Gesicht</translation>
    </message>
    <message>
        <source>How alike faces must be</source>
        <translation>Ähnlichkeitsgrenze</translation>
    </message>
    <message>
        <source>How near a new face must come to a known one to get its name. To the left: fewer names, and more certain ones. To the right: more names, and more mistakes.</source>
        <translation>Wie ähnlich ein neues Gesicht einem bekannten sein muss, um dessen Namen zu bekommen. Nach links: weniger Namen, aber sicherere. Nach rechts: mehr Namen, aber auch mehr Fehler.</translation>
    </message>
    <message>
        <source>Accept names without asking</source>
        <translation>Namen ohne Rückfrage übernehmen</translation>
    </message>
    <message>
        <source>Names that it is this sure of count as if you had said them, without a question mark.</source>
        <translation>So sichere Namen zählen, als hätten Sie sie selbst vergeben, ohne Fragezeichen.</translation>
    </message>
    <message>
        <source>What was learnt</source>
        <translation>Gelerntes</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Speed of scanning</source>
        <translation>Tempo beim Durchsuchen</translation>
    </message>
    <message>
        <source>How many recordings are looked at side by side. Gentle leaves the computer to you.</source>
        <translation>Wie viele Aufnahmen gleichzeitig durchsucht werden. Schonend lässt Ihnen den Computer frei.</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>wie das System</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Light or dark.</source>
        <translation>Hell oder dunkel.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Takes effect when Ringface is started the next time.</source>
        <translation>Gilt ab dem nächsten Start von Ringface.</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>Ihre Daten</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Open the folder of the library</source>
        <translation>Ordner der Bibliothek öffnen</translation>
    </message>
    <message>
        <source>Remove everything Ringface knows...</source>
        <translation>Alles entfernen, was Ringface weiß...</translation>
    </message>
    <message>
        <source>Remove all faces, names, visits and what was learnt from them, %1 in all, and these settings? This cannot be undone. Your recordings stay where they are, and so do the network files.</source>
        <translation>Alle Gesichter, Namen, Besuche und alles daraus Gelernte, insgesamt %1, sowie diese Einstellungen entfernen? Das lässt sich nicht rückgängig machen. Ihre Aufnahmen bleiben, wo sie sind, ebenso die Erkennungsdateien.</translation>
    </message>
    <message>
        <source>Remove everything</source>
        <translation>Alles entfernen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>100 %, as measured</source>
        <translation>100 %, wie gemessen</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>fast: all the computer can do</source>
        <translation>schnell: so viel wie möglich</translation>
    </message>
    <message>
        <source>gentle: one at a time</source>
        <translation>schonend: nur eine zugleich</translation>
    </message>
    <message numerus="yes">
        <source>%n at a time</source>
        <translation>
            <numerusform>%n zugleich</numerusform>
            <numerusform>%n zugleich</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>size, folder</comment>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>New recordings</source>
        <translation>Neue Aufnahmen</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>unknown visitors</source>
        <translation>unbekannte Besucher</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemanden</translation>
    </message>
    <message>
        <source>Tell me about</source>
        <translation>Melden</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>after 30 days</source>
        <translation>nach 30 Tagen</translation>
    </message>
    <message>
        <source>after 90 days</source>
        <translation>nach 90 Tagen</translation>
    </message>
    <message>
        <source>after a year</source>
        <translation>nach einem Jahr</translation>
    </message>
    <message>
        <source>Forget unknown faces</source>
        <translation>Unbekannte Gesichter vergessen</translation>
    </message>
    <message>
        <source>Faces of people without a name are deleted by themselves, with their pictures.</source>
        <translation>Gesichter von Menschen ohne Namen werden samt ihren Bildern von selbst gelöscht.</translation>
    </message>
    <message>
        <source>Go on when the window is closed</source>
        <translation>Weiterlaufen, wenn das Fenster geschlossen ist</translation>
    </message>
    <message>
        <source>Ringface stays beside the clock and goes on watching. Its icon there brings the window back, and ends it.</source>
        <translation>Ringface bleibt neben der Uhr und beobachtet weiter. Sein Symbol dort holt das Fenster zurück und beendet es.</translation>
    </message>
    <message>
        <source>Home automation</source>
        <translation>Hausautomation</translation>
    </message>
    <message>
        <source>Tell other programs, too</source>
        <translation>Auch anderen Programmen melden</translation>
    </message>
    <message>
        <source>Each visit in a new recording is told to what you enter here, as JSON: a command of yours on this computer, a web address, or an MQTT broker, where Home Assistant finds it by itself. Nothing is sent while these are empty.</source>
        <translation>Jeder Besuch in einer neuen Aufnahme wird als JSON an das gemeldet, was Sie hier eintragen: einen Befehl auf diesem Computer, eine Web-Adresse oder einen MQTT-Broker, wo Home Assistant ihn von selbst findet. Solange hier nichts steht, wird nichts gesendet.</translation>
    </message>
    <message>
        <source>This desktop has no place for icons beside the clock.</source>
        <translation>Diese Arbeitsfläche hat keinen Platz für Symbole neben der Uhr.</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>basic, needs no network files</source>
        <translation>einfach, braucht keine Erkennungsdateien</translation>
    </message>
    <message>
        <source>Remove the sample recordings and all that was found in them, and close this window? Your own library and recordings are not touched.</source>
        <translation>Die Beispielaufnahmen und alles darin Gefundene entfernen und dieses Fenster schließen? Ihre eigene Bibliothek und Ihre Aufnahmen bleiben unberührt.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the sample recordings and their library...</source>
        <translation>Beispielaufnahmen und ihre Bibliothek entfernen...</translation>
    </message>
    <message>
        <source>Looks at each second</source>
        <translation>Blicke je Sekunde</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Cameras and folders</source>
        <translation>Kameras und Ordner</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>Aussehen und Sprache</translation>
    </message>
    <message>
        <source>Data and privacy</source>
        <translation>Daten und Privatsphäre</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>Beobachtete Ordner</translation>
    </message>
    <message>
        <source>A message on the desktop says who was at the door as soon as a new recording in a watched folder has been looked through.</source>
        <translation>Eine Meldung auf dem Desktop sagt, wer an der Tür war, sobald eine neue Aufnahme in einem beobachteten Ordner durchsucht ist.</translation>
    </message>
    <message>
        <source>What tells one face from another. After a change all faces are looked at anew, which takes a while; names stay. Usually precise.</source>
        <translation>Was Gesichter voneinander unterscheidet. Nach einem Wechsel werden alle Gesichter neu angesehen, was eine Weile dauert; die Namen bleiben. Üblich: genau.</translation>
    </message>
    <message>
        <source>More looks find people who rush by; fewer are faster. Of a recording with fewer pictures a second, every picture is looked at. Counts for recordings scanned from now on. Usually %1.</source>
        <translation>Mehr Blicke finden, wer vorbeieilt; weniger gehen schneller. Hat eine Aufnahme weniger Bilder je Sekunde, wird jedes Bild angesehen. Gilt für Aufnahmen, die von jetzt an durchsucht werden. Üblich: %1.</translation>
    </message>
    <message>
        <source>Smaller faces, farther away, are left out. Counts for recordings scanned from now on. Usually %1 pixels.</source>
        <translation>Kleinere, weiter entfernte Gesichter werden ausgelassen. Gilt für Aufnahmen, die von jetzt an durchsucht werden. Üblich: %1 Pixel.</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>schnell</translation>
    </message>
    <message>
        <source>Reset to the usual: %1</source>
        <translation>Zurücksetzen auf das Übliche: %1</translation>
    </message>
    <message>
        <source>Ring account</source>
        <translation>Ring-Konto</translation>
    </message>
    <message>
        <source>Recordings straight from Ring</source>
        <translation>Aufnahmen direkt von Ring</translation>
    </message>
</context>
<context>
    <name>ringface::TimeBar</name>
    <message>
        <source>When the recording begins</source>
        <translation>Wann die Aufnahme beginnt</translation>
    </message>
    <message>
        <source>When does this recording begin?</source>
        <translation>Wann beginnt diese Aufnahme?</translation>
    </message>
    <message numerus="yes">
        <source>When does the first of these %n recordings begin? The others keep their distance to it.</source>
        <translation>
            <numerusform>Wann beginnt diese %n Aufnahme?</numerusform>
            <numerusform>Wann beginnt die erste dieser %n Aufnahmen? Die anderen behalten ihren zeitlichen Abstand zu ihr.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringface::Tray</name>
    <message>
        <source>Open Ringface</source>
        <translation>Ringface öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>ringface::UnknownPage</name>
    <message>
        <source>Groups of unknown faces</source>
        <translation>Stapel unbekannter Gesichter</translation>
    </message>
    <message>
        <source>Faces of the selected groups</source>
        <translation>Gesichter der gewählten Stapel</translation>
    </message>
    <message>
        <source>Size of the faces</source>
        <translation>Größe der Gesichter</translation>
    </message>
    <message>
        <source>Name...</source>
        <translation>Benennen...</translation>
    </message>
    <message>
        <source>Open the stack</source>
        <translation>Stapel öffnen</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorieren</translation>
    </message>
    <message>
        <source>These groups are one person</source>
        <translation>Diese Stapel sind eine Person</translation>
    </message>
    <message>
        <source>Split off these faces</source>
        <translation>Diese Gesichter abtrennen</translation>
    </message>
    <message>
        <source>Yes, as suggested</source>
        <translation>Ja, wie vermutet</translation>
    </message>
    <message>
        <source>Yes, this is %1</source>
        <translation>Ja, das ist %1</translation>
    </message>
    <message>
        <source>No, not as suggested</source>
        <translation>Nein, nicht wie vermutet</translation>
    </message>
    <message>
        <source>No, not %1</source>
        <translation>Nein, nicht %1</translation>
    </message>
    <message>
        <source>Back to the stacks</source>
        <translation>Zurück zu den Stapeln</translation>
    </message>
    <message>
        <source>Select a stack to see its faces.</source>
        <translation>Einen Stapel wählen, um seine Gesichter zu sehen.</translation>
    </message>
    <message>
        <source>No unknown faces are left. New visitors will appear here.</source>
        <translation>Keine unbekannten Gesichter mehr. Neue Besucher erscheinen hier.</translation>
    </message>
    <message>
        <source>Faces that nobody has named yet appear here once recordings have been looked through.

Drop recordings on this window to begin.</source>
        <translation>Hier erscheinen Gesichter, die noch niemand benannt hat, sobald Aufnahmen durchsucht sind.

Zum Anfangen Aufnahmen in dieses Fenster ziehen.</translation>
    </message>
    <message>
        <source>Nothing to split: these faces follow one person through one recording.</source>
        <translation>Nichts zu trennen: Diese Gesichter folgen einer Person durch eine Aufnahme.</translation>
    </message>
    <message>
        <source>Show the moment</source>
        <translation>Den Moment zeigen</translation>
    </message>
    <message>
        <source>Split off</source>
        <translation>Abtrennen</translation>
    </message>
    <message>
        <source>Nobody unknown</source>
        <translation>Niemand Unbekanntes</translation>
    </message>
    <message numerus="yes">
        <source>%n unknown visitors</source>
        <translation>
            <numerusform>%n unbekannter Besucher</numerusform>
            <numerusform>%n unbekannte Besucher</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n may be somebody you know</source>
        <translation>
            <numerusform>%n ist vielleicht jemand, den Sie kennen</numerusform>
            <numerusform>%n sind vielleicht Leute, die Sie kennen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringface::VisitNews</name>
    <message>
        <source>Unknown visitor</source>
        <translation>Unbekannter Besucher</translation>
    </message>
    <message>
        <source>an unknown visitor</source>
        <translation>ein unbekannter Besucher</translation>
    </message>
    <message numerus="yes">
        <source>%n unknown visitors</source>
        <translation>
            <numerusform>%n unbekannter Besucher</numerusform>
            <numerusform>%n unbekannte Besucher</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>names</comment>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 - %2</source>
        <comment>who - camera</comment>
        <translation>%1 - %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, seen %n times this week</source>
        <translation>
            <numerusform>%1, diese Woche %n-mal gesehen</numerusform>
            <numerusform>%1, diese Woche %n-mal gesehen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringface::VisitTable</name>
    <message>
        <source>%1, %2:00: %3</source>
        <comment>Monday, 10:00: 3 visits</comment>
        <translation>%1, %2 Uhr: %3</translation>
    </message>
</context>
<context>
    <name>ringface::WatchOffer</name>
    <message>
        <source>New recordings in “%1” can be looked through by themselves, as soon as they are complete.</source>
        <translation>Neue Aufnahmen in „%1“ können von selbst durchgesehen werden, sobald sie vollständig sind.</translation>
    </message>
    <message>
        <source>Watch this folder</source>
        <translation>Diesen Ordner beobachten</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
</context>
<context>
    <name>ringface::WelcomePage</name>
    <message>
        <source>Choose a folder...</source>
        <translation>Ordner wählen...</translation>
    </message>
    <message>
        <source>Choose files...</source>
        <translation>Dateien wählen...</translation>
    </message>
    <message>
        <source>Ringface</source>
        <translation>Ringface</translation>
    </message>
    <message>
        <source>Looks through the recordings of your doorbell camera and says who was at the door, once you have named the faces.</source>
        <translation>Durchsucht die Aufnahmen Ihrer Türkamera und sagt, wer an der Tür war, sobald Sie die Gesichter benannt haben.</translation>
    </message>
    <message>
        <source>or drop them anywhere on this window</source>
        <translation>oder sie einfach in dieses Fenster ziehen</translation>
    </message>
    <message>
        <source>Recordings stay where they are. What is found in them stays on this computer.</source>
        <translation>Aufnahmen bleiben, wo sie sind. Was darin gefunden wird, bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>Try with sample recordings</source>
        <translation>Mit Beispielaufnahmen ausprobieren</translation>
    </message>
    <message>
        <source>Opens a second window with painted visitors. Nothing of it comes into your library.</source>
        <translation>Öffnet ein zweites Fenster mit gemalten Besuchern. Nichts davon kommt in Ihre Bibliothek.</translation>
    </message>
    <message>
        <source>Connect Ring account...</source>
        <translation>Ring-Konto verbinden ...</translation>
    </message>
    <message>
        <source>Recordings come by themselves, from your own account.</source>
        <translation>Aufnahmen kommen von selbst, aus Ihrem eigenen Konto.</translation>
    </message>
</context>
<context>
    <name>ringface::WhyCard</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Jemand anderes</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>This face</source>
        <translation>Dieses Gesicht</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>Ignoriert</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Is this %1?</source>
        <translation>Ist das %1?</translation>
    </message>
    <message>
        <source>A face you ignore</source>
        <translation>Ein Gesicht, das Sie ignorieren</translation>
    </message>
    <message>
        <source>A face you ignore. Click to see it.</source>
        <translation>Ein Gesicht, das Sie ignorieren. Klicken, um es zu sehen.</translation>
    </message>
    <message>
        <source>A face you named %1. Click to see it.</source>
        <translation>Ein Gesicht, das Sie %1 genannt haben. Klicken, um es zu sehen.</translation>
    </message>
    <message>
        <source>Not %1</source>
        <translation>Nicht %1</translation>
    </message>
</context>
<context>
    <name>ringface::WindowSession</name>
    <message>
        <source>Getting faces ready for the new engine</source>
        <translation>Gesichter werden für den neuen Erkenner vorbereitet</translation>
    </message>
    <message>
        <source>The faces could not be made ready for the engine (%1): a network file is damaged or missing, or the disk is full. Nothing is lost; it goes on when Ringface is started again.</source>
        <translation>Die Gesichter konnten nicht für den Erkenner (%1) vorbereitet werden: Eine Erkennungsdatei ist beschädigt oder fehlt, oder der Datenträger ist voll. Es ist nichts verloren; beim nächsten Start von Ringface geht es weiter.</translation>
    </message>
    <message numerus="yes">
        <source>%n recordings could not be read properly. The list says why.</source>
        <translation>
            <numerusform>%n Aufnahme war nicht richtig lesbar. Den Grund nennt die Liste.</numerusform>
            <numerusform>%n Aufnahmen waren nicht richtig lesbar. Den Grund nennt die Liste.</numerusform>
        </translation>
    </message>
    <message>
        <source>Visits saved to %1</source>
        <translation>Besuche gespeichert in %1</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another place.</source>
        <translation>%1 konnte nicht geschrieben werden: %2. Bitte einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>A web address begins with http:// or https://.</source>
        <translation>Eine Web-Adresse beginnt mit http:// oder https://.</translation>
    </message>
    <message>
        <source>A broker is the name of a computer, or NAME:PORT.</source>
        <translation>Ein Broker ist der Name eines Rechners oder NAME:PORT.</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Jemand</translation>
    </message>
    <message>
        <source>Front Door</source>
        <translation>Haustür</translation>
    </message>
    <message numerus="yes">
        <source>%n unknown faces were old enough to be forgotten.</source>
        <translation>
            <numerusform>%n unbekanntes Gesicht war alt genug, um vergessen zu werden.</numerusform>
            <numerusform>%n unbekannte Gesichter waren alt genug, um vergessen zu werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>No copy of the library could be made in %1. Please check the disk and the permissions.</source>
        <translation>In %1 konnte keine Kopie der Bibliothek angelegt werden. Bitte prüfen Sie den Datenträger und die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>This did not arrive: %1</source>
        <translation>Das ist nicht angekommen: %1</translation>
    </message>
    <message>
        <source>The sample recordings could not be opened. Try it at a terminal: ringface --demo</source>
        <translation>Die Beispielaufnahmen konnten nicht geöffnet werden. Versuchen Sie es in einem Terminal: ringface --demo</translation>
    </message>
    <message>
        <source>Downloading %1</source>
        <translation>Herunterladen von %1</translation>
    </message>
    <message>
        <source>network files</source>
        <translation>Erkennungsdateien</translation>
    </message>
    <message>
        <source>%1 could not be downloaded. Get it by hand from %2 and put it into %3.</source>
        <translation>%1 konnte nicht heruntergeladen werden. Bitte von Hand von %2 holen und in %3 ablegen.</translation>
    </message>
    <message>
        <source>Drawing the sample recordings</source>
        <translation>Beispielaufnahmen werden gezeichnet</translation>
    </message>
    <message>
        <source>%1 could not be drawn: this computer&apos;s FFmpeg cannot make H.264. Install libx264, then start Ringface again.</source>
        <translation>%1 konnte nicht gezeichnet werden: Das FFmpeg dieses Rechners kann kein H.264 erzeugen. Installieren Sie libx264 und starten Sie Ringface dann noch einmal.</translation>
    </message>
    <message>
        <source>%1 could not be written. Check the disk and the permissions, then start Ringface again.</source>
        <translation>%1 konnte nicht geschrieben werden. Prüfen Sie den Datenträger und die Zugriffsrechte und starten Sie Ringface dann noch einmal.</translation>
    </message>
    <message>
        <source>Diagnostics copied. They name no people and no files; paste them into your report.</source>
        <translation>Diagnose kopiert. Sie nennt weder Personen noch Dateien; fügen Sie sie in Ihre Meldung ein.</translation>
    </message>
    <message>
        <source>Saving the clip</source>
        <translation>Der Ausschnitt wird gespeichert</translation>
    </message>
    <message>
        <source>A clip is being saved. Wait until it is done, or cancel it.</source>
        <translation>Ein Ausschnitt wird gerade gespeichert. Warten Sie, bis er fertig ist, oder brechen Sie ab.</translation>
    </message>
    <message>
        <source>Clip saved to %1</source>
        <translation>Ausschnitt gespeichert: %1</translation>
    </message>
    <message>
        <source>The marked face could not be read from the recording, so nothing is learnt from it. Check that its file is still there.</source>
        <translation>Das markierte Gesicht konnte nicht aus der Aufnahme gelesen werden, darum wird nichts daraus gelernt. Prüfen Sie, ob die Datei noch da ist.</translation>
    </message>
    <message>
        <source>Looking for the faces of a photo</source>
        <translation>Die Gesichter eines Fotos werden gesucht</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file, what is wrong</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A copy of the library was made.</source>
        <translation>Eine Kopie der Bibliothek wurde gemacht.</translation>
    </message>
    <message>
        <source>There are no recordings in what you added.</source>
        <translation>In dem, was Sie hinzugefügt haben, sind keine Aufnahmen.</translation>
    </message>
</context>
</TS>
