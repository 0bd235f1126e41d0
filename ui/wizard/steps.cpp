// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/steps.h"

#include "core/model/values.h"
#include "ui/kit/forms.h"
#include "ui/kit/icons.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/tokens.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox {

/// A big radio button: picture, title, and what it means.
class ChoiceButton final : public QAbstractButton
{
public:
    ChoiceButton(Glyph glyph, const QString &title, const QString &text, QWidget *parent)
        : QAbstractButton(parent)
        , m_glyph(glyph)
        , m_text(text)
    {
        setText(title);
        setAccessibleName(title);
        setAccessibleDescription(text);
        setCheckable(true);
        setAutoExclusive(true);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        QSizePolicy policy = sizePolicy();
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }

    [[nodiscard]] QSize sizeHint() const override { return {480, heightForWidth(480)}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override
    {
        const QRect room(0, 0, width - textLeft - metrics::large, 1000);
        const int words = fontMetrics().boundingRect(room, Qt::TextWordWrap, m_text).height();
        return words + titleMetrics().height() + 2 * metrics::large + metrics::tight;
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &tokens = tokensOf(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool strong = isChecked() || hasFocus();
        const double inset = strong ? 1 : 0.5;
        painter.setPen(QPen(strong ? tokens.accent : tokens.line, strong ? 2 : 1));
        painter.setBrush(isChecked()    ? mix(tokens.selection, tokens.card, 0.6)
                         : underMouse() ? mix(tokens.ink, tokens.card, 0.04)
                                        : tokens.card);
        painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset),
                                metrics::cardRadius, metrics::cardRadius);
        signalbox::icon(m_glyph, isChecked() ? Tint::Accent : Tint::Soft)
            .paint(&painter, QRect(metrics::large, metrics::large, 24, 24));
        QRect words = rect().adjusted(textLeft, metrics::large, -metrics::large, 0);
        painter.setPen(tokens.ink);
        painter.setFont(scaledFont(font(), 1.1, QFont::DemiBold));
        painter.drawText(words, Qt::AlignTop | Qt::AlignLeft, text());
        words.setTop(words.top() + titleMetrics().height() + metrics::tight);
        painter.setPen(tokens.soft);
        painter.setFont(font());
        painter.drawText(words, Qt::TextWordWrap, m_text);
    }

private:
    static constexpr int textLeft = metrics::large + 24 + metrics::medium;

    [[nodiscard]] QFontMetrics titleMetrics() const
    {
        return QFontMetrics(scaledFont(font(), 1.1, QFont::DemiBold));
    }

    Glyph m_glyph;
    QString m_text;
};

PlaceStep::PlaceStep(QWidget *parent)
    : QWidget(parent)
    , m_here(new ChoiceButton(
          Glyph::Computer, tr("On this computer"),
          tr("The page is served by this program while it runs. Good for trying it out, and for a page "
             "within your own network."),
          this))
    , m_server(new ChoiceButton(
          Glyph::Server, tr("Connect to a server"),
          tr("Signalbox runs on a server already and is always reachable. You need its address and an "
             "access token."),
          this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::medium);
    column->addWidget(m_here);
    column->addWidget(m_server);
    column->addStretch(1);
    m_here->setChecked(true);
    setFocusProxy(m_here);
}

bool PlaceStep::isHere() const { return m_here->isChecked(); }

void PlaceStep::choose(bool here) { (here ? m_here : m_server)->setChecked(true); }

NameStep::NameStep(QWidget *parent)
    : QWidget(parent)
    , m_name(new QLineEdit(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    FormColumn form(column, this);
    m_name->setPlaceholderText(tr("Northwind"));
    m_name->setMaxLength(Name::maximum);
    m_error = form.add(tr("Name of the page"), m_name,
                       tr("The name of your company or product. It stands at the top of the page and can "
                          "be changed later."));
    column->addStretch(1);
    setFocusProxy(m_name);
    connect(m_name, &QLineEdit::textChanged, this, [this] {
        showError({});
        emit edited();
    });
}

QString NameStep::name() const { return m_name->text().trimmed(); }

void NameStep::showError(const QString &text) { showFieldError(m_name, m_error, text); }

ServicesStep::ServicesStep(QWidget *parent)
    : QWidget(parent)
    , m_lines(new QVBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::small);
    column->addWidget(new TextLabel(TextLabel::Voice::Strong, tr("Services"), this));
    column->addLayout(m_lines);
    auto *hint = new TextLabel(TextLabel::Voice::Small,
                               tr("What your customers use. You can group them, and add more, later."),
                               this);
    hint->setWordWrap(true);
    column->addWidget(hint);
    column->addStretch(1);
    for (int i = 0; i < 3; ++i)
        addLine();
    const QStringList examples{tr("Website"), tr("API"), tr("Sign-in")};
    for (size_t i = 0; i < m_fields.size(); ++i)
        m_fields[i]->setPlaceholderText(tr("For example: %1").arg(examples.at(static_cast<int>(i))));
    setFocusProxy(m_fields.front());
}

QStringList ServicesStep::names() const
{
    QStringList names;
    for (const QLineEdit *field : m_fields) {
        if (!field->text().trimmed().isEmpty())
            names.append(field->text().trimmed());
    }
    return names;
}

void ServicesStep::addLine()
{
    constexpr size_t most = 8; // more do not fit; the rest is quicker in the window
    if (m_fields.size() == most)
        return;
    auto *field = new QLineEdit(this);
    field->setMaxLength(Name::maximum);
    field->setAccessibleName(tr("Service %1").arg(m_fields.size() + 1));
    if (!m_fields.empty())
        setTabOrder(m_fields.back(), field);
    m_fields.push_back(field);
    m_lines->addWidget(field);
    connect(field, &QLineEdit::textChanged, this, [this, field] {
        if (field == m_fields.back() && !field->text().isEmpty())
            addLine();
    });
}

} // namespace signalbox
