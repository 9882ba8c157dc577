-- Times are milliseconds since 1970 in UTC, days are ISO 8601 text. Every table is STRICT and begins with ms_,
-- because the file may hold a host's own tables.

CREATE TABLE ms_counter (
    name TEXT PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO ms_counter (name, last) VALUES ('item', 0), ('change', 0);

CREATE TABLE ms_source (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE ms_library (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES ms_source (id),
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 0,
    items INTEGER NOT NULL DEFAULT 0,
    scope TEXT,
    lease_token INTEGER NOT NULL DEFAULT 0,
    lease_expires INTEGER,
    lease_owner TEXT,
    UNIQUE (source_id, key)
) STRICT;

CREATE TABLE ms_item (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES ms_source (id),
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent_id INTEGER REFERENCES ms_item (id),
    title TEXT NOT NULL,
    sort_title TEXT,
    original_title TEXT,
    season INTEGER,
    episode INTEGER,
    end_episode INTEGER,
    absolute INTEGER,
    disc INTEGER,
    track INTEGER,
    year INTEGER,
    released TEXT,
    added_at INTEGER,
    overview TEXT,
    tagline TEXT,
    runtime INTEGER,
    content_rating TEXT,
    availability TEXT NOT NULL,
    UNIQUE (source_id, key)
) STRICT;

CREATE INDEX ms_item_parent ON ms_item (parent_id) WHERE parent_id IS NOT NULL;

-- An item's place in a library, with the stamp that a run reads: narrow, so that an unchanged library is read fast.
CREATE TABLE ms_member (
    library_id INTEGER NOT NULL REFERENCES ms_library (id),
    item_id INTEGER NOT NULL REFERENCES ms_item (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    fingerprint INTEGER NOT NULL,
    PRIMARY KEY (library_id, item_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX ms_member_item ON ms_member (item_id);

CREATE TABLE ms_external_id (
    item_id INTEGER NOT NULL REFERENCES ms_item (id) ON DELETE CASCADE,
    provider TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (item_id, provider, value)
) STRICT, WITHOUT ROWID;

CREATE INDEX ms_external_id_value ON ms_external_id (provider, value);

CREATE TABLE ms_tag (
    item_id INTEGER NOT NULL REFERENCES ms_item (id) ON DELETE CASCADE,
    type TEXT NOT NULL CHECK (type IN ('genre', 'studio', 'label')),
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (item_id, type, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE ms_credit (
    item_id INTEGER NOT NULL REFERENCES ms_item (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    person TEXT NOT NULL,
    role TEXT NOT NULL,
    character TEXT,
    PRIMARY KEY (item_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE ms_rating (
    item_id INTEGER NOT NULL REFERENCES ms_item (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    rated_by TEXT NOT NULL,
    value REAL NOT NULL,
    PRIMARY KEY (item_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE ms_artwork (
    item_id INTEGER NOT NULL REFERENCES ms_item (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    PRIMARY KEY (item_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE ms_part (
    item_id INTEGER NOT NULL REFERENCES ms_item (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    version TEXT NOT NULL,
    file TEXT NOT NULL,
    size_bytes INTEGER,
    container TEXT,
    duration INTEGER,
    modified_at INTEGER,
    PRIMARY KEY (item_id, position)
) STRICT, WITHOUT ROWID;

-- Other ids of an item, and the words by which its source knows it again.
CREATE TABLE ms_word (
    item_id INTEGER NOT NULL REFERENCES ms_item (id) ON DELETE CASCADE,
    type TEXT NOT NULL CHECK (type IN ('alias', 'identity')),
    word TEXT NOT NULL,
    PRIMARY KEY (item_id, type, word)
) STRICT, WITHOUT ROWID;

-- No cascade: a state must be archived before its item may go.
CREATE TABLE ms_user_state (
    item_id INTEGER NOT NULL REFERENCES ms_item (id),
    user TEXT NOT NULL,
    position INTEGER NOT NULL,
    played INTEGER NOT NULL,
    play_count INTEGER NOT NULL,
    last_played INTEGER,
    favourite INTEGER NOT NULL,
    rating REAL,
    PRIMARY KEY (item_id, user)
) STRICT, WITHOUT ROWID;

-- User state whose item went, until it comes back or its time is over.
CREATE TABLE ms_archive (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES ms_source (id),
    key TEXT NOT NULL,
    until INTEGER NOT NULL
) STRICT;

CREATE TABLE ms_archive_word (
    archive_id INTEGER NOT NULL REFERENCES ms_archive (id) ON DELETE CASCADE,
    word TEXT NOT NULL,
    PRIMARY KEY (archive_id, word)
) STRICT, WITHOUT ROWID;

CREATE INDEX ms_archive_word_word ON ms_archive_word (word);

CREATE TABLE ms_archive_state (
    archive_id INTEGER NOT NULL REFERENCES ms_archive (id) ON DELETE CASCADE,
    user TEXT NOT NULL,
    position INTEGER NOT NULL,
    played INTEGER NOT NULL,
    play_count INTEGER NOT NULL,
    last_played INTEGER,
    favourite INTEGER NOT NULL,
    rating REAL,
    PRIMARY KEY (archive_id, user)
) STRICT, WITHOUT ROWID;

CREATE TABLE ms_run (
    id INTEGER PRIMARY KEY,
    library_id INTEGER NOT NULL REFERENCES ms_library (id),
    mode TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    added INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    rekeyed INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    withheld INTEGER NOT NULL,
    error TEXT
) STRICT;

CREATE INDEX ms_run_library ON ms_run (library_id, ended_at);

CREATE TABLE ms_run_reason (
    run_id INTEGER NOT NULL REFERENCES ms_run (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE ms_blocked_plan (
    library_id INTEGER PRIMARY KEY REFERENCES ms_library (id),
    digest TEXT NOT NULL,
    plan TEXT NOT NULL
) STRICT;

CREATE TABLE ms_change (
    sequence INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    library_id INTEGER NOT NULL REFERENCES ms_library (id),
    verb TEXT NOT NULL,
    key TEXT NOT NULL,
    from_key TEXT,
    kind TEXT NOT NULL
) STRICT;
