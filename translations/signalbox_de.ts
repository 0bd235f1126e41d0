<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>CommandWords</name>
    <message>
        <source>New page “%1”</source>
        <translation>Neue Seite „%1“</translation>
    </message>
    <message>
        <source>Change of page “%1”</source>
        <translation>Änderung der Seite „%1“</translation>
    </message>
    <message>
        <source>Arrangement of page “%1”</source>
        <translation>Anordnung der Seite „%1“</translation>
    </message>
    <message>
        <source>Removal of page “%1”</source>
        <translation>Löschen der Seite „%1“</translation>
    </message>
    <message>
        <source>New service “%1”</source>
        <translation>Neuer Dienst „%1“</translation>
    </message>
    <message>
        <source>Change of service “%1”</source>
        <translation>Änderung des Dienstes „%1“</translation>
    </message>
    <message>
        <source>Removal of service “%1”</source>
        <translation>Löschen des Dienstes „%1“</translation>
    </message>
    <message>
        <source>New incident type “%1”</source>
        <translation>Neue Vorfallart „%1“</translation>
    </message>
    <message>
        <source>Change of incident type “%1”</source>
        <translation>Änderung der Vorfallart „%1“</translation>
    </message>
    <message>
        <source>Removal of incident type “%1”</source>
        <translation>Löschen der Vorfallart „%1“</translation>
    </message>
    <message>
        <source>New incident “%1”</source>
        <translation>Neuer Vorfall „%1“</translation>
    </message>
    <message>
        <source>Change of incident “%1”</source>
        <translation>Änderung des Vorfalls „%1“</translation>
    </message>
    <message>
        <source>Removal of incident “%1”</source>
        <translation>Löschen des Vorfalls „%1“</translation>
    </message>
    <message>
        <source>Update of incident “%1”</source>
        <translation>Neuigkeit zum Vorfall „%1“</translation>
    </message>
    <message>
        <source>Change of an update of “%1”</source>
        <translation>Änderung einer Neuigkeit zu „%1“</translation>
    </message>
    <message>
        <source>Removal of an update of “%1”</source>
        <translation>Löschen einer Neuigkeit zu „%1“</translation>
    </message>
    <message>
        <source>Change “%1”</source>
        <translation>Änderung „%1“</translation>
    </message>
    <message>
        <source>a removed service</source>
        <translation>ein gelöschter Dienst</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Operational</source>
        <translation>In Betrieb</translation>
    </message>
    <message>
        <source>Under maintenance</source>
        <translation>In Wartung</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>Eingeschränkt</translation>
    </message>
    <message>
        <source>Partial outage</source>
        <translation>Teilausfall</translation>
    </message>
    <message>
        <source>Major outage</source>
        <translation>Ausfall</translation>
    </message>
    <message>
        <source>Not affected</source>
        <translation>Nicht betroffen</translation>
    </message>
    <message>
        <source>Investigating</source>
        <translation>Wird untersucht</translation>
    </message>
    <message>
        <source>Identified</source>
        <translation>Ursache gefunden</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>Wird beobachtet</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Behoben</translation>
    </message>
    <message>
        <source>Post-mortem</source>
        <translation>Nachbetrachtung</translation>
    </message>
    <message>
        <source>All systems operational</source>
        <translation>Alle Systeme in Betrieb</translation>
    </message>
    <message>
        <source>Degraded performance</source>
        <translation>Eingeschränkte Leistung</translation>
    </message>
    <message>
        <source>Open incident</source>
        <translation>Offener Vorfall</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Betrachter</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Redakteur</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>unter einer Minute</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n Std.</numerusform>
            <numerusform>%n Std.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>gestern %1</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>date within this year, Qt date format</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>date of another year, Qt date format</comment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>That is not accepted: %1.</source>
        <translation>Das wird nicht angenommen: %1.</translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <comment>field name, what is wrong with it</comment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>It no longer exists; somebody may have deleted it.</source>
        <translation>Das gibt es nicht mehr; vielleicht hat es jemand gelöscht.</translation>
    </message>
    <message>
        <source>Somebody else changed the same thing meanwhile. Choose which version stays.</source>
        <translation>Jemand anderes hat inzwischen dasselbe geändert. Wählen Sie, welche Fassung bleibt.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. Try again; the log says more.</source>
        <translation>Im Programm ist etwas schiefgegangen. Versuchen Sie es noch einmal; im Protokoll steht mehr.</translation>
    </message>
    <message>
        <source>It is still in use and cannot be removed. %1</source>
        <translation>Es wird noch benutzt und kann nicht gelöscht werden. %1</translation>
    </message>
    <message>
        <source>The server does not accept the token. Enter a valid one in Settings.</source>
        <translation>Der Server nimmt das Token nicht an. Geben Sie in den Einstellungen ein gültiges ein.</translation>
    </message>
    <message>
        <source>Your role does not allow this. Ask an admin of the workspace.</source>
        <translation>Ihre Rolle erlaubt das nicht. Fragen Sie jemanden, der den Arbeitsbereich verwaltet.</translation>
    </message>
    <message>
        <source>That is too big. %1</source>
        <translation>Das ist zu groß. %1</translation>
    </message>
    <message>
        <source>Too many requests. Wait a moment and try again.</source>
        <translation>Zu viele Anfragen. Warten Sie kurz und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space and try again.</source>
        <translation>Der Datenträger ist voll. Schaffen Sie Platz und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The data folder cannot be written. Check its permissions.</source>
        <translation>In den Datenordner kann nicht geschrieben werden. Prüfen Sie seine Rechte.</translation>
    </message>
    <message>
        <source>The database is damaged. Restore a backup.</source>
        <translation>Die Datenbank ist beschädigt. Spielen Sie eine Sicherung ein.</translation>
    </message>
    <message>
        <source>The database was written by a newer version. Update this program.</source>
        <translation>Die Datenbank stammt von einer neueren Version. Aktualisieren Sie dieses Programm.</translation>
    </message>
    <message>
        <source>Another program uses the same data folder. Close it and try again.</source>
        <translation>Ein anderes Programm benutzt denselben Datenordner. Schließen Sie es und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>Der Server ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The server cannot be reached: %1</source>
        <translation>Der Server ist nicht erreichbar: %1</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Address name</source>
        <translation>Adressname</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Domains</source>
        <translation>Domains</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>Brand colour</source>
        <translation>Markenfarbe</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Sprachen</translation>
    </message>
    <message>
        <source>Default page</source>
        <translation>Standardseite</translation>
    </message>
    <message>
        <source>Days shown</source>
        <translation>Gezeigte Tage</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Default impact</source>
        <translation>Übliche Auswirkung</translation>
    </message>
    <message>
        <source>Counts as downtime</source>
        <translation>Zählt als Ausfallzeit</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Run your status page.</source>
        <translation>Führt Ihre Statusseite.</translation>
    </message>
    <message>
        <source>Keep everything, settings too, in this folder.</source>
        <translation>Alles, auch die Einstellungen, in diesem Ordner ablegen.</translation>
    </message>
