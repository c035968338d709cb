-- What the desk needs beside the chain: signing in, files, notices, settings, and the indexes behind its pages.
-- Everything here is truth of its own; rebuilding from events doesn't touch it. Instants are microseconds UTC.

CREATE TABLE password (
    org TEXT NOT NULL,
    person TEXT NOT NULL,
    hash TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (org, person)
) WITHOUT ROWID;

-- Of tokens only the hash is kept: whoever reads the database can't sign in with it.
CREATE TABLE session (
    org TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    person TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (org, token_hash)
) WITHOUT ROWID;
CREATE INDEX session_by_person ON session (org, person);
CREATE INDEX session_by_end ON session (org, expires_at);

CREATE TABLE token (
    org TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    person TEXT NOT NULL,
    purpose TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT NULL,
    PRIMARY KEY (org, token_hash)
) WITHOUT ROWID;
CREATE INDEX token_by_person ON token (org, person);
CREATE INDEX token_by_end ON token (org, expires_at);

-- Failed sign-ins. The subject is a hash of an address of mail or of the network.
CREATE TABLE sign_in_failure (
    org TEXT NOT NULL,
    subject TEXT NOT NULL,
    since BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    PRIMARY KEY (org, subject)
) WITHOUT ROWID;
CREATE INDEX sign_in_failure_by_age ON sign_in_failure (org, since);

CREATE TABLE file (
    org TEXT NOT NULL,
    id TEXT NOT NULL,
    key_owner TEXT NOT NULL,
    hash TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes BIGINT NOT NULL,
    nonce BYTES NOT NULL,
    sealed BYTES NOT NULL,
    uploaded_at BIGINT NOT NULL,
    uploaded_by TEXT NOT NULL,
    -- The record whose message names it; none until that event is written.
    record TEXT NULL,
    is_named BIGINT NOT NULL,
    PRIMARY KEY (org, id)
);
CREATE INDEX file_orphan ON file (org, uploaded_at) WHERE is_named = 0;

CREATE TABLE notice (
    org TEXT NOT NULL,
    key TEXT NOT NULL,
    person TEXT NOT NULL,
    body TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    read_at BIGINT NULL,
    PRIMARY KEY (org, key)
) WITHOUT ROWID;
CREATE INDEX notice_by_person ON notice (org, person, made_at, key);
CREATE INDEX notice_unread ON notice (org, person) WHERE read_at IS NULL;

-- Mails handed to the sender, for the caps of the storm guard. Rows older than the caps' window are swept.
CREATE TABLE mail_sent (
    org TEXT NOT NULL,
    key TEXT NOT NULL,
    attempt BIGINT NOT NULL,
    person TEXT NOT NULL,
    record TEXT NULL,
    sent_at BIGINT NOT NULL,
    PRIMARY KEY (org, key, attempt)
) WITHOUT ROWID;
CREATE INDEX mail_sent_by_person ON mail_sent (org, person, sent_at);
CREATE INDEX mail_sent_by_record ON mail_sent (org, record, sent_at);
CREATE INDEX mail_sent_by_age ON mail_sent (org, sent_at);

CREATE TABLE setting (
    org TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (org, name)
) WITHOUT ROWID;

CREATE TABLE access_log (
    org TEXT NOT NULL,
    at BIGINT NOT NULL,
    person TEXT NOT NULL,
    act TEXT NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (org, at, person, act, subject)
) WITHOUT ROWID;
CREATE INDEX access_log_by_subject ON access_log (org, subject, at);

-- The queue: one index for each way into it, in the order of its page, so that a page is one short range. Behind the
-- key of the order stands what decides whether a reader may see the record, so that bodies are read for the page alone.
CREATE INDEX queue_by_due ON record (org, is_final, next_due_at, id, record_type, client, owner);
CREATE INDEX queue_by_type ON record (org, record_type, is_final, next_due_at, id);
CREATE INDEX queue_by_client ON record (org, client, is_final, next_due_at, id, record_type, owner);
CREATE INDEX queue_by_owner ON record (org, owner, is_final, next_due_at, id, record_type, client);
CREATE INDEX queue_by_state ON record (org, state, is_final, next_due_at, id, record_type, client, owner);
-- "+ 0", so that whoever asks in these words goes this way and not by an index that begins with is_final.
CREATE INDEX queue_waiting ON record (org, next_due_at, id, record_type, client, owner, is_final, queue)
    WHERE is_final + 0 = 0 AND queue IS NOT NULL;
CREATE INDEX queue_by_change ON record (org, is_final, changed_at, id, record_type, client, owner);
CREATE INDEX queue_by_opening ON record (org, is_final, opened_at, id, record_type, client, owner);

-- The handbook's figures read the first one alone; the others find the latest evidence and what somebody kept.
CREATE INDEX promise_by_period ON promise (org, due_at, rule, state, window_name, opened_at);
CREATE INDEX promise_by_rule_end ON promise (org, rule, ended_at);
CREATE INDEX promise_by_owner_end ON promise (org, owner, ended_at);
CREATE INDEX person_by_client ON person (org, client) WHERE client IS NOT NULL;
