// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/eventstream.h"

#include "core/sync/apiclient.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace signalbox {

namespace {
constexpr qint64 maximumProblem = 64 * 1024;
}

EventStream::EventStream(QNetworkReply *reply, std::chrono::milliseconds opening,
                         std::chrono::milliseconds silence, QObject *parent)
    : QObject(parent)
    , m_reply(reply)
{
    m_reply->setParent(this);
    m_reply->setReadBufferSize(EventReader::maximumBytes);
    m_silence.setSingleShot(true);
    m_silence.setInterval(opening);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        end(m_open ? tr("The server has gone silent.") : tr("The server does not answer."));
    });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, [this, silence] { begin(silence); });
    connect(m_reply, &QNetworkReply::readyRead, this, &EventStream::read);
    connect(m_reply, &QNetworkReply::finished, this, [this] {
        read();
        end(m_reply->error() == QNetworkReply::NoError ? tr("The server closed the connection.")
                                                       : ApiClient::describe(*m_reply));
    });
    m_silence.start();
}

EventStream::~EventStream()
{
    disconnect(m_reply, nullptr, this, nullptr);
    if (m_reply->isRunning())
        m_reply->abort();
}

void EventStream::begin(std::chrono::milliseconds silence)
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QString type = m_reply->header(QNetworkRequest::ContentTypeHeader).toString();
    if (m_open || m_ended || status != 200)
        return;
    if (!type.startsWith(QLatin1StringView("text/event-stream")))
        return end(tr("What answers at %1 is no Signalbox server.").arg(m_reply->url().host()));
    m_open = true;
    m_silence.start(silence);
    emit opened();
}

void EventStream::read()
{
    if (m_ended)
        return;
    const QByteArray bytes = m_reply->readAll();
    if (!m_open) {
        m_body.append(bytes.left(maximumProblem - m_body.size()));
        return;
    }
    if (!bytes.isEmpty())
        m_silence.start();
    const Result<std::vector<ServerEvent>> events = m_reader.feed(bytes);
    if (!events)
        return end(tr("The server's events make no sense: %1.").arg(events.error().detail));
    for (const ServerEvent &event : *events)
        tell(event);
}

void EventStream::tell(const ServerEvent &event)
{
    if (event.name != "change" || m_ended)
        return;
    const QJsonValue sequence =
        QJsonDocument::fromJson(event.data).object().value(QLatin1StringView("sequence"));
    if (!sequence.isDouble())
        return end(tr("The server's events make no sense."));
    emit changed(sequence.toInteger());
}

void EventStream::end(const QString &detail)
{
    if (std::exchange(m_ended, true))
        return;
    m_silence.stop();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    emit ended(status, m_body, detail);
}

} // namespace signalbox
