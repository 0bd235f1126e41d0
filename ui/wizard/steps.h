// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QVBoxLayout;

namespace signalbox {

class ChoiceButton;
class MessageBar;
class TextLabel;

/// "On this computer" or "Connect to a server".
class PlaceStep : public QWidget
{
    Q_OBJECT
public:
    explicit PlaceStep(QWidget *parent = nullptr);
    [[nodiscard]] bool isHere() const;
    void choose(bool here);

private:
    ChoiceButton *m_here;
    ChoiceButton *m_server;
};

/// The page's name, with the address that it gets.
class NameStep : public QWidget
{
    Q_OBJECT
public:
    explicit NameStep(QWidget *parent = nullptr);
    [[nodiscard]] QString name() const;
    void showError(const QString &text);

signals:
    void edited();

private:
    QLineEdit *m_name;
    TextLabel *m_error;
};

/// One line a service; a new one comes when the last is used.
class ServicesStep : public QWidget
{
    Q_OBJECT
public:
    explicit ServicesStep(QWidget *parent = nullptr);
    [[nodiscard]] QStringList names() const;

private:
    void addLine();

    QVBoxLayout *m_lines;
    std::vector<QLineEdit *> m_fields;
};

} // namespace signalbox