</context>
<context>
    <name>signalbox::ApiClient</name>
    <message>
        <source>The answer of %1 is too big.</source>
        <translation>Die Antwort von %1 ist zu groß.</translation>
    </message>
    <message numerus="yes">
        <source>%1 did not answer within %n second(s).</source>
        <translation>
            <numerusform>%1 hat %n Sekunde lang nicht geantwortet.</numerusform>
            <numerusform>%1 hat %n Sekunden lang nicht geantwortet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing answers at %1; the server may not be running.</source>
        <translation>Unter %1 antwortet nichts; vielleicht läuft der Server nicht.</translation>
    </message>
    <message>
        <source>The name of %1 cannot be found; there may be no network.</source>
        <translation>Der Name %1 ist nicht zu finden; vielleicht fehlt das Netz.</translation>
    </message>
    <message>
        <source>The connection to %1 is not safe: %2</source>
        <translation>Die Verbindung zu %1 ist nicht sicher: %2</translation>
    </message>
    <message>
        <source>%1 closed the connection.</source>
        <translation>%1 hat die Verbindung beendet.</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 antwortet nicht.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation>%1 ist nicht zu erreichen: %2</translation>
    </message>
</context>
<context>
    <name>signalbox::Arrangement</name>
    <message>
        <source>Services on the page</source>
        <translation>Dienste auf der Seite</translation>
    </message>
    <message>
        <source>Visitors see no services yet. Add those that they care about.</source>
        <translation>Besucher sehen noch keine Dienste. Fügen Sie die hinzu, auf die es ihnen ankommt.</translation>
    </message>
    <message>
        <source>+ &amp;Service</source>
        <translation>+ &amp;Dienst</translation>
    </message>
    <message>
        <source>Add all</source>
        <translation>Alle hinzufügen</translation>
    </message>
    <message>
        <source>Adds the services that are missing, as they are arranged under Services</source>
        <translation>Fügt die fehlenden Dienste so hinzu, wie sie unter „Dienste“ angeordnet sind</translation>
    </message>
    <message>
        <source>Take off the page</source>
        <translation>Von der Seite nehmen</translation>
    </message>
    <message>
        <source>Takes the chosen service off this page; it is not deleted (Delete)</source>
        <translation>Nimmt den gewählten Dienst von dieser Seite; er wird nicht gelöscht (Entf)</translation>
    </message>
</context>
<context>
    <name>signalbox::BrandPicker</name>
    <message>
        <source>Brand colour</source>
        <translation>Markenfarbe</translation>
    </message>
    <message>
        <source>Choose a colour</source>
        <translation>Farbe wählen</translation>
    </message>
    <message>
        <source>White text on it reads well (%1 : 1).</source>
        <translation>Weiße Schrift ist darauf gut lesbar (%1 : 1).</translation>
    </message>
    <message>
        <source>Only large white text can be read on it (%1 : 1).</source>
        <translation>Nur große weiße Schrift ist darauf lesbar (%1 : 1).</translation>
    </message>
    <message>
        <source>White text can hardly be read on it (%1 : 1). A darker colour is better.</source>
        <translation>Weiße Schrift ist darauf kaum lesbar (%1 : 1). Eine dunklere Farbe ist besser.</translation>
    </message>
</context>
<context>
    <name>signalbox::CommandPalette</name>
    <message>
        <source>Search or run a command</source>
        <translation>Suchen oder Befehl ausführen</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Vorfall</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
</context>
<context>
    <name>signalbox::ConflictView</name>
    <message>
        <source>Refused changes</source>
        <translation>Abgelehnte Änderungen</translation>
    </message>
    <message>
        <source>Nothing is left to decide. The server has taken every change.</source>
        <translation>Nichts mehr zu entscheiden. Der Server hat alle Änderungen angenommen.</translation>
    </message>
    <message>
        <source>The server did not take these. Nothing of them is on the page; decide for each what becomes of it.</source>
        <translation>Der Server hat diese Änderungen nicht angenommen. Nichts davon steht auf der Seite; entscheiden Sie bei jeder, was daraus wird.</translation>
    </message>
    <message numerus="yes">
        <source>%n more after these</source>
        <translation>
            <numerusform>%n weitere nach diesen</numerusform>
            <numerusform>%n weitere nach diesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody else changed the same meanwhile. Other fields of your change are not in dispute and go with your version.</source>
        <translation>Jemand anderes hat inzwischen dasselbe geändert. Die übrigen Felder Ihrer Änderung sind nicht strittig und gehören zu Ihrer Fassung.</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Ihre Fassung</translation>
    </message>
    <message>
        <source>Theirs, on the server</source>
        <translation>Andere Fassung, auf dem Server</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine behalten</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Andere übernehmen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Anzeigen</translation>
    </message>
