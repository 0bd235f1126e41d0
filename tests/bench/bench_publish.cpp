// SPDX-License-Identifier: GPL-3.0-or-later
// How long pages take to make, by their number of services.
#include "core/model/uptime.h"
#include "core/publish/renderer.h"
#include "tests/support/samplepages.h"

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace signalbox;

namespace {

constexpr int rounds = 9;

/// Median milliseconds of processor time of some rounds: the work is one thread's, so on an idle
/// machine it is the time that passes.
template <class Work>
double median(Work work)
{
    std::vector<double> taken;
    for (int i = 0; i < rounds; ++i) {
        const std::clock_t start = std::clock();
        work();
        taken.push_back(double(std::clock() - start) * 1e3 / CLOCKS_PER_SEC);
    }
    std::ranges::sort(taken);
    return taken[rounds / 2];
}

void rules(const Workspace &workspace, const Page &page, Timestamp now)
{
    const ServiceTree tree = ServiceTree::ofPage(workspace, page);
    const TreeStatus status = treeStatus(workspace, tree);
    const auto starts = dayStarts(page.timeZone, now, 90);
    const auto spans = historySpans(workspace, tree, starts.front(), now);
    const auto past = histories(tree, spans, starts, now);
    double sum = 0;
    for (const ServiceHistory &history : past)
        sum += uptime(history, starts, 0, now).coverage;
    if (sum < 0 || status.worst.empty())
        std::abort(); // keeps the compiler from leaving the work out
}

void measure(const publish::Renderer &renderer, int services)
{
    const Timestamp now = fromMillis(1'795'444'200'000);
    test::WorkspaceBuilder builder = test::samplePage(services, now);
    const Page page = *builder.workspace.defaultPage();
    publish::RenderSettings bare;
    bare.compress = false;
    const publish::RenderSettings full;
    const auto render = [&](const publish::RenderSettings &settings, const publish::PageSnapshot *old) {
        return renderer.renderPage(builder.workspace, page.id, now, settings, old).value();
    };
    const double ruling = median([&] { rules(builder.workspace, page, now); });
    const double rendering = median([&] { (void)render(bare, nullptr); });
    const double packing = median([&] { (void)render(full, nullptr); });
    const publish::PageSnapshot before = render(full, nullptr);
    const double same = median([&] { (void)render(full, &before); });
    const ServiceId hit = page.services.front().serviceId;
    builder.incident(QStringLiteral("Something new"), now - Milliseconds(60'000),
                     {{hit, ServiceStatus::PartialOutage}});
    const double changed = median([&] { (void)render(full, &before); });
    const auto home = before.documents.value("/");
    std::printf("figure: page of %d services, %lld incidents: rules %.2f ms, all documents %.1f ms, "
                "compressed %.1f ms; again unchanged %.1f ms, after one incident %.1f ms; page %lld "
                "bytes, gzip %lld, br %lld\n",
                services, static_cast<long long>(builder.workspace.incidents.size()), ruling, rendering,
                packing, same, changed, static_cast<long long>(home->identity.size()),
                static_cast<long long>(home->gzip.size()), static_cast<long long>(home->brotli.size()));
}

} // namespace

int main()
{
    const auto renderer = publish::Renderer::load();
    if (!renderer) {
        std::fprintf(stderr, "%s\n", qPrintable(renderer.error().detail));
        return 1;
    }
    for (const int services : {20, 200, 2000})
        measure(*renderer, services);
    return 0;
}
