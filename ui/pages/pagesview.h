// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view.h"

class QListView;
class QSplitter;
class QStackedWidget;

namespace signalbox {

class PageForm;
class PageListModel;
class PreviewPane;

/// The list of pages, and beside it the form of the chosen one; on demand the page itself.
class PagesView : public View
{
    Q_OBJECT
public:
    explicit PagesView(const Session &session, QWidget *parent = nullptr);

    void open(const EntityRef &entity) override;
    void createNew() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *buildList();
    void choose(const PageId &id);
    void onReset();
    void onChanged();
    void showPreview(bool shown);
    void feedPreview();
    void fitWidth();

    Session m_session;
    PageListModel *m_model;
    QListView *m_list = nullptr;
    QWidget *m_side = nullptr;
    PageForm *m_form = nullptr;
    QStackedWidget *m_stack;
    QSplitter *m_split;
    PreviewPane *m_preview = nullptr; ///< made when it is first wanted
    PageId m_wanted; ///< being made; chosen when it is there
};

[[nodiscard]] ViewEntry pagesEntry();

} // namespace signalbox