</context>
<context>
    <name>signalbox::ConnectionCard</name>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>On a server</source>
        <translation>Auf einem Server</translation>
    </message>
    <message>
        <source>Use that workspace</source>
        <translation>Diesen Arbeitsbereich verwenden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Open page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message>
        <source>Public page</source>
        <translation>Öffentliche Seite</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>The page is at http://127.0.0.1:PORT while this program runs.</source>
        <translation>Solange dieses Programm läuft, ist die Seite unter http://127.0.0.1:PORT zu finden.</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>Use this computer</source>
        <translation>Diesen Computer verwenden</translation>
    </message>
    <message>
        <source>Test and connect</source>
        <translation>Testen und verbinden</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Wird getestet …</translation>
    </message>
    <message>
        <source>Connected, but the token could not be kept; it is asked for again at the next start. %1</source>
        <translation>Verbunden, aber das Token konnte nicht gespeichert werden; beim nächsten Start wird wieder danach gefragt. %1</translation>
    </message>
    <message>
        <source>This computer has no keychain. The token is in %1, which only you can read.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund. Das Token liegt in %1; nur Sie können die Datei lesen.</translation>
    </message>
    <message>
        <source>Connected. The token is in the system&apos;s keychain.</source>
        <translation>Verbunden. Das Token liegt im Schlüsselbund des Systems.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>Verbunden mit: %1</translation>
    </message>
    <message>
        <source>Not connected to %1</source>
        <translation>Nicht verbunden mit: %1</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Verbindung wird aufgebaut: %1</translation>
    </message>
</context>
<context>
    <name>signalbox::Connector</name>
    <message>
        <source>this computer</source>
        <translation>dieser Computer</translation>
    </message>
    <message>
        <source>Another program uses port %1. Close it, or choose another port in Settings.</source>
        <translation>Ein anderes Programm benutzt Port %1. Schließen Sie es, oder wählen Sie in den Einstellungen einen anderen Port.</translation>
    </message>
    <message>
        <source>There is no token for this server. Enter one in Settings.</source>
        <translation>Für diesen Server gibt es kein Token. Geben Sie in den Einstellungen eines ein.</translation>
    </message>
</context>
<context>
    <name>signalbox::EventStream</name>
    <message>
        <source>The server has gone silent.</source>
        <translation>Der Server ist verstummt.</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>Der Server antwortet nicht.</translation>
    </message>
    <message>
        <source>The server closed the connection.</source>
        <translation>Der Server hat die Verbindung beendet.</translation>
    </message>
    <message>
        <source>What answers at %1 is no Signalbox server.</source>
        <translation>Unter %1 antwortet kein Signalbox-Server.</translation>
    </message>
    <message>
        <source>The server&apos;s events make no sense: %1.</source>
        <translation>Die Ereignisse des Servers ergeben keinen Sinn: %1.</translation>
    </message>
    <message>
        <source>The server&apos;s events make no sense.</source>
        <translation>Die Ereignisse des Servers ergeben keinen Sinn.</translation>
    </message>
</context>
<context>
    <name>signalbox::Farewell</name>
    <message>
        <source>Keep Signalbox running in the tray?</source>
        <translation>Signalbox in der Symbolleiste weiterlaufen lassen?</translation>
    </message>
    <message>
        <source>Its lamp shows the worst status and tells you when an incident opens or a service goes down. You can change this in Settings.</source>
        <translation>Die Lampe zeigt den schlechtesten Status und meldet, wenn ein Vorfall beginnt oder ein Dienst ausfällt. Ändern lässt sich das in den Einstellungen.</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>The server in this program stops: the page cannot be reached until you start Signalbox again.</source>
        <translation>Der Server in diesem Programm hält an: Die Seite ist nicht erreichbar, bis Sie Signalbox wieder starten.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) have not reached the server. They are kept and go out the next time.</source>
        <translation>
            <numerusform>%n Änderung hat den Server noch nicht erreicht. Sie bleibt gespeichert und geht beim nächsten Mal hinaus.</numerusform>
            <numerusform>%n Änderungen haben den Server noch nicht erreicht. Sie bleiben gespeichert und gehen beim nächsten Mal hinaus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Quit Signalbox?</source>
        <translation>Signalbox beenden?</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
</context>
<context>
    <name>signalbox::FirstStart</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Signalbox</source>
        <translation>Signalbox</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
    <message>
        <source>Fetching the workspace…</source>
        <translation>Der Arbeitsbereich wird geholt …</translation>
    </message>
    <message>
        <source>Open page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message>
        <source>Welcome to Signalbox</source>
        <translation>Willkommen bei Signalbox</translation>
    </message>
    <message>
        <source>Your own status page, run from here. Where should it live?</source>
        <translation>Ihre eigene Statusseite, von hier aus geführt. Wo soll sie liegen?</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>Mit einem Server verbinden</translation>
    </message>
    <message>
        <source>Whoever runs the server can give you its address and a token.</source>
        <translation>Adresse und Token bekommen Sie von der Person, die den Server betreibt.</translation>
    </message>
    <message>
        <source>Name your page</source>
        <translation>Geben Sie der Seite einen Namen</translation>
    </message>
    <message>
        <source>What should your visitors see at the top?</source>
        <translation>Was sollen Besucher ganz oben lesen?</translation>
    </message>
    <message>
        <source>Add your first services</source>
        <translation>Fügen Sie die ersten Dienste hinzu</translation>
    </message>
    <message>
        <source>A service is something whose status people care about. You can skip this.</source>
        <translation>Ein Dienst ist etwas, dessen Status andere interessiert. Sie können diesen Schritt überspringen.</translation>
    </message>
    <message>
        <source>Your page is ready</source>
        <translation>Ihre Seite ist fertig</translation>
    </message>
    <message>
        <source>Everything is operational. When something breaks, report an incident, and the page shows it within a second.</source>
        <translation>Alles läuft. Wenn etwas ausfällt, melden Sie einen Vorfall; die Seite zeigt ihn innerhalb einer Sekunde.</translation>
    </message>
    <message>
        <source>Go to the overview</source>
        <translation>Zur Übersicht</translation>
    </message>
    <message>
        <source>Create page</source>
        <translation>Seite anlegen</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Geben Sie einen Namen ein.</translation>
    </message>
    <message>
        <source>Starting the server…</source>
        <translation>Der Server wird gestartet …</translation>
    </message>
    <message>
        <source>The server did not start: %1</source>
        <translation>Der Server ist nicht gestartet: %1</translation>
    </message>
    <message>
        <source>Try another port</source>
        <translation>Anderen Port versuchen</translation>
    </message>
    <message>
        <source>Creating the page…</source>
        <translation>Die Seite wird angelegt …</translation>
    </message>
    <message>
        <source>Not every service could be added. %1</source>
        <translation>Nicht alle Dienste konnten hinzugefügt werden. %1</translation>
    </message>
