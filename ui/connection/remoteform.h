// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/connectiontest.h"

#include <QWidget>

class QLineEdit;

namespace signalbox {

class MessageBar;
class TextLabel;

/// Address and token of a server elsewhere, tested before they are taken. Used by the
/// settings and by the first start.
class RemoteForm : public QWidget
{
    Q_OBJECT
public:
    explicit RemoteForm(QWidget *parent = nullptr);

    void setServer(const QUrl &server);
    [[nodiscard]] bool isComplete() const;
    /// Asks the server; ends in accepted() or with the reason in the form.
    void test();
    [[nodiscard]] bool isTesting() const { return m_testing; }

signals:
    void edited();
    void testingChanged(bool testing);
    void accepted(const QUrl &server, const QString &token);

private:
    void clearErrors();
    void onTested(const QUrl &server, const QString &token, const Result<void> &outcome);
    void setTesting(bool testing);

    QLineEdit *m_url;
    QLineEdit *m_token;
    TextLabel *m_urlError;
    TextLabel *m_tokenError;
    MessageBar *m_message;
    ConnectionTest m_test;
    bool m_testing = false;
};

} // namespace signalbox
