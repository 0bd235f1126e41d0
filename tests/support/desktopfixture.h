// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakeplatform.h"
#include "tests/support/memoryreplica.h"
#include "ui/shell/connector.h"
#include "ui/shell/mainwindow.h"
#include "ui/views.h"

#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

namespace signalbox::test {

/// The whole main window with its real views over a workspace in memory.
class DesktopFixture
{
public:
    explicit DesktopFixture(const QString &view, bool sample = true)
        : preferences(folder.filePath(QStringLiteral("settings.ini")))
        , replica(clock)
        , connector(unused, platform.platform, preferences)
    {
        if (sample)
            replica.load(sampleWorkspace(clock.now()));
        window = std::make_unique<MainWindow>(
            Environment{replica, clock, preferences, platform.platform, connector}, allViews());
        window->resize(1280, 800);
        window->showView(view);
        window->show();
        QApplication::setActiveWindow(window.get());
        (void)QTest::qWaitForWindowActive(window.get());
    }

    [[nodiscard]] const Workspace &workspace() const { return replica.workspace(); }

    /// The one visible widget of that type with that accessible name or text.
    template <class Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        for (Widget *widget : window->findChildren<Widget *>()) {
            QString text = widget->accessibleName();
            if (const auto *button = qobject_cast<QAbstractButton *>(widget); button && text.isEmpty())
                text = button->text();
            if (widget->isVisible() && text.remove(u'&') == name)
                return widget;
        }
        return nullptr;
    }

    template <class T>
    [[nodiscard]] static const T *named(const QHash<Id<T>, T> &rows, const QString &name)
    {
        for (const T &row : rows) {
            if (row.name.toString() == name)
                return &row;
        }
        return nullptr;
    }

    /// The payloads of the commands of that type, in order.
    [[nodiscard]] std::vector<QJsonObject> submitted(const QString &type) const
    {
        std::vector<QJsonObject> payloads;
        for (const Command &command : replica.submittedCommands()) {
            if (command.type == type)
                payloads.push_back(command.payload);
        }
        return payloads;
    }

    SystemClock clock;
    QTemporaryDir folder;
    Preferences preferences;
    MemoryReplica replica;
    FakePlatform platform;
    ReplicaSwitch unused{clock}; ///< the window works on `replica` itself
    Connector connector;
    std::unique_ptr<MainWindow> window;
};

} // namespace signalbox::test