</context>
<context>
    <name>signalbox::HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Signalbox</source>
        <translation>Signalbox</translation>
    </message>
    <message>
        <source>Run your status page from here. Report an incident, post updates as you learn more, and resolve it; the page follows within a second. Everything can be written offline and goes out later. Version %1.</source>
        <translation>Führen Sie Ihre Statusseite von hier aus: Melden Sie einen Vorfall, schreiben Sie Neuigkeiten, sobald Sie mehr wissen, und lösen Sie ihn; die Seite folgt innerhalb einer Sekunde. Alles lässt sich ohne Verbindung schreiben und geht später hinaus. Version %1.</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>signalbox::ImpactBar</name>
    <message>
        <source>+ Service</source>
        <translation>+ Dienst</translation>
    </message>
    <message>
        <source>Add a service</source>
        <translation>Dienst hinzufügen</translation>
    </message>
    <message>
        <source>Deleted service</source>
        <translation>Gelöschter Dienst</translation>
    </message>
    <message>
        <source>Remove from the incident</source>
        <translation>Aus dem Vorfall entfernen</translation>
    </message>
</context>
<context>
    <name>signalbox::IncidentEditor</name>
    <message>
        <source>Began %1</source>
        <comment>when</comment>
        <translation>Begann %1</translation>
    </message>
    <message>
        <source>Post update</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>What has changed? What are you doing about it?</source>
        <translation>Was hat sich geändert? Was unternehmen Sie?</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>&amp;Vorschau</translation>
    </message>
    <message>
        <source>Shows the page as it will be, with what is being typed</source>
        <translation>Zeigt die Seite, wie sie sein wird, mit dem, was Sie gerade schreiben</translation>
    </message>
    <message>
        <source>Delete this incident</source>
        <translation>Diesen Vorfall löschen</translation>
    </message>
    <message>
        <source>Correct it from the beginning</source>
        <translation>Von Beginn an berichtigen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message numerus="yes">
        <source>%n changed impact(s) go out with the next update.</source>
        <translation>
            <numerusform>%n geänderte Auswirkung geht mit der nächsten Meldung hinaus.</numerusform>
            <numerusform>%n geänderte Auswirkungen gehen mit der nächsten Meldung hinaus.</numerusform>
        </translation>
    </message>
    <message>
        <source>is needed: say what is new</source>
        <translation>fehlt: Sagen Sie, was es Neues gibt</translation>
    </message>
    <message>
        <source>Update posted.</source>
        <translation>Meldung veröffentlicht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Delete this incident with its whole timeline? It goes from the page, and the uptime of its services is worked out without it. Mistaken alarms are better resolved.</source>
        <translation>Diesen Vorfall mit seinem ganzen Verlauf löschen? Er verschwindet von der Seite, und die Verfügbarkeit seiner Dienste wird ohne ihn berechnet. Fehlalarme werden besser als behoben gemeldet.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>signalbox::IncidentListModel</name>
    <message>
        <source>lasted %1</source>
        <translation>dauerte %1</translation>
    </message>
</context>
<context>
    <name>signalbox::IncidentsView</name>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Behoben</translation>
    </message>
    <message>
        <source>Search titles and updates</source>
        <translation>Titel und Meldungen durchsuchen</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Vorfälle</translation>
    </message>
    <message>
        <source>No incident is chosen</source>
        <translation>Kein Vorfall ausgewählt</translation>
    </message>
    <message>
        <source>When something is wrong, report it here: visitors of the page see it within a second. Ctrl+Shift+N starts a report from anywhere.</source>
        <translation>Wenn etwas nicht stimmt, melden Sie es hier: Besucher der Seite sehen es binnen einer Sekunde. Strg+Umschalt+N beginnt von überall eine Meldung.</translation>
    </message>
    <message>
        <source>Report incident</source>
        <translation>Vorfall melden</translation>
    </message>
    <message>
        <source>The incident is reported.</source>
        <translation>Der Vorfall ist gemeldet.</translation>
    </message>
</context>
<context>
    <name>signalbox::MainWindow</name>
    <message>
        <source>Signalbox</source>
        <translation>Signalbox</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>&amp;New here</source>
        <translation>Hier &amp;neu</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Search or run a command…</source>
        <translation>&amp;Suchen oder Befehl ausführen …</translation>
    </message>
    <message>
        <source>Open &amp;page</source>
        <translation>&amp;Seite öffnen</translation>
    </message>
    <message>
        <source>&amp;Reconnect</source>
        <translation>&amp;Neu verbinden</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>There is no page to open yet.</source>
        <translation>Es gibt noch keine Seite, die geöffnet werden könnte.</translation>
    </message>
    <message>
        <source>No browser could be started. The page is at %1.</source>
        <translation>Es konnte kein Browser gestartet werden. Die Seite liegt unter %1.</translation>
    </message>
</context>
<context>
    <name>signalbox::MarkdownEdit</name>
    <message>
        <source>Text in Markdown</source>
        <translation>Text in Markdown</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>tool, its keys</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Fett</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Kursiv</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
</context>
<context>
    <name>signalbox::MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>signalbox::MomentChip</name>
    <message>
        <source>Date and time</source>
        <translation>Datum und Uhrzeit</translation>
    </message>
    <message>
        <source>Your time, %1</source>
        <translation>Ihre Zeit, %1</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Übernehmen</translation>
    </message>
</context>
<context>
    <name>signalbox::NameStep</name>
    <message>
        <source>Northwind</source>
        <translation>Nordwind</translation>
    </message>
    <message>
        <source>Name of the page</source>
        <translation>Name der Seite</translation>
    </message>
    <message>
        <source>The name of your company or product. It stands at the top of the page and can be changed later.</source>
        <translation>Der Name Ihrer Firma oder Ihres Produkts. Er steht oben auf der Seite und lässt sich später ändern.</translation>
    </message>
