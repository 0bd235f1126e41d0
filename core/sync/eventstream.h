// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/eventreader.h"

#include <QObject>
#include <QTimer>
#include <chrono>

class QNetworkReply;

namespace signalbox {

/// The open line on which the server says that there is something new. Ends in exactly one
/// ended(), unless it is deleted before.
class EventStream : public QObject
{
    Q_OBJECT
public:
    /// Takes the reply over. It must have begun within `opening`. With no byte for `silence`
    /// the line counts as dead: a cable that was pulled sends no word of it.
    EventStream(QNetworkReply *reply, std::chrono::milliseconds opening,
                std::chrono::milliseconds silence, QObject *parent);
    ~EventStream() override;

signals:
    void opened();
    /// The server has committed a change of that sequence.
    void changed(qint64 sequence);
    /// `status` is 0 without an answer, 200 for a stream that broke off, else with the answer's
    /// `body`; `detail` says what happened.
    void ended(int status, const QByteArray &body, const QString &detail);

private:
    void begin(std::chrono::milliseconds silence);
    void read();
    void tell(const ServerEvent &event);
    void end(const QString &detail);

    QNetworkReply *m_reply;
    QTimer m_silence;
    EventReader m_reader;
    QByteArray m_body; ///< of an answer that is no stream
    bool m_open = false;
    bool m_ended = false;
};

} // namespace signalbox
