// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/replica.h"
#include "ui/kit/icons.h"
#include "ui/kit/surfaces.h"

#include <QWidget>
#include <functional>

namespace signalbox {

class Connector;
class CurrentPage;
class Health;
class Preferences;
struct Platform;

/// One area of the main window. Made when it is shown for the first time, kept from then on.
class View : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Shows that thing: selects it in the list, opens its form. It may be gone by now.
    virtual void open(const EntityRef &entity) { Q_UNUSED(entity) }
    /// Starts making a new one (ViewEntry::createText).
    virtual void createNew() {}
};

/// How a view gets elsewhere. The main window is one.
class Navigator
{
public:
    virtual ~Navigator() = default;
    virtual void showView(const QString &id) = 0;
    /// In the view that is for its kind.
    virtual void open(const EntityRef &entity) = 0;
    virtual void createNew(const QString &viewId) = 0;
    /// The chosen page as visitors see it, in the browser.
    virtual void openPublicPage() = 0;
    /// A line over the content, whichever view is shown.
    virtual void say(MessageBar::Tone tone, const QString &text,
                     std::vector<MessageBar::Action> actions = {}) = 0;
};

/// What a window is made of by the composition root; all of it outlives the window.
struct Environment
{
    Replica &replica;
    const Clock &clock;
    Preferences &preferences;
    Platform &platform;   ///< preview, embedded server, keychain
    Connector &connector; ///< which server the replica follows
};

/// What every view works with; all of it lives as long as the window.
struct Session : Environment
{
    Health &health;    ///< statuses that follow from the workspace
    CurrentPage &page; ///< the page chosen at the top
    Navigator &navigator;
};

/// A short remark at the right of a navigation entry: "2", in the colour of a status if any.
struct ViewBadge
{
    QString text;
    std::optional<ServiceStatus> tone;
};

/// How a view is registered.
struct ViewEntry
{
    QString id;    ///< "incidents": stable, remembered in the settings
    QString title; ///< translated
    Glyph glyph = Glyph::Info;
    std::vector<EntityKind> kinds = {}; ///< what open() of it takes
    std::function<View *(const Session &session, QWidget *parent)> create;
    std::function<ViewBadge(const Session &session)> badge = {}; ///< may be empty; asked after changes
    QString createText = {}; ///< "New service": for menus and the palette; empty: nothing to make
    bool apart = false; ///< below a line in the navigation
    bool onlyWithBadge = false; ///< shown in the navigation only while it has a badge
};

} // namespace signalbox