</context>
<context>
    <name>signalbox::Navigation</name>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
</context>
<context>
    <name>signalbox::Notifier</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere Meldung</numerusform>
            <numerusform>und %n weitere Meldungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Incident opened</source>
        <translation>Vorfall begonnen</translation>
    </message>
    <message>
        <source>Incident opened: %1</source>
        <translation>Vorfall begonnen: %1</translation>
    </message>
</context>
<context>
    <name>signalbox::Overview</name>
    <message>
        <source>No status page yet</source>
        <translation>Noch keine Statusseite</translation>
    </message>
    <message>
        <source>A page shows your visitors how your services are. It takes a name, nothing more.</source>
        <translation>Eine Seite zeigt Ihren Besuchern, wie es um Ihre Dienste steht. Sie braucht einen Namen, sonst nichts.</translation>
    </message>
    <message>
        <source>Create a page</source>
        <translation>Seite anlegen</translation>
    </message>
    <message>
        <source>No services yet</source>
        <translation>Noch keine Dienste</translation>
    </message>
    <message>
        <source>Services are what people care about: a website, an API, sign-in. Add the first one, and the page can say how it is.</source>
        <translation>Dienste sind, worauf es anderen ankommt: eine Website, eine API, die Anmeldung. Fügen Sie den ersten hinzu, dann kann die Seite sagen, wie es um ihn steht.</translation>
    </message>
    <message>
        <source>Add a service</source>
        <translation>Dienst hinzufügen</translation>
    </message>
    <message>
        <source>Open incidents</source>
        <translation>Offene Vorfälle</translation>
    </message>
    <message>
        <source>Services in trouble</source>
        <translation>Gestörte Dienste</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>Latest activity</source>
        <translation>Zuletzt geschehen</translation>
    </message>
    <message>
        <source>New service</source>
        <translation>Neuer Dienst</translation>
    </message>
    <message>
        <source>Open page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Alle anzeigen (%n)</numerusform>
            <numerusform>Alle anzeigen (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is wrong on %1.</source>
        <translation>Auf %1 ist alles in Ordnung.</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) open on %1.</source>
        <translation>
            <numerusform>%n Vorfall offen auf %1.</numerusform>
            <numerusform>%n Vorfälle offen auf %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>No incident is open on %1; statuses were set by hand.</source>
        <translation>Auf %1 ist kein Vorfall offen; der Status wurde von Hand gesetzt.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
</context>
<context>
    <name>signalbox::PageForm</name>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>Drag them into order, or move them with Alt and the arrow keys. A page can group them in its own way.</source>
        <translation>Ziehen Sie sie in die gewünschte Reihenfolge, oder verschieben Sie sie mit Alt und den Pfeiltasten. Eine Seite kann sie auf ihre eigene Weise gruppieren.</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>&amp;Vorschau</translation>
    </message>
    <message>
        <source>Copy the page&apos;s address</source>
        <translation>Adresse der Seite kopieren</translation>
    </message>
    <message>
        <source>Open the page in the browser</source>
        <translation>Seite im Browser öffnen</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Address name</source>
        <translation>&amp;Adressname</translation>
    </message>
    <message>
        <source>The end of the page&apos;s address. Old links break when it changes.</source>
        <translation>Das Ende der Adresse. Wenn es sich ändert, führen alte Links ins Leere.</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation>&amp;Beschreibung</translation>
    </message>
    <message>
        <source>Visitors read it at the top of the page; search engines too.</source>
        <translation>Besucher lesen sie oben auf der Seite, Suchmaschinen auch.</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>Aussehen und Sprache</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Brand &amp;colour</source>
        <translation>Marken&amp;farbe</translation>
    </message>
    <message>
        <source>Days in the bars</source>
        <translation>Tage in den Balken</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>&amp;Zeitzone</translation>
    </message>
    <message>
        <source>Whose days the bars show. Visitors read times in their own zone.</source>
        <translation>Ihre Tage zeigen die Balken. Besucher lesen Zeiten in ihrer eigenen Zone.</translation>
    </message>
    <message>
        <source>&amp;Languages</source>
        <translation>&amp;Sprachen</translation>
    </message>
    <message>
        <source>Tags like en or de; the first is for visitors who read none of them.</source>
        <translation>Kürzel wie en oder de; die erste gilt für Besucher, die keine davon lesen.</translation>
    </message>
    <message>
        <source>Where it lies</source>
        <translation>Wo sie liegt</translation>
    </message>
    <message>
        <source>De&amp;fault page</source>
        <translation>Stan&amp;dardseite</translation>
    </message>
    <message>
        <source>D&amp;omains</source>
        <translation>D&amp;omains</translation>
    </message>
    <message>
        <source>One a line. Requests for these host names get this page.</source>
        <translation>Eine je Zeile. Anfragen an diese Hostnamen bekommen diese Seite.</translation>
    </message>
    <message>
        <source>&amp;Website</source>
        <translation>&amp;Website</translation>
    </message>
    <message>
        <source>The page links to it.</source>
        <translation>Die Seite verlinkt darauf.</translation>
    </message>
    <message>
        <source>At the server&apos;s own address</source>
        <translation>Unter der Adresse des Servers</translation>
    </message>
    <message>
        <source>The default page is also what the server shows at its bare address.</source>
        <translation>Die Standardseite zeigt der Server auch unter seiner bloßen Adresse.</translation>
    </message>
    <message>
        <source>Delete page…</source>
        <translation>Seite löschen …</translation>
    </message>
    <message>
        <source>Not on the server yet</source>
        <translation>Noch nicht auf dem Server</translation>
    </message>
    <message>
        <source>Delete the page “%1”? Its address stops working. Services and incidents stay.</source>
        <translation>Die Seite „%1“ löschen? Ihre Adresse führt dann ins Leere. Dienste und Vorfälle bleiben.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>signalbox::PageListModel</name>
    <message>
        <source>Default · /p/%1</source>
        <translation>Standard · /p/%1</translation>
    </message>
