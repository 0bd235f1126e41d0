// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/formrow.h"
#include "ui/shell/view.h"

class QAbstractButton;
class QCheckBox;
class QVBoxLayout;

namespace signalbox {

class Arrangement;
class BrandPicker;
class ElidedLabel;
class Segmented;
class ZonePicker;

/// The form of one page. Each field is sent as an edit of its own when it is left.
class PageForm : public QWidget
{
    Q_OBJECT
public:
    explicit PageForm(const Session &session, QWidget *parent = nullptr);

    void show(const PageId &id); ///< null: nothing
    [[nodiscard]] PageId page() const { return m_id; }
    void editName();
    void setPreviewShown(bool shown);

signals:
    void previewWanted(bool shown);

private:
    void buildHead(QVBoxLayout *column);
    void buildIdentity(QVBoxLayout *column);
    void buildLook(QVBoxLayout *column);
    void buildEnd(QVBoxLayout *column);
    FormRow *addRow(QVBoxLayout *column, const QString &field, const QString &label, QWidget *editor);
    void commitOnLeave(QLineEdit *edit, const QString &field);
    void refresh();
    void rename(const QString &name);
    void edit(const QString &field, const QJsonValue &value);
    void edit(QJsonObject fields);
    void failed(const Error &error);
    void askDelete();
    void remove();
    [[nodiscard]] const Page *current() const;

    Session m_session;
    PageId m_id;
    FormRows m_rows;
    ElidedLabel *m_heading;
    ElidedLabel *m_address;
    QAbstractButton *m_preview;
    MessageBar *m_message;
    QLineEdit *m_name;
    QLineEdit *m_slug;
    TextArea *m_description;
    QLineEdit *m_website;
    TextArea *m_domains;
    BrandPicker *m_brand;
    ZonePicker *m_zone;
    QLineEdit *m_languages;
    Segmented *m_days;
    QCheckBox *m_default;
    Arrangement *m_arrangement;
};

} // namespace signalbox
