// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/formrow.h"
#include "ui/shell/view.h"

class QVBoxLayout;

namespace signalbox {

class Chip;
class ElidedLabel;
class ServicePicker;
class StatusDot;
class StatusPicker;
class TextLabel;

/// The form of one service. Each field is sent as an edit of its own when it is left, so there
/// is nothing to save and two admins meet on a field only if they changed the same one.
class ServicePanel : public QWidget
{
    Q_OBJECT
public:
    explicit ServicePanel(const Session &session, QWidget *parent = nullptr);

    void show(const ServiceId &id); ///< null: nothing
    [[nodiscard]] ServiceId service() const { return m_id; }
    void editName();
    /// Asks, in the panel, whether to delete it and says what follows.
    void askDelete();

signals:
    /// The admin confirmed. What is below the service is to move up.
    void deleteConfirmed(const signalbox::ServiceId &id);
    void moveRequested(const signalbox::ServiceId &id, const std::optional<signalbox::ServiceId> &parent);

private:
    void buildHead(QVBoxLayout *column);
    void buildFields(QVBoxLayout *column);
    void refresh();
    void refreshStatus(const Service &service);
    void refreshPages();
    void edit(const QString &field, const QJsonValue &value);
    void setShownOn(const PageId &page, bool shown);
    void failed(const Error &error);
    [[nodiscard]] QString consequences() const;
    [[nodiscard]] std::optional<Service> current() const;

    Session m_session;
    ServiceId m_id;
    StatusDot *m_dot;
    ElidedLabel *m_heading;
    TextLabel *m_statusNow;
    TextLabel *m_pending;
    MessageBar *m_message;
    QLineEdit *m_name;
    TextArea *m_description;
    Chip *m_parent;
    ServicePicker *m_parentPicker;
    StatusPicker *m_manual;
    QVBoxLayout *m_causes;
    QVBoxLayout *m_pages;
    FormRows m_rows;
};

} // namespace signalbox