</context>
<context>
    <name>signalbox::PagesView</name>
    <message>
        <source>No page yet</source>
        <translation>Noch keine Seite</translation>
    </message>
    <message>
        <source>A page is what visitors see: its services, how they are, and what is being done. Name the first one.</source>
        <translation>Eine Seite ist, was Besucher sehen: Dienste, wie es um sie steht und was getan wird. Benennen Sie die erste.</translation>
    </message>
    <message>
        <source>New page</source>
        <translation>Neue Seite</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>&amp;New page</source>
        <translation>&amp;Neue Seite</translation>
    </message>
    <message>
        <source>New page %1</source>
        <translation>Neue Seite %1</translation>
    </message>
</context>
<context>
    <name>signalbox::PlaceStep</name>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>The page is served by this program while it runs. Good for trying it out, and for a page within your own network.</source>
        <translation>Dieses Programm liefert die Seite aus, solange es läuft. Gut zum Ausprobieren und für eine Seite im eigenen Netz.</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>Mit einem Server verbinden</translation>
    </message>
    <message>
        <source>Signalbox runs on a server already and is always reachable. You need its address and an access token.</source>
        <translation>Signalbox läuft schon auf einem Server und ist immer erreichbar. Sie brauchen seine Adresse und ein Zugangstoken.</translation>
    </message>
</context>
<context>
    <name>signalbox::PreviewPane</name>
    <message>
        <source>Preview of the page</source>
        <translation>Vorschau der Seite</translation>
    </message>
    <message>
        <source>As on a wide screen</source>
        <translation>Wie auf einem breiten Bildschirm</translation>
    </message>
    <message>
        <source>As on a phone</source>
        <translation>Wie auf einem Telefon</translation>
    </message>
    <message>
        <source>Close the preview</source>
        <translation>Vorschau schließen</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>There is no page yet. Make one under Pages.</source>
        <translation>Es gibt noch keine Seite. Legen Sie unter „Seiten“ eine an.</translation>
    </message>
</context>
<context>
    <name>signalbox::RemoteForm</name>
    <message>
        <source>Server address</source>
        <translation>Adresse des Servers</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Zugangstoken</translation>
    </message>
    <message>
        <source>Make one on the server: signalboxd token create --name desktop --scope admin</source>
        <translation>Auf dem Server erzeugen Sie eines mit: signalboxd token create --name desktop --scope admin</translation>
    </message>
    <message>
        <source>Enter an address such as https://status.example.com.</source>
        <translation>Geben Sie eine Adresse wie https://status.example.com ein.</translation>
    </message>
    <message>
        <source>Enter the token that the server gave you.</source>
        <translation>Geben Sie das Token ein, das der Server ausgestellt hat.</translation>
    </message>
    <message>
        <source>Connected, but without encryption: anybody on the way can read the token. Use https.</source>
        <translation>Verbunden, aber unverschlüsselt: Unterwegs kann jeder das Token mitlesen. Verwenden Sie https.</translation>
    </message>
    <message>
        <source>The server does not accept this token. Check that it is complete and has not been revoked.</source>
        <translation>Der Server nimmt dieses Token nicht an. Prüfen Sie, ob es vollständig ist und nicht widerrufen wurde.</translation>
    </message>
    <message>
        <source>Something answers there, but it is no Signalbox server. Check the address and the path.</source>
        <translation>Dort antwortet etwas, aber kein Signalbox-Server. Prüfen Sie Adresse und Pfad.</translation>
    </message>
</context>
<context>
    <name>signalbox::ReplicaFile</name>
    <message>
        <source>The copy of the workspace on this desktop was damaged and is fetched anew. Changes that the server had not yet been sent may be lost; the damaged file is kept as %1.</source>
        <translation>Die Kopie des Arbeitsbereichs auf diesem Rechner war beschädigt und wird neu geholt. Änderungen, die der Server noch nicht bekommen hatte, können verloren sein; die beschädigte Datei bleibt als %1 erhalten.</translation>
    </message>
</context>
<context>
    <name>signalbox::ReportForm</name>
    <message>
        <source>Began %1</source>
        <comment>when</comment>
        <translation>Begann %1</translation>
    </message>
    <message>
        <source>Began now</source>
        <translation>Begann jetzt</translation>
    </message>
    <message>
        <source>Report incident</source>
        <translation>Vorfall melden</translation>
    </message>
    <message>
        <source>What do customers notice?</source>
        <translation>Was bemerken Ihre Kunden?</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>Type, beginning and services</source>
        <translation>Art, Beginn und Dienste</translation>
    </message>
    <message>
        <source>The first update: what is wrong, who is affected, when there is more to say.</source>
        <translation>Die erste Meldung: was nicht stimmt, wen es trifft, wann es mehr zu sagen gibt.</translation>
    </message>
    <message>
        <source>&amp;First update</source>
        <translation>&amp;Erste Meldung</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>&amp;Vorschau</translation>
    </message>
    <message>
        <source>Shows the page as it will be, with what is being typed</source>
        <translation>Zeigt die Seite, wie sie sein wird, mit dem, was Sie gerade schreiben</translation>
    </message>
    <message>
        <source>Discard this report</source>
        <translation>Diese Meldung verwerfen</translation>
    </message>
    <message>
        <source>Report an incident</source>
        <translation>Einen Vorfall melden</translation>
    </message>
    <message>
        <source>Untitled incident</source>
        <translation>Vorfall ohne Titel</translation>
    </message>
