// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/language.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace signalbox;

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList translations;
    bool unfinished = false;
};

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message{context, {}, {}, false};
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            message.source = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            message.unfinished = xml.attributes().hasAttribute("type"_L1);
            QString text;
            while (!(xml.readNext() == QXmlStreamReader::EndElement
                     && xml.name() == "translation"_L1)) {
                if (xml.isStartElement())
                    message.translations.append(xml.readElementText());
                else if (xml.isCharacters())
                    text += xml.text();
            }
            if (message.translations.isEmpty())
                message.translations.append(text);
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

std::vector<Message> readMessages(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    std::vector<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "message"_L1)
            messages.push_back(readMessage(xml, context));
    }
    return messages;
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(u"%L?[0-9n]"_s);
    QStringList found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found.append(it.next().captured());
    found.sort();
    return found;
}

} // namespace

/// What the sources say now against what is translated: lupdate runs on copies of the files.
class TestTranslations : public QObject
{
    Q_OBJECT

private slots:
    void everyTextIsTranslated_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("German") << u"de"_s << QStringList();
        QTest::newRow("English plurals") << u"en"_s << QStringList{u"-pluralonly"_s};
    }

    void everyTextIsTranslated()
    {
        QFETCH(QString, language);
        QFETCH(QStringList, options);
        const QString name = u"signalbox_%1.ts"_s.arg(language);
        const QDir sources(QStringLiteral(SIGNALBOX_SOURCE_DIR));
        QTemporaryDir folder;
        const QString copy = folder.filePath(name);
        QVERIFY(QFile::copy(sources.filePath(QString(u"translations/"_s + name)), copy));
        QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));
        QProcess lupdate;
        lupdate.start(QStringLiteral(SIGNALBOX_LUPDATE),
                      options + QStringList{u"-silent"_s, u"-no-obsolete"_s, u"-I"_s, sources.path(),
                                            sources.filePath(u"ui"_s),
                                            sources.filePath(u"app/desktop"_s),
                                            sources.filePath(u"core/sync"_s), u"-ts"_s, copy});
        QVERIFY(lupdate.waitForFinished(60'000));
        QCOMPARE(lupdate.exitCode(), 0);
        const std::vector<Message> messages = readMessages(copy);
        QVERIFY(messages.size() > 5);
        for (const Message &message : messages) {
            const QString where = message.context + u": "_s + message.source;
            QVERIFY2(!message.unfinished, qPrintable(QString(where + u" is not translated"_s)));
            for (const QString &translation : message.translations) {
                QVERIFY2(!translation.isEmpty(), qPrintable(where));
                QVERIFY2(placeholders(translation) == placeholders(message.source),
                         qPrintable(QString(where + u" has other placeholders"_s)));
            }
        }
    }

    void isInTheProgram()
    {
        const LanguageSetup german(u"de"_s);
        QCOMPARE(german.language(), u"de"_s);
        QCOMPARE(QCoreApplication::translate("signalbox::TopBar", "Report incident"),
                 u"Vorfall melden"_s);
        QCOMPARE(QCoreApplication::translate("signalbox::StatusLine", "%n change(s) pending", nullptr,
                                             1),
                 u"1 Änderung wartet"_s);
        QCOMPARE(QLocale().language(), QLocale::German);
    }

    void fallsBackToEnglish()
    {
        qputenv("LC_ALL", "C");
        const LanguageSetup unknown(u"tlh"_s);
        QCOMPARE(unknown.language(), u"en"_s);
        QCOMPARE(QCoreApplication::translate("signalbox::StatusLine", "%n change(s) pending", nullptr,
                                             2),
                 u"2 changes pending"_s);
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "test_translations.moc"
