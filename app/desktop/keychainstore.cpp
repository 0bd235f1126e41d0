// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/keychainstore.h"

#include <QCoreApplication>
#include <QThreadPool>
#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

constexpr auto serviceName = "signalbox"_L1;

/// There is nothing that could keep a secret, as opposed to one that will not.
bool isMissing(QKeychain::Error error)
{
    return error == QKeychain::NoBackendAvailable || error == QKeychain::NotImplemented
           || error == QKeychain::OtherError;
}

Error refusal(const QKeychain::Job &job)
{
    return Error{ErrorCode::Forbidden,
                 QString(u"the keychain refused: "_s + job.errorString()), {}, {}};
}

/// Starts the job; `then` runs when it has ended, unless `context` has gone.
template <class Then>
void run(QKeychain::Job *job, const QUrl &server, QObject *context, Then then)
{
    job->setAutoDelete(true);
    job->setKey(server.toString());
    QObject::connect(job, &QKeychain::Job::finished, context,
                     [then = std::move(then)](QKeychain::Job *done) { then(*done); });
    job->start();
}

} // namespace

KeychainStore::KeychainStore(const QString &dataFolder, QObject *parent)
    : QObject(parent)
    , m_file(QString(dataFolder + u"/tokens.json"_s))
{
}

KeychainStore::~KeychainStore()
{
    // Work in the pool refers to m_file by copy, so nothing has to be waited for.
}

template <class T>
void KeychainStore::elsewhere(std::function<Result<T>()> work, QObject *context, Then<T> then)
{
    QThreadPool::globalInstance()->start(
        [self = QPointer<KeychainStore>(this), work = std::move(work),
         context = QPointer<QObject>(context), then = std::move(then)] {
            Result<T> result = work();
            // Back in the GUI thread, where alone it can be told whether they still are there.
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [self, context, then, result = std::move(result)] {
                    if (self && context)
                        then(result);
                },
                Qt::QueuedConnection);
        });
}

void KeychainStore::read(const QUrl &server, QObject *context, Then<QString> then)
{
    auto *job = new QKeychain::ReadPasswordJob(serviceName);
    run(job, server, context, [this, server, context, then](const QKeychain::Job &done) {
        const QKeychain::Error error = done.error();
        if (error == QKeychain::NoError) {
            then(static_cast<const QKeychain::ReadPasswordJob &>(done).textData());
        } else if (error == QKeychain::EntryNotFound || isMissing(error)) {
            // It may have been kept while there was no keychain.
            elsewhere<QString>([file = m_file, server] { return file.read(server); }, context, then);
        } else {
            then(tl::unexpected(refusal(done)));
        }
    });
}

void KeychainStore::write(const QUrl &server, const QString &token, QObject *context,
                          Then<Place> then)
{
    auto *job = new QKeychain::WritePasswordJob(serviceName);
    job->setTextData(token);
    run(job, server, context, [this, server, token, context, then](const QKeychain::Job &done) {
        if (done.error() == QKeychain::NoError) {
            then(Place::Keychain);
        } else if (isMissing(done.error())) {
            elsewhere<Place>(
                [file = m_file, server, token]() -> Result<Place> {
                    return file.write(server, token).map([] { return Place::File; });
                },
                context, then);
        } else {
            then(tl::unexpected(refusal(done)));
        }
    });
}

void KeychainStore::remove(const QUrl &server, QObject *context, Then<void> then)
{
    auto *job = new QKeychain::DeletePasswordJob(serviceName);
    run(job, server, context, [this, server, context, then](const QKeychain::Job &) {
        elsewhere<void>([file = m_file, server] { return file.remove(server); }, context, then);
    });
}

} // namespace signalbox
