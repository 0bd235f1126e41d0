// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/document.h"

#include "core/http/httpdate.h"

#include <QCryptographicHash>

namespace signalbox::http {

namespace {

constexpr std::array<QByteArrayView, codingCount> tagSuffixes{"", "-gz", "-br"};
constexpr std::array<QByteArrayView, codingCount> codingNames{"", "gzip", "br"};

/// Fields that RFC 9110 §15.4.5 wants in a 304 when a 200 would have had them; the others
/// would only cost bytes.
bool belongsIn304(QByteArrayView name)
{
    return equalNames(name, "Cache-Control") || equalNames(name, "Content-Location") ||
           equalNames(name, "Expires");
}

Result<void> check(const DocumentSpec &spec)
{
    if (spec.status < 200 || spec.status > 599 || spec.status == 204 || spec.status == 304)
        return fail(ErrorCode::InvalidValue, QStringLiteral("status cannot have a document"),
                    QStringLiteral("status"));
    if (!isSendable("Content-Type", spec.contentType) || spec.contentType.isEmpty())
        return fail(ErrorCode::InvalidValue, QStringLiteral("content type cannot be sent"),
                    QStringLiteral("contentType"));
    for (const Header &header : spec.headers) {
        if (!isSendable(header.name, header.value))
            return fail(ErrorCode::InvalidValue, QStringLiteral("field cannot be sent"),
                        QString::fromLatin1(header.name));
    }
    if (spec.tag.contains('"') || !isSendable("ETag", spec.tag))
        return fail(ErrorCode::InvalidValue, QStringLiteral("tag cannot be sent"),
                    QStringLiteral("tag"));
    return {};
}

/// Takes Vary out of the fields and completes it.
QByteArray takeVary(Headers &headers, bool hasCodings)
{
    QByteArray vary = hasCodings ? QByteArray("Accept-Encoding") : QByteArray();
    std::erase_if(headers, [&vary](const Header &header) {
        if (!equalNames(header.name, "Vary"))
            return false;
        if (!vary.isEmpty())
            vary += ", ";
        vary += header.value;
        return true;
    });
    return vary;
}

} // namespace

Result<DocumentPtr> Document::make(DocumentSpec spec)
{
    if (Result<void> checked = check(spec); !checked)
        return tl::unexpected(checked.error());
    auto document = std::make_shared<Document>();
    document->m_status = spec.status;
    document->m_lastModified = spec.lastModified;
    const qsizetype plainSize = spec.bodies[0].size();
    for (size_t i = 1; i < codingCount; ++i) {
        if (!spec.bodies[i].isEmpty() && spec.bodies[i].size() < plainSize)
            document->m_available |= 1U << i;
    }
    if (spec.status == 200 && spec.tag.isEmpty())
        spec.tag = QCryptographicHash::hash(spec.bodies[0], QCryptographicHash::Sha256)
                       .first(16)
                       .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const QByteArray vary = takeVary(spec.headers, document->m_available != 1U);
    for (size_t i = 0; i < codingCount; ++i) {
        if ((document->m_available & (1U << i)) != 0)
            document->formatHeads(spec, vary, static_cast<Coding>(i));
    }
    return document;
}

void Document::formatHeads(const DocumentSpec &spec, const QByteArray &vary, Coding coding)
{
    const auto index = static_cast<size_t>(coding);
    Variant &variant = m_variants[index];
    variant.body = spec.bodies[index];
    QByteArray shared; // fields that the 304 has as well
    if (m_status == 200) {
        variant.etag = '"' + spec.tag + tagSuffixes[index] + '"';
        appendField(shared, "ETag", variant.etag);
    }
    if (m_lastModified)
        appendField(shared, "Last-Modified", formatHttpDate(*m_lastModified));
    if (!vary.isEmpty())
        appendField(shared, "Vary", vary);
    QByteArray others;
    for (const Header &header : spec.headers)
        appendField(belongsIn304(header.name) ? shared : others, header.name, header.value);

    appendStatusLine(variant.head, m_status);
    appendField(variant.head, "Content-Type", spec.contentType);
    appendField(variant.head, "Content-Length", QByteArray::number(variant.body.size()));
    if (coding != Coding::Identity)
        appendField(variant.head, "Content-Encoding", codingNames[index]);
    variant.head += shared;
    variant.head += others;
    appendStatusLine(variant.notModifiedHead, 304);
    variant.notModifiedHead += shared;
}

bool Document::isNotModified(const Preconditions &preconditions, Coding coding) const
{
    return m_status == 200 &&
           http::isNotModified(preconditions, variant(coding).etag, m_lastModified);
}

} // namespace signalbox::http