</context>
<context>
    <name>signalbox::ServicePanel</name>
    <message>
        <source>Not on the server yet</source>
        <translation>Noch nicht auf dem Server</translation>
    </message>
    <message>
        <source>At the top</source>
        <translation>Ganz oben</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation>&amp;Beschreibung</translation>
    </message>
    <message>
        <source>Visitors read it beside the name.</source>
        <translation>Besucher lesen sie neben dem Namen.</translation>
    </message>
    <message>
        <source>Status &amp;set by hand</source>
        <translation>Von Hand gesetzter &amp;Status</translation>
    </message>
    <message>
        <source>An open incident with a worse impact counts more.</source>
        <translation>Ein offener Vorfall mit schlimmerer Auswirkung zählt mehr.</translation>
    </message>
    <message>
        <source>Be&amp;longs to</source>
        <translation>&amp;Gehört zu</translation>
    </message>
    <message>
        <source>Delete service…</source>
        <translation>Dienst löschen …</translation>
    </message>
    <message>
        <source>Belongs to: %1</source>
        <translation>Gehört zu: %1</translation>
    </message>
    <message>
        <source>Open the incident “%1”</source>
        <translation>Vorfall „%1“ öffnen</translation>
    </message>
    <message numerus="yes">
        <source>It goes from %n page(s).</source>
        <translation>
            <numerusform>Er verschwindet von %n Seite.</numerusform>
            <numerusform>Er verschwindet von %n Seiten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n service(s) below it move up.</source>
        <translation>
            <numerusform>%n Dienst darunter rückt auf.</numerusform>
            <numerusform>%n Dienste darunter rücken auf.</numerusform>
        </translation>
    </message>
    <message>
        <source>The open incident “%1” names this service. Resolve it first.</source>
        <translation>Der offene Vorfall „%1“ betrifft diesen Dienst. Lösen Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>Open the incident</source>
        <translation>Vorfall öffnen</translation>
    </message>
    <message>
        <source>Delete “%1”?</source>
        <translation>„%1“ löschen?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Shown on</source>
        <translation>Gezeigt auf</translation>
    </message>
</context>
<context>
    <name>signalbox::ServicePicker</name>
    <message>
        <source>Find a service</source>
        <translation>Dienst suchen</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
</context>
<context>
    <name>signalbox::ServiceTreeModel</name>
    <message>
        <source>%1, %2</source>
        <comment>service, status</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Intern</translation>
    </message>
    <message>
        <source>Not on the server yet</source>
        <translation>Noch nicht auf dem Server</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Shown on</source>
        <translation>Gezeigt auf</translation>
    </message>
</context>
<context>
    <name>signalbox::ServicesStep</name>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>What your customers use. You can group them, and add more, later.</source>
        <translation>Was Ihre Kunden benutzen. Gruppieren und ergänzen können Sie später.</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>For example: %1</source>
        <translation>Zum Beispiel: %1</translation>
    </message>
    <message>
        <source>Service %1</source>
        <translation>Dienst %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ServicesView</name>
    <message>
        <source>No services yet</source>
        <translation>Noch keine Dienste</translation>
    </message>
    <message>
        <source>A service is something whose status people care about: a website, an API, a region. Add the first one; others can go below it.</source>
        <translation>Ein Dienst ist etwas, dessen Status andere interessiert: eine Website, eine API, eine Region. Fügen Sie den ersten hinzu; weitere können unter ihm stehen.</translation>
    </message>
    <message>
        <source>New service</source>
        <translation>Neuer Dienst</translation>
    </message>
    <message>
        <source>Filter services</source>
        <translation>Dienste filtern</translation>
    </message>
    <message>
        <source>&amp;New service</source>
        <translation>&amp;Neuer Dienst</translation>
    </message>
    <message>
        <source>Add a service (Ctrl+N)</source>
        <translation>Dienst hinzufügen (Strg+N)</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>No service has that name.</source>
        <translation>Kein Dienst heißt so.</translation>
    </message>
    <message>
        <source>New service %1</source>
        <translation>Neuer Dienst %1</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>„%1“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>signalbox::SettingsView</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>Symbolleiste</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>text size in percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>The language changes when the program is started again.</source>
        <translation>Die Sprache wechselt, wenn das Programm neu gestartet wird.</translation>
    </message>
    <message>
        <source>Language of this program</source>
        <translation>Sprache dieses Programms</translation>
    </message>
    <message>
        <source>Notify me when an incident opens or a service goes down</source>
        <translation>Benachrichtigen, wenn ein Vorfall beginnt oder ein Dienst ausfällt</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation>In der Symbolleiste weiterlaufen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>When the window is closed</source>
        <translation>Beim Schließen des Fensters</translation>
    </message>
    <message>
        <source>This desktop has no tray, so closing the window quits.</source>
        <translation>Diese Arbeitsfläche hat keine Symbolleiste; Schließen beendet das Programm.</translation>
    </message>
</context>
<context>
    <name>signalbox::StatusLine</name>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindung wird aufgebaut</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgewiesen</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Getrennt</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) pending</source>
        <translation>
            <numerusform>%n Änderung wartet</numerusform>
            <numerusform>%n Änderungen warten</numerusform>
        </translation>
    </message>
    <message>
        <source>All changes saved</source>
        <translation>Alle Änderungen gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) refused – review</source>
        <translation>
            <numerusform>%n Änderung abgelehnt – prüfen</numerusform>
            <numerusform>%n Änderungen abgelehnt – prüfen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::SyncClient</name>
    <message numerus="yes">
        <source>Next try in %n second(s).</source>
        <translation>
            <numerusform>Nächster Versuch in %n Sekunde.</numerusform>
            <numerusform>Nächster Versuch in %n Sekunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting to %1.</source>
        <translation>Verbindung zu %1 wird aufgebaut.</translation>
    </message>
    <message>
        <source>it answers with status %1</source>
        <translation>Antwort mit Status %1</translation>
    </message>
    <message>
        <source>%1 does not let this desktop in: %2</source>
        <translation>%1 lässt dieses Programm nicht ein: %2</translation>
    </message>
    <message>
        <source>%1 sends elsewhere; the connection must name the final address.</source>
        <translation>%1 verweist anderswohin; die Verbindung muss die endgültige Adresse nennen.</translation>
    </message>
    <message>
        <source>What answers at %1 is no Signalbox server (status %2).</source>
        <translation>Unter %1 antwortet kein Signalbox-Server (Status %2).</translation>
    </message>
    <message>
        <source>%1 cannot serve this desktop now: %2</source>
        <translation>%1 kann dieses Programm gerade nicht bedienen: %2</translation>
    </message>
    <message>
        <source>What %1 answers is too much.</source>
        <translation>Was %1 antwortet, ist zu viel.</translation>
    </message>
    <message>
        <source>What %1 answers makes no sense: %2</source>
        <translation>Was %1 antwortet, ergibt keinen Sinn: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 now holds another workspace, or an older state of this one; %n change(s) made for the former one wait.</source>
        <translation>
            <numerusform>%1 hat jetzt einen anderen Arbeitsbereich oder einen älteren Stand von diesem; %n Änderung für den bisherigen wartet.</numerusform>
            <numerusform>%1 hat jetzt einen anderen Arbeitsbereich oder einen älteren Stand von diesem; %n Änderungen für den bisherigen warten.</numerusform>
        </translation>
    </message>
    <message>
        <source>What %1 answers makes no sense; it may be newer than this program. (%2 %3)</source>
        <translation>Was %1 antwortet, ergibt keinen Sinn; vielleicht ist der Server neuer als dieses Programm. (%2 %3)</translation>
    </message>
    <message>
        <source>This desktop&apos;s replica cannot be written: %1</source>
        <translation>Die Kopie auf diesem Rechner lässt sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>%1 now holds another workspace.</source>
        <translation>%1 hat jetzt einen anderen Arbeitsbereich.</translation>
    </message>
    <message>
        <source>status %1</source>
        <translation>Status %1</translation>
    </message>
    <message>
        <source>%1 cannot take changes now: %2</source>
        <translation>%1 kann gerade keine Änderungen annehmen: %2</translation>
    </message>
    <message>
        <source>What %1 answers makes no sense.</source>
        <translation>Was %1 antwortet, ergibt keinen Sinn.</translation>
    </message>
