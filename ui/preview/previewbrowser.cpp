// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/previewbrowser.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QWebEnginePage>
#include <QWebEngineScript>
#include <QWebEngineSettings>
#include <QWebEngineUrlRequestInfo>

using namespace Qt::StringLiterals;

namespace signalbox {

namespace {

/// Stays where it is, whatever is clicked.
class StillPage final : public QWebEnginePage
{
public:
    using QWebEnginePage::QWebEnginePage;

protected:
    bool acceptNavigationRequest(const QUrl &, NavigationType type, bool) override
    {
        return type == NavigationTypeTyped; // setHtml() alone
    }
    QWebEnginePage *createWindow(WebWindowType) override { return nullptr; }
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel, const QString &, int,
                                  const QString &) override
    {
    }
};

} // namespace

void BlockEverything::interceptRequest(QWebEngineUrlRequestInfo &info)
{
    // What is within a data URL leaves for nowhere: setHtml() travels as one, and the page's
    // style may have pictures in it. Frames are not ours whatever their address.
    const auto kind = info.resourceType();
    const bool ours = info.requestUrl().scheme() == "data"_L1
                      && (kind == QWebEngineUrlRequestInfo::ResourceTypeMainFrame
                          || kind == QWebEngineUrlRequestInfo::ResourceTypeImage);
    if (!ours)
        info.block(true);
}

PreviewBrowser::PreviewBrowser(QWidget *parent)
    : m_profile(std::make_unique<QWebEngineProfile>()) // without a name: off the record
    , m_page(std::make_unique<StillPage>(m_profile.get()))
    , m_view(std::make_unique<QWebEngineView>(parent))
{
    m_profile->setUrlRequestInterceptor(&m_block);
    m_profile->setHttpCacheType(QWebEngineProfile::MemoryHttpCache);
    m_profile->setPersistentCookiesPolicy(QWebEngineProfile::NoPersistentCookies);
    QWebEngineSettings *settings = m_page->settings();
    for (const auto attribute :
         {QWebEngineSettings::JavascriptEnabled, QWebEngineSettings::LocalStorageEnabled,
          QWebEngineSettings::LocalContentCanAccessFileUrls,
          QWebEngineSettings::LocalContentCanAccessRemoteUrls,
          QWebEngineSettings::PluginsEnabled, QWebEngineSettings::PdfViewerEnabled,
          QWebEngineSettings::ErrorPageEnabled, QWebEngineSettings::FullScreenSupportEnabled,
          QWebEngineSettings::AutoLoadIconsForPage, QWebEngineSettings::HyperlinkAuditingEnabled,
          QWebEngineSettings::DnsPrefetchEnabled})
        settings->setAttribute(attribute, false);
    m_view->setPage(m_page.get());
    m_view->setContextMenuPolicy(Qt::NoContextMenu);
    QObject::connect(m_page.get(), &QWebEnginePage::loadFinished, m_view.get(), [this](bool) {
        m_ready = true;
        if (m_waiting)
            std::exchange(m_waiting, {})();
    });
    m_page->setHtml(u"<!doctype html><title></title>"_s, QUrl(u"about:blank"_s));
}

PreviewBrowser::~PreviewBrowser() { m_view->setPage(nullptr); }

void PreviewBrowser::setHtml(const QString &html, std::function<void()> done)
{
    if (!m_ready) {
        m_waiting = [this, html, done = std::move(done)] { setHtml(html, done); };
        return;
    }
    // In a world of its own, which works while the page's scripts are off. A document made by
    // DOMParser has scripting disabled for good.
    static const QString swap = u"(function(html){"
                                "const y=window.scrollY;"
                                "const next=new DOMParser().parseFromString(html,'text/html');"
                                "document.replaceChild(document.adoptNode(next.documentElement),"
                                "document.documentElement);"
                                "window.scrollTo(0,y);"
                                "})(%1[0]);"_s;
    const QByteArray text = QJsonDocument(QJsonArray{html}).toJson(QJsonDocument::Compact);
    // U+2028 and U+2029 are line ends in old JavaScript, but not in JSON.
    QString literal = QString::fromUtf8(text);
    literal.replace(QChar(0x2028), u"\\u2028"_s).replace(QChar(0x2029), u"\\u2029"_s);
    m_page->runJavaScript(QString(swap).replace("%1"_L1, literal), QWebEngineScript::ApplicationWorld,
                          [done = std::move(done)](const QVariant &) { done(); });
}

} // namespace signalbox
