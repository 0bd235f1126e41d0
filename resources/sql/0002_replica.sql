-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a desktop keeps beside its copy of the server's rows. Empty on a server.

-- One row: where the copy stands. cursor is the server's word for it, opaque here.
CREATE TABLE replica (
    single smallint PRIMARY KEY CHECK (single = 1),
    server_id text NOT NULL,
    cursor text NOT NULL,
    client text NOT NULL
);

-- Commands that the copy's rows do not have from the server yet, in the order in which they were
-- made. before_images: what undoes them on the copy, JSON. settled_at: the server's seq for it.
CREATE TABLE pending_commands (
    position bigint PRIMARY KEY,
    id text NOT NULL UNIQUE,
    type text NOT NULL,
    payload text NOT NULL,
    revision bigint,
    client text NOT NULL,
    made_at bigint NOT NULL,
    state text NOT NULL,
    before_images text NOT NULL,
    error text,
    settled_at bigint
);

-- What was typed and not yet submitted, JSON by the name of the form.
CREATE TABLE drafts (
    name text PRIMARY KEY,
    value text NOT NULL,
    saved_at bigint NOT NULL
);
