// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/api/routes.h"
#include "core/server/api/schema.h"

namespace signalbox {

namespace {

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

QJsonObject reference(const QString &schema)
{
    return {{text("$ref"), QString(QLatin1String("#/components/schemas/") + schema)}};
}

QJsonObject content(const QString &schema, const char *type = "application/json")
{
    return {{text(type), QJsonObject{{text("schema"), reference(schema)}}}};
}

/// What can be sent: without the derived fields; `once` adds those set when a thing is made.
template <Shaped T>
QJsonObject input(bool once, const QJsonObject &more = {}, const QStringList &required = {})
{
    QJsonObject schema = objectSchema<T>([once](Access access) {
        return access == Access::Edit || (once && access == Access::Once);
    });
    QJsonObject properties = schema.value(text("properties")).toObject();
    for (auto it = more.begin(); it != more.end(); ++it)
        properties.insert(it.key(), it.value());
    if (!once)
        properties.insert(text("revision"), JsonSchema<int>::object());
    schema.insert(text("properties"), properties);
    if (!required.isEmpty())
        schema.insert(text("required"), QJsonArray::fromStringList(required));
    return schema;
}

/// What comes back: everything, with the revision.
template <Shaped T>
QJsonObject output(const QJsonObject &more = {})
{
    QJsonObject schema = JsonSchema<T>::object();
    QJsonObject properties = schema.value(text("properties")).toObject();
    properties.insert(text("revision"), JsonSchema<int>::object());
    for (auto it = more.begin(); it != more.end(); ++it)
        properties.insert(it.key(), it.value());
    schema.insert(text("properties"), properties);
    return schema;
}

QJsonObject object(const QJsonObject &properties, const QStringList &required = {})
{
    QJsonObject schema{{text("type"), text("object")}, {text("properties"), properties}};
    if (!required.isEmpty())
        schema.insert(text("required"), QJsonArray::fromStringList(required));
    return schema;
}

QJsonObject arrayOf(const QString &schema)
{
    return {{text("type"), text("array")}, {text("items"), reference(schema)}};
}

QJsonObject listOf(const QString &schema)
{
    return object({{text("items"), arrayOf(schema)},
                   {text("next_cursor"),
                    QJsonObject{{text("type"), QJsonArray{text("string"), text("null")}}}}});
}

const QJsonObject &anyObject()
{
    static const QJsonObject schema{{text("type"), text("object")}};
    return schema;
}

QJsonObject entitySchemas()
{
    const QString slug = text("type");
    const QJsonObject updateInput = input<IncidentUpdate>(true, {}, {text("status"), text("body")});
    QJsonObject report = input<Incident>(true,
                                         {{slug, JsonSchema<Slug>::object()},
                                          {text("update"), updateInput},
                                          {text("notify"), JsonSchema<bool>::object()}},
                                         {text("title"), text("services"), text("update")});
    report.insert(text("anyOf"), // either names the incident's type
                  QJsonArray{QJsonObject{{text("required"), QJsonArray{slug}}},
                             QJsonObject{{text("required"), QJsonArray{text("type_id")}}}});
    return {
        {text("Page"), output<Page>()},
        {text("PageCreate"), input<Page>(true, {}, {text("name"), text("slug")})},
        {text("PageEdit"), input<Page>(false)},
        {text("PageServices"), JsonSchema<std::vector<PageService>>::object()},
        {text("Service"), output<Service>()},
        {text("ServiceCreate"), input<Service>(true, {}, {text("name")})},
        {text("ServiceEdit"), input<Service>(false)},
        {text("IncidentType"), output<IncidentType>()},
        {text("IncidentTypeCreate"), input<IncidentType>(true, {}, {text("name"), text("slug")})},
        {text("IncidentTypeEdit"), input<IncidentType>(false)},
        {text("Member"), output<Member>()},
        {text("MemberCreate"), input<Member>(true, {}, {text("name"), text("email")})},
        {text("MemberEdit"), input<Member>(false)},
        {text("Incident"), output<Incident>({{slug, JsonSchema<Slug>::object()},
                                             {text("updates"), arrayOf(text("IncidentUpdate"))}})},
        {text("IncidentCreate"), report},
        {text("IncidentEdit"), input<Incident>(false, {{slug, JsonSchema<Slug>::object()}})},
        {text("IncidentUpdate"), output<IncidentUpdate>()},
        {text("IncidentUpdateCreate"), updateInput},
        {text("IncidentUpdateEdit"), input<IncidentUpdate>(false)},
        {text("Token"), JsonSchema<ApiToken>::object()},
        {text("TokenCreate"), input<ApiToken>(true, {}, {text("name"), text("scope")})},
    };
}

QJsonObject otherSchemas()
{
    const QJsonObject number = JsonSchema<int>::object();
    const QJsonObject string = stringSchema();
    const QJsonObject uuid = stringSchema("uuid");
    return {
        {text("NewToken"),
         object({{text("token"), reference(text("Token"))}, {text("secret"), string}})},
        {text("Settings"), object({{text("base_url"), JsonSchema<std::optional<WebUrl>>::object()},
                                   {text("undo_window_s"), number}})},
        {text("AuditEntry"), anyObject()},
        {text("Command"), object({{text("id"), uuid},
                                  {text("type"), string},
                                  {text("payload"), anyObject()},
                                  {text("revision"), number},
                                  {text("client"), uuid}},
                                 {text("id"), text("type"), text("payload")})},
        {text("Receipt"), anyObject()},
        {text("ChangeBatch"), anyObject()},
        {text("OpenApi"), anyObject()},
        {text("Problem"), object({{text("type"), string},
                                  {text("title"), string},
                                  {text("status"), number},
                                  {text("code"), string},
                                  {text("detail"), string},
                                  {text("field"), string}})},
    };
}

QJsonObject allSchemas()
{
    QJsonObject schemas = entitySchemas();
    const QJsonObject others = otherSchemas();
    for (auto it = others.begin(); it != others.end(); ++it)
        schemas.insert(it.key(), it.value());
    for (const char *listed : {"Page", "Service", "IncidentType", "Member", "Incident",
                               "IncidentUpdate", "Token", "AuditEntry"})
        schemas.insert(text(listed) + QLatin1String("List"), listOf(text(listed)));
    return schemas;
}

QJsonArray parametersOf(const ApiRoute &route)
{
    const auto parameter = [](const char *name, const char *in, bool required,
                              const QJsonObject &schema) {
        return QJsonObject{{text("name"), text(name)},
                           {text("in"), text(in)},
                           {text("required"), required},
                           {text("schema"), schema}};
    };
    QJsonArray parameters;
    for (const char *name : {"id", "update"}) {
        if (route.pattern.contains(QByteArray("{").append(name).append('}')))
            parameters.append(parameter(name, "path", true, stringSchema("uuid")));
    }
    if (route.answerSchema.endsWith(QLatin1String("List"))) {
        parameters.append(parameter("cursor", "query", false, stringSchema()));
        parameters.append(parameter("limit", "query", false, JsonSchema<int>::object()));
    }
    if (route.method == http::Method::Post)
        parameters.append(parameter("Idempotency-Key", "header", false, stringSchema("uuid")));
    if (route.method == http::Method::Patch || route.method == http::Method::Delete)
        parameters.append(parameter("If-Match", "header", false, stringSchema()));
    return parameters;
}

QJsonObject operationOf(const ApiRoute &route)
{
    QJsonObject answer{{text("description"), text("Done.")}};
    if (!route.answerSchema.isEmpty())
        answer.insert(text("content"), content(route.answerSchema));
    const QJsonObject failure{
        {text("description"), text("Refused; the problem says why.")},
        {text("content"), content(text("Problem"), "application/problem+json")}};
    QJsonObject operation{
        {text("operationId"), route.operation},
        {text("parameters"), parametersOf(route)},
        {text("responses"),
         QJsonObject{{QString::number(route.answerStatus), answer}, {text("default"), failure}}}};
    if (!route.requestSchema.isEmpty())
        operation.insert(
            text("requestBody"),
            QJsonObject{{text("required"), true}, {text("content"), content(route.requestSchema)}});
    return operation;
}

QJsonObject eventsOperation()
{
    const QJsonObject stream{
        {text("text/event-stream"), QJsonObject{{text("schema"), stringSchema()}}}};
    const QJsonObject answer{{text("description"), text("`event: change` after each commit.")},
                             {text("content"), stream}};
    return {{text("operationId"), text("followChanges")},
            {text("responses"), QJsonObject{{text("200"), answer}}}};
}

} // namespace

QJsonObject openApiDocument()
{
    QJsonObject paths;
    for (const ApiRoute &route : apiRoutes()) {
        const QString path = QString::fromLatin1(route.pattern);
        QJsonObject item = paths.value(path).toObject();
        item.insert(QString::fromLatin1(http::methodName(route.method)).toLower(),
                    operationOf(route));
        paths.insert(path, item);
    }
    paths.insert(text("/api/v1/events"), QJsonObject{{text("get"), eventsOperation()}});
    const QJsonObject bearer{{text("type"), text("http")}, {text("scheme"), text("bearer")}};
    return {
        {text("openapi"), text("3.1.0")},
        {text("info"), QJsonObject{{text("title"), text("Signalbox management API")},
                                   {text("version"), text("1")}}},
        {text("security"), QJsonArray{QJsonObject{{text("token"), QJsonArray()}}}},
        {text("paths"), paths},
        {text("components"),
         QJsonObject{{text("schemas"), allSchemas()},
                     {text("securitySchemes"), QJsonObject{{text("token"), bearer}}}}},
    };
}

} // namespace signalbox
