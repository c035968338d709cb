-- The log, and the rows that are made from it. `org` is the first column of every key.
-- BYTES is the type of byte columns, worded for each database by the program that runs this.
-- WITHOUT ROWID stands where rows are short; longer ones would make their own key's tree too wide.

-- Truth of its own ------------------------------------------------------------------------------

-- Every event as the exact bytes that were hashed; `seq` is dense within an org.
CREATE TABLE event (
    org TEXT NOT NULL,
    seq BIGINT NOT NULL,
    id TEXT NOT NULL,
    hash BYTES NOT NULL,
    prev BYTES NOT NULL,
    bytes BYTES NOT NULL,
    kind TEXT NOT NULL,
    record TEXT NULL,
    client TEXT NULL,
    happened_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    PRIMARY KEY (org, seq)
);
CREATE INDEX event_record ON event (org, record, seq) WHERE record IS NOT NULL;

-- Published handbooks with the files that they were compiled from.
CREATE TABLE edition (
    org TEXT NOT NULL,
    hash TEXT NOT NULL,
    version TEXT NOT NULL,
    sources TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    PRIMARY KEY (org, hash)
);

-- Keys of persons and clients, wrapped by the master key; `wrapped` is empty once destroyed.
CREATE TABLE subject_key (
    org TEXT NOT NULL,
    key TEXT NOT NULL,
    wrapped BYTES NULL,
    nonce BYTES NOT NULL,
    made_at BIGINT NOT NULL,
    destroyed_at BIGINT NULL,
    PRIMARY KEY (org, key)
) WITHOUT ROWID;

-- What the outside shall do, and how the attempts went.
CREATE TABLE outbox (
    org TEXT NOT NULL,
    key TEXT NOT NULL,
    seq BIGINT NOT NULL,
    not_before BIGINT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    next_try_at BIGINT NOT NULL,
    last_error TEXT NULL,
    PRIMARY KEY (org, key)
);
CREATE INDEX outbox_waiting ON outbox (state, next_try_at);

-- Derived from the events -----------------------------------------------------------------------

-- Head of each org's chain, and what the last events say about the org.
CREATE TABLE org (
    org TEXT NOT NULL,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    head_seq BIGINT NOT NULL,
    head_hash BYTES NOT NULL,
    directory_seq BIGINT NOT NULL,
    edition TEXT NULL,
    founded_at BIGINT NOT NULL,
    PRIMARY KEY (org)
) WITHOUT ROWID;

CREATE TABLE person (
    org TEXT NOT NULL,
    id TEXT NOT NULL,
    mail TEXT NULL,
    is_active BIGINT NOT NULL,
    client TEXT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (org, id)
);
CREATE UNIQUE INDEX person_mail ON person (org, mail);

-- `scope` is `company`, `department:<id>` or `client:<id>`.
CREATE TABLE role_holder (
    org TEXT NOT NULL,
    role TEXT NOT NULL,
    scope TEXT NOT NULL,
    person TEXT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (org, role, scope, person)
) WITHOUT ROWID;
CREATE INDEX role_holder_person ON role_holder (org, person);

CREATE TABLE client (
    org TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (org, id)
);

CREATE TABLE record (
    org TEXT NOT NULL,
    id TEXT NOT NULL,
    record_type TEXT NOT NULL,
    number TEXT NULL,
    client TEXT NULL,
    parent TEXT NULL,
    state TEXT NOT NULL,
    is_final BIGINT NOT NULL,
    is_discarded BIGINT NOT NULL,
    owner TEXT NOT NULL,
    queue TEXT NULL,
    opened_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    next_due_at BIGINT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (org, id)
);
CREATE INDEX record_number ON record (org, number);
-- Its other indexes serve the queue and stand in the next file.

CREATE TABLE promise (
    org TEXT NOT NULL,
    id TEXT NOT NULL,
    rule TEXT NOT NULL,
    record TEXT NULL,
    client TEXT NULL,
    owner TEXT NOT NULL,
    role TEXT NULL,
    state TEXT NOT NULL,
    is_open BIGINT NOT NULL,
    window_name TEXT NULL,
    opened_at BIGINT NOT NULL,
    due_at BIGINT NULL,
    ended_at BIGINT NULL,
    next_at BIGINT NULL,
    lateness_micros BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (org, id)
);
CREATE INDEX promise_record ON promise (org, record, is_open);
CREATE INDEX promise_owner ON promise (org, owner, is_open, due_at);
CREATE INDEX promise_client ON promise (org, client, is_open, record);
CREATE INDEX promise_rule ON promise (org, rule, due_at);
CREATE INDEX promise_due ON promise (org, is_open, due_at);

-- Last serial number given, by record type and year.
CREATE TABLE serial (
    org TEXT NOT NULL,
    record_type TEXT NOT NULL,
    year BIGINT NOT NULL,
    serial BIGINT NOT NULL,
    PRIMARY KEY (org, record_type, year)
) WITHOUT ROWID;

-- When something will happen by itself: `promise:<id>` or `duty:<id>`.
CREATE TABLE timer (
    org TEXT NOT NULL,
    timer TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (org, timer)
) WITHOUT ROWID;
CREATE INDEX timer_at ON timer (org, at, timer);

-- Last window opened of each duty, and when the next one is.
CREATE TABLE duty (
    org TEXT NOT NULL,
    duty TEXT NOT NULL,
    last_window TEXT NOT NULL,
    next_at BIGINT NOT NULL,
    PRIMARY KEY (org, duty)
) WITHOUT ROWID;

CREATE TABLE message (
    org TEXT NOT NULL,
    id TEXT NOT NULL,
    record TEXT NOT NULL,
    seq BIGINT NOT NULL,
    direction TEXT NOT NULL,
    author TEXT NULL,
    happened_at BIGINT NOT NULL,
    urgent BIGINT NOT NULL,
    text TEXT NULL,
    files TEXT NOT NULL,
    PRIMARY KEY (org, id)
);
CREATE INDEX message_record ON message (org, record, seq);

CREATE TABLE filing (
    org TEXT NOT NULL,
    id TEXT NOT NULL,
    form TEXT NOT NULL,
    record TEXT NULL,
    client TEXT NULL,
    person TEXT NULL,
    happened_at BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    field_values TEXT NOT NULL,
    PRIMARY KEY (org, id)
);
CREATE INDEX filing_record ON filing (org, record);
