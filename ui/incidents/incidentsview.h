// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view.h"

class QLineEdit;
class QListView;
class QSplitter;
class QStackedWidget;
class QTimer;

namespace signalbox {

class IncidentEditor;
class IncidentListModel;
class PreviewPane;
class ReportForm;
class Segmented;

/// The list of incidents, and beside it the chosen one or the report of a new one; on demand the
/// page as it will be.
class IncidentsView : public View
{
    Q_OBJECT
public:
    explicit IncidentsView(const Session &session, QWidget *parent = nullptr);
    ~IncidentsView() override;

    void open(const EntityRef &entity) override;
    void createNew() override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum Page { EmptyPage, EditorPage, ReportPage };

    [[nodiscard]] QWidget *buildList();
    [[nodiscard]] QWidget *buildContent();
    void connectParts();
    void onReplicaChanged();
    void choose(const IncidentId &id);
    void showChosen();
    void showCounts();
    void showReport();
    void closeReport(const IncidentId &next);
    void setWhich(int which);
    void showPreview(bool shown);
    void feedPreview();
    void fitWidth();
    void fitList();

    Session m_session;
    IncidentListModel *m_model;
    Segmented *m_which = nullptr;
    QLineEdit *m_filter = nullptr;
    QListView *m_list = nullptr;
    QWidget *m_side = nullptr;
    QStackedWidget *m_stack = nullptr;
    IncidentEditor *m_editor = nullptr;
    ReportForm *m_report = nullptr;
    QSplitter *m_split;
    PreviewPane *m_preview = nullptr; ///< made when it is first wanted
    QTimer *m_clockTimer;
};

[[nodiscard]] ViewEntry incidentsEntry();

} // namespace signalbox
