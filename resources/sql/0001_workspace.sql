-- SPDX-License-Identifier: GPL-3.0-or-later
-- Times are milliseconds since 1970 in UTC, ids are UUIDs as text, yes and no are 1 and 0,
-- enums are their names in the API. See README.md for what both databases take.

-- One row. Every transaction that changes an entity adds one to seq and so holds the lock of
-- this row until it ends: changes are numbered in the order in which they become visible.
CREATE TABLE workspace (
    single smallint PRIMARY KEY CHECK (single = 1),
    id text NOT NULL,
    seq bigint NOT NULL,
    oldest_seq bigint NOT NULL,
    created_at bigint NOT NULL
);

-- Entities. revision: the seq of the last change; field_revisions: the same for each field that
-- was changed since the row was made. Slugs and addresses are kept unique by the commands and
-- not by an index: a replica gets rows one after the other, and two of them may swap slugs.

CREATE TABLE services (
    id text PRIMARY KEY,
    name text NOT NULL,
    description text NOT NULL,
    parent_id text REFERENCES services (id) DEFERRABLE INITIALLY DEFERRED,
    position integer NOT NULL,
    manual_status text NOT NULL,
    created_at bigint NOT NULL,
    revision bigint NOT NULL,
    field_revisions text NOT NULL
);
CREATE INDEX services_by_parent ON services (parent_id);

CREATE TABLE pages (
    id text PRIMARY KEY,
    name text NOT NULL,
    slug text NOT NULL,
    description text NOT NULL,
    domains text NOT NULL,
    website text,
    brand text NOT NULL,
    time_zone text NOT NULL,
    languages text NOT NULL,
    is_default smallint NOT NULL,
    history_days integer NOT NULL,
    created_at bigint NOT NULL,
    revision bigint NOT NULL,
    field_revisions text NOT NULL
);
CREATE INDEX pages_by_slug ON pages (slug);

