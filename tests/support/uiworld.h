// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "tests/support/fakeplatform.h"
#include "tests/support/memoryreplica.h"
#include "ui/shell/connector.h"
#include "ui/shell/mainwindow.h"
#include "ui/views.h"

#include <QTemporaryDir>
#include <QTest>

namespace signalbox::test {

/// Everything that a window needs, over a replica in memory. Each test makes its own.
struct UiWorld
{
    explicit UiWorld(bool sample = true)
    {
        // All but what Qt's offscreen platform says of itself.
        QTest::failOnWarning(QRegularExpression(QStringLiteral(
            "^(?!This plugin does not support|QObject::connect: No such signal QPlatformNative)")));
        if (sample)
            replica.load(sampleWorkspace(clock.now()));
        fakes.platform.makeReplica = [this](const QUrl &, const QString &) {
            auto made = std::make_unique<MemoryReplica>(clock);
            followed = made.get();
            return made;
        };
    }

    std::unique_ptr<MainWindow> makeWindow(std::vector<ViewEntry> views = allViews())
    {
        auto window = std::make_unique<MainWindow>(environment, std::move(views));
        window->show();
        return window;
    }

    QTemporaryDir folder;
    SystemClock clock;
    Preferences preferences{folder.filePath(QStringLiteral("settings.ini"))};
    FakePlatform fakes;
    MemoryReplica replica{clock};
    MemoryReplica *followed = nullptr; ///< what the connector made last
    ReplicaSwitch replicaSwitch{clock};
    Connector connector{replicaSwitch, fakes.platform, preferences};
    /// Windows see `replica`; put replicaSwitch there for what is about connecting.
    Environment environment{replica, clock, preferences, fakes.platform, connector};
};

/// The one child widget of that class whose accessible name or text is that.
template <class T>
T *named(QWidget *within, const QString &name)
{
    for (T *widget : within->findChildren<T *>()) {
        if (!widget->isHidden()
            && (widget->accessibleName() == name || widget->property("text").toString() == name))
            return widget;
    }
    return nullptr;
}

} // namespace signalbox::test
