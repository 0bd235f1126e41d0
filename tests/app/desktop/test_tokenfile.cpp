// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tokenfile.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace signalbox;

class TestTokenFile : public QObject
{
    Q_OBJECT

private slots:
    void keepsTokensByServer()
    {
        const QTemporaryDir folder;
        const TokenFile file(folder.filePath(u"deep/tokens.json"_s));
        const QUrl one(u"https://one.example"_s);
        const QUrl two(u"https://two.example/base"_s);
        QCOMPARE(file.read(one).error().code, ErrorCode::NotFound);
        QVERIFY(file.write(one, u"a"_s));
        QVERIFY(file.write(two, u"b"_s));
        QCOMPARE(file.read(one).value(), u"a"_s);
        QCOMPARE(TokenFile(file.path()).read(two).value(), u"b"_s);
        QVERIFY(file.remove(one));
        QCOMPARE(file.read(one).error().code, ErrorCode::NotFound);
        QCOMPARE(file.read(two).value(), u"b"_s);
    }

    void isForItsOwnerAlone()
    {
        const QTemporaryDir folder;
        const TokenFile file(folder.filePath(u"tokens.json"_s));
        const QUrl server(u"https://one.example"_s);
        QVERIFY(file.write(server, u"a"_s));
        constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther
                                | QFile::WriteOther;
        QVERIFY(!(QFileInfo(file.path()).permissions() & others));
        QVERIFY(QFile::setPermissions(file.path(), QFile::ReadOwner | QFile::ReadOther));
        QCOMPARE(file.read(server).error().code, ErrorCode::Forbidden);
        QVERIFY(file.write(server, u"b"_s)); // a new token makes it private again
        QVERIFY(!(QFileInfo(file.path()).permissions() & others));
        QCOMPARE(file.read(server).value(), u"b"_s);
    }

    void saysWhenItCannotBeUsed()
    {
        const QTemporaryDir folder;
        const TokenFile damaged(folder.filePath(u"damaged.json"_s));
        QFile raw(damaged.path());
        QVERIFY(raw.open(QIODevice::WriteOnly) && raw.write("no json") > 0);
        raw.close();
        QVERIFY(raw.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        const QUrl server(u"https://one.example"_s);
        QCOMPARE(damaged.read(server).error().code, ErrorCode::StorageDamaged);
        QVERIFY(raw.open(QIODevice::ReadOnly));
        const TokenFile impossible(QString(damaged.path() + u"/tokens.json"_s));
        QCOMPARE(impossible.write(server, u"a"_s).error().code, ErrorCode::StorageReadOnly);
    }
};

QTEST_GUILESS_MAIN(TestTokenFile)
#include "test_tokenfile.moc"
