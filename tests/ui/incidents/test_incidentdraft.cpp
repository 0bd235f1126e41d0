// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memoryreplica.h"
#include "ui/incidents/incidentdraft.h"
#include "ui/incidents/incidentlistmodel.h"
#include "ui/incidents/markdownedit.h"

#include <QAbstractItemModelTester>
#include <QTest>
#include <QTextDocument>

using namespace Qt::StringLiterals;
using namespace signalbox;
using namespace std::chrono_literals;

class TestIncidentDraft : public QObject
{
    Q_OBJECT

private slots:
    void draftsSurviveTheirJson()
    {
        ReportDraft draft;
        draft.title = u"  not yet checked \u202e"_s;
        draft.typeId = majorType().id;
        draft.services = {{ServiceId::make(m_clock), ServiceStatus::PartialOutage}};
        draft.startedAt = m_clock.now();
        draft.update = {IncidentStatus::Identified, u"half a sen"_s, false, m_clock.now(), {}};
        QCOMPARE(reportDraftFromJson(toJson(draft)), draft);
        QCOMPARE(reportDraftFromJson({{u"title"_s, 7}, {u"services"_s, u"?"_s}}), ReportDraft());
    }

    void changesAreWhatDiffers()
    {
        const auto a = ServiceId::make(m_clock);
        const auto b = ServiceId::make(m_clock);
        const auto c = ServiceId::make(m_clock);
        const std::vector<Impact> present{{a, ServiceStatus::MajorOutage},
                                          {b, ServiceStatus::DegradedPerformance}};
        const std::vector<Impact> wanted{{a, ServiceStatus::PartialOutage},
                                         {c, ServiceStatus::DegradedPerformance}};
        const std::vector<Impact> changes = changesFrom(present, wanted);
        const std::vector<Impact> expected{{a, ServiceStatus::PartialOutage},
                                           {c, ServiceStatus::DegradedPerformance},
                                           {b, ServiceStatus::Operational}};
        QCOMPARE(changes, expected);
        QVERIFY(changesFrom(present, present).empty());
        QVERIFY(changesFrom(withChanges(present, changes), withChanges(present, changes)).empty());
    }

    void tentativeWorkspaceHasTheDraft()
    {
        const Workspace workspace = test::sampleWorkspace(m_clock.now());
        const Incident before = workspace.sortedIncidents().front();
        UpdateDraft draft;
        draft.status = IncidentStatus::Resolved;
        draft.body = u"Back to normal."_s;
        const Workspace after = withPosted(workspace, before.id, draft, m_clock.now());
        QVERIFY(before.isOpen());
        QVERIFY(!after.incidents.value(before.id).isOpen());
        QCOMPARE(after.updates.value(before.id).back().body.toString(), draft.body);
        QVERIFY(workspace.incidents.value(before.id).isOpen()); // the real one is as it was

        ReportDraft report;
        report.typeId = minorType().id;
        const Workspace reported = withReported(workspace, report, m_clock.now(), u"Untitled"_s);
        QCOMPARE(reported.incidents.size(), workspace.incidents.size() + 1);
        QVERIFY(std::ranges::any_of(reported.incidents, [](const Incident &incident) {
            return incident.title.toString() == u"Untitled"_s;
        }));
    }

    void listFollowsAndFinds()
    {
        test::MemoryReplica replica(m_clock);
        replica.load(test::sampleWorkspace(m_clock.now()));
        IncidentListModel model(replica, m_clock);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const int open = model.rowCount();
        QCOMPARE(open, model.openCount());
        QVERIFY(open >= 2 && model.resolvedCount() > 0);
        const QString title = model.index(1).data().toString();
        model.setWords(title.left(7).toUpper());
        QVERIFY(model.rowCount() >= 1 && model.rowCount() <= open);
        model.setWords(u"no such words"_s);
        QCOMPARE(model.rowCount(), 0);
        model.setWords({});
        model.setWhich(IncidentListModel::Which::Resolved);
        QCOMPARE(model.rowCount(), model.resolvedCount());
        model.setWhich(IncidentListModel::Which::Open);
        const IncidentId gone = model.idAt(0);
        replica.changeFromServer([&](Workspace &workspace) {
            workspace.remove(EntityKind::Incident, gone.uuid());
            return std::vector<EntityRef>{{EntityKind::Incident, gone.uuid()}};
        });
        QCOMPARE(model.rowCount(), open - 1);
        QCOMPARE(model.rowOf(gone), -1);
    }

    void toolsEditMarkdown_data()
    {
        QTest::addColumn<QString>("before"); // | | around the selection, or one for the cursor
        QTest::addColumn<QString>("tool");
        QTest::addColumn<QString>("after");
        QTest::newRow("bold word") << u"so |bad| now"_s << u"bold"_s << u"so **bad** now"_s;
        QTest::newRow("off again") << u"so **|bad|** now"_s << u"bold"_s << u"so bad now"_s;
        QTest::newRow("word at the cursor") << u"so b|ad now"_s << u"bold"_s << u"so **bad** now"_s;
        QTest::newRow("list") << u"|one\ntwo|"_s << u"list"_s << u"- one\n- two"_s;
        QTest::newRow("list off") << u"|- one\n- two|"_s << u"list"_s << u"one\ntwo"_s;
        QTest::newRow("list rest") << u"|- one\ntwo|"_s << u"list"_s << u"- one\n- two"_s;
        QTest::newRow("code") << u"run |x|"_s << u"code"_s << u"run `x`"_s;
        QTest::newRow("fence") << u"|a\nb|"_s << u"code"_s << u"```\na\nb\n```"_s;
        QTest::newRow("link") << u"see |docs|"_s << u"link"_s << u"see [docs](https://)"_s;
        QTest::newRow("link of an address") << u"|https://x.example|"_s << u"link"_s
                                            << u"[](https://x.example)"_s;
    }

    void toolsEditMarkdown()
    {
        QFETCH(QString, before);
        QFETCH(QString, tool);
        QFETCH(QString, after);
        const auto from = static_cast<int>(before.indexOf(u'|'));
        const auto to = static_cast<int>(before.lastIndexOf(u'|')) - (before.count(u'|') == 2 ? 1 : 0);
        QTextDocument document;
        document.setPlainText(before.remove(u'|'));
        QTextCursor cursor(&document);
        cursor.setPosition(from);
        cursor.setPosition(to, QTextCursor::KeepAnchor);
        if (tool == "bold"_L1)
            markdown::toggleAround(cursor, u"**"_s);
        else if (tool == "list"_L1)
            markdown::togglePrefix(cursor, u"- "_s);
        else if (tool == "code"_L1)
            markdown::toggleCode(cursor);
        else
            (void)markdown::insertLink(cursor);
        QCOMPARE(document.toPlainText(), after);
    }

private:
    SystemClock m_clock;
};

QTEST_MAIN(TestIncidentDraft)
#include "test_incidentdraft.moc"
