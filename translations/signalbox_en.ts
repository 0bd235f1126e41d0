<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Words</name>
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
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ApiClient</name>
    <message numerus="yes">
        <source>%1 did not answer within %n second(s).</source>
        <translation>
            <numerusform>%1 did not answer within %n second.</numerusform>
            <numerusform>%1 did not answer within %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ConflictView</name>
    <message numerus="yes">
        <source>%n more after these</source>
        <translation>
            <numerusform>%n more after these</numerusform>
            <numerusform>%n more after these</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::Farewell</name>
    <message numerus="yes">
        <source>%n change(s) have not reached the server. They are kept and go out the next time.</source>
        <translation>
            <numerusform>%n change has not reached the server. It is kept and goes out the next time.</numerusform>
            <numerusform>%n changes have not reached the server. They are kept and go out the next time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::IncidentEditor</name>
    <message numerus="yes">
        <source>%n changed impact(s) go out with the next update.</source>
        <translation>
            <numerusform>%n changed impact goes out with the next update.</numerusform>
            <numerusform>%n changed impacts go out with the next update.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::Notifier</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::Overview</name>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Show all %n</numerusform>
            <numerusform>Show all %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) open on %1.</source>
        <translation>
            <numerusform>%n incident is open on %1.</numerusform>
            <numerusform>%n incidents are open on %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::PageForm</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ServicePanel</name>
    <message numerus="yes">
        <source>It goes from %n page(s).</source>
        <translation>
            <numerusform>It goes from %n page.</numerusform>
            <numerusform>It goes from %n pages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n service(s) below it move up.</source>
        <translation>
            <numerusform>%n service below it moves up.</numerusform>
            <numerusform>%n services below it move up.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::StatusLine</name>
    <message numerus="yes">
        <source>%n change(s) pending</source>
        <translation>
            <numerusform>%n change pending</numerusform>
            <numerusform>%n changes pending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) refused – review</source>
        <translation>
            <numerusform>%n change refused – review</numerusform>
            <numerusform>%n changes refused – review</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::SyncClient</name>
    <message numerus="yes">
        <source>Next try in %n second(s).</source>
        <translation>
            <numerusform>Next try in %n second.</numerusform>
            <numerusform>Next try in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 now holds another workspace, or an older state of this one; %n change(s) made for the former one wait.</source>
        <translation>
            <numerusform>%1 now holds another workspace, or an older state of this one; %n change made for the former one waits.</numerusform>
            <numerusform>%1 now holds another workspace, or an older state of this one; %n changes made for the former one wait.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::TopBar</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::Tray</name>
    <message numerus="yes">
        <source>%n incident(s) open</source>
        <translation>
            <numerusform>%n incident open</numerusform>
            <numerusform>%n incidents open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Show all %n</numerusform>
            <numerusform>Show all %n</numerusform>
        </translation>
    </message>
</context>
</TS>