CREATE TABLE page_services (
    owner_id text NOT NULL REFERENCES pages (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal integer NOT NULL,
    service_id text NOT NULL REFERENCES services (id) DEFERRABLE INITIALLY DEFERRED,
    parent_id text,
    position integer NOT NULL,
    PRIMARY KEY (owner_id, ordinal)
);
CREATE INDEX page_services_by_service ON page_services (service_id);

CREATE TABLE incident_types (
    id text PRIMARY KEY,
    name text NOT NULL,
    slug text NOT NULL,
    color text NOT NULL,
    default_impact text NOT NULL,
    counts_as_downtime smallint NOT NULL,
    built_in smallint NOT NULL,
    position integer NOT NULL,
    revision bigint NOT NULL,
    field_revisions text NOT NULL
);
CREATE INDEX incident_types_by_slug ON incident_types (slug);

CREATE TABLE incidents (
    id text PRIMARY KEY,
    title text NOT NULL,
    type_id text NOT NULL REFERENCES incident_types (id) DEFERRABLE INITIALLY DEFERRED,
    started_at bigint NOT NULL,
    status text NOT NULL,
    ended_at bigint,
    created_at bigint NOT NULL,
    revision bigint NOT NULL,
    field_revisions text NOT NULL
);
CREATE INDEX incidents_by_start ON incidents (started_at, id);
CREATE INDEX incidents_by_end ON incidents (ended_at);
CREATE INDEX incidents_by_type ON incidents (type_id);

-- Impacts name services that may have been deleted since: a past incident stays as it was
-- reported, so service_id refers to no table here.
CREATE TABLE incident_services (
    owner_id text NOT NULL REFERENCES incidents (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal integer NOT NULL,
    service_id text NOT NULL,
    impact text NOT NULL,
    PRIMARY KEY (owner_id, ordinal)
);
CREATE INDEX incident_services_by_service ON incident_services (service_id);

CREATE TABLE incident_impacts (
    owner_id text NOT NULL REFERENCES incidents (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal integer NOT NULL,
    service_id text NOT NULL,
    impact text NOT NULL,
    PRIMARY KEY (owner_id, ordinal)
);
CREATE INDEX incident_impacts_by_service ON incident_impacts (service_id);

CREATE TABLE incident_updates (
    id text PRIMARY KEY,
    incident_id text NOT NULL REFERENCES incidents (id) DEFERRABLE INITIALLY DEFERRED,
    status text NOT NULL,
    body text NOT NULL,
    posted_at bigint NOT NULL,
    notify smallint NOT NULL,
    author text NOT NULL,
    created_at bigint NOT NULL,
    edited_at bigint,
    revision bigint NOT NULL,
    field_revisions text NOT NULL
);
CREATE INDEX incident_updates_by_incident ON incident_updates (incident_id, posted_at);

CREATE TABLE incident_update_services (
    owner_id text NOT NULL REFERENCES incident_updates (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal integer NOT NULL,
    service_id text NOT NULL,
    impact text NOT NULL,
    PRIMARY KEY (owner_id, ordinal)
);
CREATE INDEX incident_update_services_by_service ON incident_update_services (service_id);

CREATE TABLE members (
    id text PRIMARY KEY,
    name text NOT NULL,
    email text NOT NULL,
    role text NOT NULL,
    created_at bigint NOT NULL,
    revision bigint NOT NULL,
    field_revisions text NOT NULL
);
CREATE INDEX members_by_email ON members (email);

CREATE TABLE tokens (
    id text PRIMARY KEY,
    name text NOT NULL,
    scope text NOT NULL,
    member_id text REFERENCES members (id) DEFERRABLE INITIALLY DEFERRED,
    created_at bigint NOT NULL,
    expires_at bigint,
    revision bigint NOT NULL,
    field_revisions text NOT NULL
);
CREATE INDEX tokens_by_member ON tokens (member_id);

-- Apart from the tokens, so that nothing that reads or writes a token row sees a secret.
-- hash: SHA-256 in lower-case hexadecimal. lookup: its first 16 digits; a row is found by
-- those and then compared as a whole in constant time.
CREATE TABLE token_secrets (
    token_id text PRIMARY KEY REFERENCES tokens (id) DEFERRABLE INITIALLY DEFERRED,
    lookup text NOT NULL,
    hash text NOT NULL
);
CREATE INDEX token_secrets_by_lookup ON token_secrets (lookup);

-- The last change of every entity that is or was there; deleted rows are the tombstones.
CREATE TABLE changes (
    kind text NOT NULL,
    entity_id text NOT NULL,
    seq bigint NOT NULL,
    deleted smallint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (kind, entity_id)
);
CREATE INDEX changes_by_seq ON changes (seq);

-- What has been done for which command id. seq finds the client that made a revision.
CREATE TABLE commands (
    id text PRIMARY KEY,
    client text NOT NULL,
    type text NOT NULL,
    payload_hash text NOT NULL,
    receipt text NOT NULL,
    seq bigint NOT NULL,
    applied_at bigint NOT NULL
);
CREATE INDEX commands_by_seq ON commands (seq);
CREATE INDEX commands_by_time ON commands (applied_at);

-- Who changed what, one row an entity. Ids are version 7 UUIDs and so in order of time.
CREATE TABLE audit (
    id text PRIMARY KEY,
    happened_at bigint NOT NULL,
    actor text NOT NULL,
    member_id text,
    origin text NOT NULL,
    command_id text NOT NULL,
    command_type text NOT NULL,
    kind text NOT NULL,
    entity_id text NOT NULL,
    before_image text,
    after_image text
);
CREATE INDEX audit_by_entity ON audit (entity_id, id);

-- What subscribers are to be told, held until release_at so that it can be taken back.
CREATE TABLE outbox (
    id text PRIMARY KEY,
    event text NOT NULL,
    incident_id text NOT NULL,
    update_id text,
    release_at bigint NOT NULL,
    created_at bigint NOT NULL
);
CREATE INDEX outbox_by_release ON outbox (release_at);
CREATE INDEX outbox_by_incident ON outbox (incident_id);

-- JSON values by name.
CREATE TABLE settings (
    name text PRIMARY KEY,
    value text NOT NULL
);
