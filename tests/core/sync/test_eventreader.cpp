// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/eventreader.h"

#include <QtTest>

using namespace signalbox;

Q_DECLARE_METATYPE(std::vector<signalbox::ServerEvent>)

class TestEventReader : public QObject
{
    Q_OBJECT

private slots:
    void reads_data()
    {
        using Events = std::vector<ServerEvent>;
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Events>("events");
        QTest::newRow("one") << QByteArray("event: change\ndata: {\"sequence\":7}\n\n")
                             << Events{{"change", "{\"sequence\":7}"}};
        QTest::newRow("heartbeats are nothing") << QByteArray(": beat\n\n:\n\n") << Events{};
        QTest::newRow("CR LF and CR")
            << QByteArray("data: a\r\n\r\ndata: b\r\rdata: c\n\n")
            << Events{{"message", "a"}, {"message", "b"}, {"message", "c"}};
        QTest::newRow("lines of data are joined")
            << QByteArray("data: a\ndata:b\ndata\n\n") << Events{{"message", "a\nb\n"}};
        QTest::newRow("a name without data is none")
            << QByteArray("event: x\n\ndata: y\n\n") << Events{{"message", "y"}};
        QTest::newRow("only one space goes")
            << QByteArray("data:  a\n\n") << Events{{"message", " a"}};
        QTest::newRow("unfinished") << QByteArray("event: change\ndata: {}\n") << Events{};
        QTest::newRow("others are passed over")
            << QByteArray("id: 5\nretry: 9\nnonsense\ndata: a\n\n") << Events{{"message", "a"}};
    }

    void reads()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const std::vector<ServerEvent>, events);
        // Where the network cuts the stream must make no difference.
        for (qsizetype piece = 1; piece <= bytes.size(); ++piece) {
            EventReader reader;
            std::vector<ServerEvent> got;
            for (qsizetype at = 0; at < bytes.size(); at += piece) {
                const auto some = reader.feed(bytes.mid(at, piece));
                QVERIFY(some);
                got.insert(got.end(), some->begin(), some->end());
            }
            QCOMPARE(got, events);
        }
    }

    void refusesAnEventWithoutEnd()
    {
        EventReader reader;
        const QByteArray line = "data: " + QByteArray(1000, 'x') + '\n';
        Result<std::vector<ServerEvent>> events;
        qsizetype fed = 0;
        while (fed < 2 * EventReader::maximumBytes && (events = reader.feed(line)))
            fed += line.size();
        QVERIFY(!events);
        QCOMPARE(events.error().code, ErrorCode::TooLarge);
        QVERIFY(fed <= EventReader::maximumBytes + line.size());
    }
};

QTEST_GUILESS_MAIN(TestEventReader)
#include "test_eventreader.moc"