</context>
<context>
    <name>signalbox::SyncWorker</name>
    <message>
        <source>The replica on this desktop cannot be opened: %1</source>
        <translation>Die Kopie auf diesem Rechner lässt sich nicht öffnen: %1</translation>
    </message>
    <message>
        <source>Your decision could not be saved: %1</source>
        <translation>Ihre Entscheidung ließ sich nicht speichern: %1</translation>
    </message>
    <message>
        <source>The replica on this desktop cannot be read: %1</source>
        <translation>Die Kopie auf diesem Rechner lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>A draft could not be saved: %1</source>
        <translation>Ein Entwurf ließ sich nicht speichern: %1</translation>
    </message>
</context>
<context>
    <name>signalbox::TimelineEntry</name>
    <message>
        <source>Edit this update</source>
        <translation>Diese Meldung bearbeiten</translation>
    </message>
    <message>
        <source>Delete this update</source>
        <translation>Diese Meldung löschen</translation>
    </message>
    <message>
        <source>subscribers notified</source>
        <translation>Abonnenten benachrichtigt</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>not on the server yet</source>
        <translation>noch nicht auf dem Server</translation>
    </message>
    <message>
        <source>%1 — %2 ago</source>
        <comment>exact time, how long ago</comment>
        <translation>%1 — vor %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>service, impact</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Posted %1</source>
        <comment>when</comment>
        <translation>Veröffentlicht %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Delete this update? It goes from the page; what was sent stays sent.</source>
        <translation>Diese Meldung löschen? Sie verschwindet von der Seite; was verschickt ist, bleibt verschickt.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>signalbox::TitleEdit</name>
    <message>
        <source>Click to edit (F2)</source>
        <translation>Zum Bearbeiten klicken (F2)</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Edit the title</source>
        <translation>Titel bearbeiten</translation>
    </message>
</context>
<context>
    <name>signalbox::TopBar</name>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>Menü (F10)</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>Suchen oder Befehl ausführen</translation>
    </message>
    <message>
        <source>Report incident</source>
        <translation>Vorfall melden</translation>
    </message>
    <message>
        <source>No page yet</source>
        <translation>Noch keine Seite</translation>
    </message>
    <message>
        <source>Page: %1</source>
        <translation>Seite: %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>roll-up, open incidents</comment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n offen</numerusform>
            <numerusform>%n offen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::Tray</name>
    <message>
        <source>Signalbox: %1, %2</source>
        <translation>Signalbox: %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) open</source>
        <translation>
            <numerusform>%n Vorfall offen</numerusform>
            <numerusform>%n Vorfälle offen</numerusform>
        </translation>
    </message>
    <message>
        <source>Signalbox: %1</source>
        <translation>Signalbox: %1</translation>
    </message>
    <message>
        <source>Show Signalbox</source>
        <translation>Signalbox anzeigen</translation>
    </message>
    <message>
        <source>Report incident…</source>
        <translation>Vorfall melden …</translation>
    </message>
    <message>
        <source>Open page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Alle anzeigen (%n)</numerusform>
            <numerusform>Alle anzeigen (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume notifications</source>
        <translation>Benachrichtigungen wieder einschalten</translation>
    </message>
    <message>
        <source>Pause notifications</source>
        <translation>Benachrichtigungen anhalten</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>Für eine Stunde</translation>
    </message>
    <message>
        <source>Until resumed</source>
        <translation>Bis auf Weiteres</translation>
    </message>
</context>
<context>
    <name>signalbox::TypeChip</name>
    <message>
        <source>Unknown type</source>
        <translation>Unbekannte Art</translation>
    </message>
    <message>
        <source>Type: %1</source>
        <translation>Art: %1</translation>
    </message>
</context>
<context>
    <name>signalbox::UpdateComposer</name>
    <message>
        <source>Posted %1</source>
        <comment>when</comment>
        <translation>Veröffentlicht %1</translation>
    </message>
    <message>
        <source>Posted now</source>
        <translation>Jetzt veröffentlicht</translation>
    </message>
    <message>
        <source>Notif&amp;y subscribers</source>
        <translation>Abonnenten &amp;benachrichtigen</translation>
    </message>
    <message>
        <source>Tells everybody who subscribed to these services</source>
        <translation>Benachrichtigt alle, die diese Dienste abonniert haben</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Status: %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ZonePicker</name>
    <message>
        <source>Time zones</source>
        <translation>Zeitzonen</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
</context>
</TS>
