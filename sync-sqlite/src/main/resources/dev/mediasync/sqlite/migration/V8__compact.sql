-- The same in fewer bytes. What keys begin with is kept once, and a file's name only where its item's key does not tell it;
-- closed words are numbers, and so are external ids that are numbers. All tables that hang on items are made anew with
-- them, for a reference cannot be turned to another table. Functions that begin with ms_ are the library's own.

CREATE TABLE ms_prefix (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES ms_source (id),
    text TEXT NOT NULL,
    files TEXT,
    UNIQUE (source_id, text)
) STRICT;

INSERT OR IGNORE INTO ms_prefix (source_id, text)
    SELECT source_id, ms_prefix_of(key) FROM ms_item ORDER BY id;

CREATE TABLE ms_item_of (
    id INTEGER PRIMARY KEY,
    prefix_id INTEGER NOT NULL REFERENCES ms_prefix (id),
    name TEXT NOT NULL,
    kind INTEGER NOT NULL,
    parent_id INTEGER REFERENCES ms_item_of (id),
    title TEXT NOT NULL,
    sort_title TEXT,
    title_order TEXT,
    season INTEGER,
    episode INTEGER,
    end_episode INTEGER,
    absolute INTEGER,
    disc INTEGER,
    track INTEGER,
    year INTEGER,
    released_day INTEGER,
    added_at INTEGER,
    runtime INTEGER,
    content_rating TEXT,
    available INTEGER NOT NULL DEFAULT 1,
    UNIQUE (prefix_id, name)
) STRICT;

INSERT INTO ms_item_of (id, prefix_id, name, kind, parent_id, title, sort_title, title_order, season, episode, end_episode,
        absolute, disc, track, year, released_day, added_at, runtime, content_rating, available)
    SELECT i.id, x.id, ms_name_of(i.key),
        CASE i.kind WHEN 'episode' THEN 1 WHEN 'movie' THEN 2 WHEN 'show' THEN 3 WHEN 'season' THEN 4 WHEN 'artist' THEN 5
            WHEN 'album' THEN 6 WHEN 'track' THEN 7 WHEN 'collection' THEN 8 WHEN 'playlist' THEN 9
            WHEN 'music_video' THEN 10 WHEN 'video' THEN 11 END,
        i.parent_id, i.title, i.sort_title, i.title_order, i.season, i.episode, i.end_episode, i.absolute, i.disc, i.track,
        i.year, i.released_day, i.added_at, i.runtime, i.content_rating, i.available
    FROM ms_item i CROSS JOIN ms_prefix x ON x.source_id = i.source_id AND x.text = ms_prefix_of(i.key)
    ORDER BY i.id;

-- An item's files are of one place nearly always, so that one of them tells what stands before the keys.
UPDATE ms_prefix SET files = (
    SELECT ms_before_key(p.file, ms_prefix.text || i.name)
    FROM ms_item_of i CROSS JOIN ms_part p ON p.item_id = i.id
    WHERE i.prefix_id = ms_prefix.id AND ms_before_key(p.file, ms_prefix.text || i.name) IS NOT NULL
    LIMIT 1);

CREATE TABLE ms_member_of (
    library_id INTEGER NOT NULL REFERENCES ms_library (id),
    item_id INTEGER NOT NULL REFERENCES ms_item_of (id) ON DELETE CASCADE,
    fingerprint INTEGER NOT NULL,
    PRIMARY KEY (library_id, item_id)
) STRICT, WITHOUT ROWID;

INSERT INTO ms_member_of (library_id, item_id, fingerprint)
    SELECT library_id, item_id, fingerprint FROM ms_member ORDER BY library_id, item_id;

CREATE TABLE ms_withheld_of (
    library_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    code TEXT NOT NULL,
    since INTEGER NOT NULL,
    runs INTEGER NOT NULL,
    last_seen INTEGER,
    run_id INTEGER NOT NULL REFERENCES ms_run (id),
    PRIMARY KEY (library_id, item_id),
    FOREIGN KEY (library_id, item_id) REFERENCES ms_member_of (library_id, item_id) ON DELETE CASCADE ON UPDATE CASCADE
) STRICT, WITHOUT ROWID;

INSERT INTO ms_withheld_of (library_id, item_id, code, since, runs, last_seen, run_id)
    SELECT library_id, item_id, code, since, runs, last_seen, run_id FROM ms_withheld;
DROP TABLE ms_withheld;
DROP TABLE ms_member;

-- Databases, each with how ids that are numbers are written there: "tt" and at least seven digits, say.
CREATE TABLE ms_provider (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    letters TEXT NOT NULL,
    digits INTEGER NOT NULL,
    UNIQUE (name, letters, digits)
) STRICT;

INSERT INTO ms_provider (name, letters, digits)
    SELECT DISTINCT provider, ms_letters_of(value), ms_digits_of(value) FROM ms_external_id;

CREATE TABLE ms_external_id_of (
    item_id INTEGER NOT NULL REFERENCES ms_item_of (id) ON DELETE CASCADE,
    provider_id INTEGER NOT NULL REFERENCES ms_provider (id),
    value ANY NOT NULL,
    PRIMARY KEY (item_id, provider_id, value)
) STRICT, WITHOUT ROWID;

INSERT INTO ms_external_id_of (item_id, provider_id, value)
    SELECT e.item_id, p.id, ms_value_of(e.value)
    FROM ms_external_id e CROSS JOIN ms_provider p
        ON p.name = e.provider AND p.letters = ms_letters_of(e.value) AND p.digits = ms_digits_of(e.value)
    ORDER BY e.item_id;
DROP TABLE ms_external_id;

CREATE TABLE ms_tag_of (
    item_id INTEGER NOT NULL REFERENCES ms_item_of (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    term_id INTEGER NOT NULL REFERENCES ms_term (id),
    PRIMARY KEY (item_id, position)
) STRICT, WITHOUT ROWID;

INSERT INTO ms_tag_of (item_id, position, term_id) SELECT item_id, position, term_id FROM ms_tag;
DROP TABLE ms_tag;

CREATE TABLE ms_credit_of (
    item_id INTEGER NOT NULL REFERENCES ms_item_of (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES ms_person (id),
    role INTEGER NOT NULL,
    character TEXT,
    PRIMARY KEY (item_id, position)
) STRICT, WITHOUT ROWID;

INSERT INTO ms_credit_of (item_id, position, person_id, role, character)
    SELECT item_id, position, person_id,
        CASE role WHEN 'ACTOR' THEN 1 WHEN 'DIRECTOR' THEN 2 WHEN 'WRITER' THEN 3 WHEN 'PRODUCER' THEN 4
            WHEN 'COMPOSER' THEN 5 WHEN 'OTHER' THEN 6 END,
        character
    FROM ms_credit;
DROP TABLE ms_credit;

CREATE TABLE ms_rating_of (
    item_id INTEGER NOT NULL REFERENCES ms_item_of (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    rated_by TEXT NOT NULL,
    value REAL NOT NULL,
    PRIMARY KEY (item_id, position)
) STRICT, WITHOUT ROWID;

INSERT INTO ms_rating_of (item_id, position, rated_by, value) SELECT item_id, position, rated_by, value FROM ms_rating;
DROP TABLE ms_rating;

CREATE TABLE ms_artwork_of (
    item_id INTEGER NOT NULL REFERENCES ms_item_of (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    reference TEXT NOT NULL,
    PRIMARY KEY (item_id, position)
) STRICT, WITHOUT ROWID;

INSERT INTO ms_artwork_of (item_id, position, kind, reference)
    SELECT item_id, position,
        CASE kind WHEN 'POSTER' THEN 1 WHEN 'BACKGROUND' THEN 2 WHEN 'BANNER' THEN 3 WHEN 'THUMB' THEN 4 WHEN 'LOGO' THEN 5 END,
        reference
    FROM ms_artwork;
DROP TABLE ms_artwork;

-- No file where it is the item's key behind what its prefix says of files.
CREATE TABLE ms_part_of (
    item_id INTEGER NOT NULL REFERENCES ms_item_of (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    version TEXT NOT NULL,
    file TEXT,
    size_bytes INTEGER,
    container TEXT,
    duration INTEGER,
    modified_at INTEGER,
    PRIMARY KEY (item_id, position)
) STRICT, WITHOUT ROWID;

INSERT INTO ms_part_of (item_id, position, version, file, size_bytes, container, duration, modified_at)
    SELECT p.item_id, p.position, p.version, nullif(p.file, x.files || x.text || i.name),
        p.size_bytes, p.container, p.duration, p.modified_at
    FROM ms_part p CROSS JOIN ms_item_of i ON i.id = p.item_id CROSS JOIN ms_prefix x ON x.id = i.prefix_id
    ORDER BY p.item_id, p.position;
DROP TABLE ms_part;

CREATE TABLE ms_stream_of (
    item_id INTEGER NOT NULL REFERENCES ms_item_of (id) ON DELETE CASCADE,
    part INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    codec TEXT,
    language TEXT,
    title TEXT,
    width INTEGER,
    height INTEGER,
    channels INTEGER,
    marks TEXT,
    stereo TEXT,
    file TEXT,
    PRIMARY KEY (item_id, part, position)
) STRICT, WITHOUT ROWID;

INSERT INTO ms_stream_of (item_id, part, position, kind, codec, language, title, width, height, channels, marks, stereo, file)
    SELECT item_id, part, position, CASE kind WHEN 'AUDIO' THEN 1 WHEN 'VIDEO' THEN 2 WHEN 'SUBTITLE' THEN 3 END,
        codec, language, title, width, height, channels, marks, stereo, file
    FROM ms_stream;
DROP TABLE ms_stream;

CREATE TABLE ms_word_of (
    item_id INTEGER NOT NULL REFERENCES ms_item_of (id) ON DELETE CASCADE,
    type TEXT NOT NULL CHECK (type IN ('alias', 'identity')),
    word TEXT NOT NULL,
    PRIMARY KEY (item_id, type, word)
) STRICT, WITHOUT ROWID;

INSERT INTO ms_word_of (item_id, type, word) SELECT item_id, type, word FROM ms_word;
DROP TABLE ms_word;

CREATE TABLE ms_text_of (
    item_id INTEGER PRIMARY KEY REFERENCES ms_item_of (id) ON DELETE CASCADE,
    original_title TEXT,
    overview TEXT,
    tagline TEXT
) STRICT;

INSERT INTO ms_text_of (item_id, original_title, overview, tagline)
    SELECT item_id, original_title, overview, tagline FROM ms_text;
DROP TABLE ms_text;

-- No cascade: a state must be archived before its item may go.
CREATE TABLE ms_user_state_of (
    item_id INTEGER NOT NULL REFERENCES ms_item_of (id),
    user TEXT NOT NULL,
    position INTEGER NOT NULL,
    played INTEGER NOT NULL,
    play_count INTEGER NOT NULL,
    last_played INTEGER,
    favourite INTEGER NOT NULL,
    rating REAL,
    unsent INTEGER,
    unsent_at INTEGER,
    PRIMARY KEY (item_id, user)
) STRICT, WITHOUT ROWID;

INSERT INTO ms_user_state_of (item_id, user, position, played, play_count, last_played, favourite, rating, unsent, unsent_at)
    SELECT item_id, user, position, played, play_count, last_played, favourite, rating, unsent, unsent_at FROM ms_user_state;
DROP TABLE ms_user_state;

DROP TABLE ms_item;

CREATE TABLE ms_change_of (
    sequence INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    library_id INTEGER NOT NULL REFERENCES ms_library (id),
    run_id INTEGER REFERENCES ms_run (id) ON DELETE SET NULL,
    verb INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    item_id INTEGER NOT NULL
) STRICT;

INSERT INTO ms_change_of (sequence, at, library_id, run_id, verb, kind, item_id)
    SELECT sequence, at, library_id, run_id,
        CASE verb WHEN 'ADDED' THEN 1 WHEN 'UPDATED' THEN 2 WHEN 'REKEYED' THEN 3 WHEN 'REMOVED' THEN 4
            WHEN 'USER_STATE' THEN 5 END,
        CASE kind WHEN 'episode' THEN 1 WHEN 'movie' THEN 2 WHEN 'show' THEN 3 WHEN 'season' THEN 4 WHEN 'artist' THEN 5
            WHEN 'album' THEN 6 WHEN 'track' THEN 7 WHEN 'collection' THEN 8 WHEN 'playlist' THEN 9
            WHEN 'music_video' THEN 10 WHEN 'video' THEN 11 END,
        item_id
    FROM ms_change;

CREATE TABLE ms_former_of (
    sequence INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    moved_to TEXT,
    title TEXT,
    answer TEXT,
    last_seen INTEGER,
    FOREIGN KEY (sequence) REFERENCES ms_change_of (sequence) ON DELETE CASCADE
) STRICT;

INSERT INTO ms_former_of (sequence, item_id, key, moved_to, title, answer, last_seen)
    SELECT sequence, item_id, key, moved_to, title, answer, last_seen FROM ms_former;
DROP TABLE ms_former;
DROP TABLE ms_change;

ALTER TABLE ms_item_of RENAME TO ms_item;
ALTER TABLE ms_member_of RENAME TO ms_member;
ALTER TABLE ms_withheld_of RENAME TO ms_withheld;
ALTER TABLE ms_external_id_of RENAME TO ms_external_id;
ALTER TABLE ms_tag_of RENAME TO ms_tag;
ALTER TABLE ms_credit_of RENAME TO ms_credit;
ALTER TABLE ms_rating_of RENAME TO ms_rating;
ALTER TABLE ms_artwork_of RENAME TO ms_artwork;
ALTER TABLE ms_part_of RENAME TO ms_part;
ALTER TABLE ms_stream_of RENAME TO ms_stream;
ALTER TABLE ms_word_of RENAME TO ms_word;
ALTER TABLE ms_text_of RENAME TO ms_text;
ALTER TABLE ms_user_state_of RENAME TO ms_user_state;
ALTER TABLE ms_change_of RENAME TO ms_change;
ALTER TABLE ms_former_of RENAME TO ms_former;

CREATE INDEX ms_item_parent ON ms_item (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX ms_item_title ON ms_item (title_order) WHERE title_order IS NOT NULL;
CREATE INDEX ms_item_added ON ms_item (added_at);
CREATE INDEX ms_item_released ON ms_item (coalesce(released_day, (year - 1970) * 146097 / 400));
CREATE INDEX ms_item_unavailable ON ms_item (id) WHERE available = 0;
CREATE INDEX ms_member_item ON ms_member (item_id);
CREATE INDEX ms_external_id_value ON ms_external_id (provider_id, value);
CREATE INDEX ms_credit_person ON ms_credit (person_id);
CREATE INDEX ms_tag_term ON ms_tag (term_id);
CREATE INDEX ms_user_state_position ON ms_user_state (user, last_played) WHERE position > 0;
CREATE INDEX ms_user_state_played ON ms_user_state (user, last_played);
CREATE INDEX ms_user_state_unsent ON ms_user_state (unsent) WHERE unsent IS NOT NULL;
CREATE INDEX ms_former_item ON ms_former (item_id, sequence);

-- A name goes with its last use.
CREATE TRIGGER ms_credit_gone AFTER DELETE ON ms_credit
WHEN NOT EXISTS (SELECT 1 FROM ms_credit WHERE person_id = OLD.person_id)
BEGIN
    DELETE FROM ms_person WHERE id = OLD.person_id;
END;

CREATE TRIGGER ms_tag_gone AFTER DELETE ON ms_tag
WHEN NOT EXISTS (SELECT 1 FROM ms_tag WHERE term_id = OLD.term_id)
BEGIN
    DELETE FROM ms_term WHERE id = OLD.term_id;
END;

CREATE TRIGGER ms_external_id_gone AFTER DELETE ON ms_external_id
WHEN NOT EXISTS (SELECT 1 FROM ms_external_id WHERE provider_id = OLD.provider_id)
BEGIN
    DELETE FROM ms_provider WHERE id = OLD.provider_id;
END;

-- So does what keys begin with, be it that the item goes or gets another key.
CREATE TRIGGER ms_item_gone AFTER DELETE ON ms_item
WHEN NOT EXISTS (SELECT 1 FROM ms_item WHERE prefix_id = OLD.prefix_id)
BEGIN
    DELETE FROM ms_prefix WHERE id = OLD.prefix_id;
END;

CREATE TRIGGER ms_item_moved AFTER UPDATE OF prefix_id ON ms_item
WHEN NOT EXISTS (SELECT 1 FROM ms_item WHERE prefix_id = OLD.prefix_id)
BEGIN
    DELETE FROM ms_prefix WHERE id = OLD.prefix_id;
END;

-- Whatever takes an item away takes its document along.
CREATE TRIGGER ms_item_search AFTER DELETE ON ms_item BEGIN
    DELETE FROM ms_search WHERE rowid = OLD.id;
END;

-- For queries of applications: items with their keys and with words in place of numbers.
CREATE VIEW ms_items AS
    SELECT i.id AS id, s.key AS source, x.text || i.name AS key,
        CASE i.kind WHEN 1 THEN 'episode' WHEN 2 THEN 'movie' WHEN 3 THEN 'show' WHEN 4 THEN 'season' WHEN 5 THEN 'artist'
            WHEN 6 THEN 'album' WHEN 7 THEN 'track' WHEN 8 THEN 'collection' WHEN 9 THEN 'playlist'
            WHEN 10 THEN 'music_video' WHEN 11 THEN 'video' END AS kind,
        i.parent_id AS parent_id, i.title AS title, i.sort_title AS sort_title, i.season AS season, i.episode AS episode,
        i.end_episode AS end_episode, i.absolute AS absolute, i.disc AS disc, i.track AS track, i.year AS year,
        i.released_day AS released_day, i.added_at AS added_at, i.runtime AS runtime, i.content_rating AS content_rating,
        i.available AS available
    FROM ms_item i JOIN ms_prefix x ON x.id = i.prefix_id JOIN ms_source s ON s.id = x.source_id;

-- The same for their ids in public databases.
CREATE VIEW ms_external_ids AS
    SELECT e.item_id AS item_id, p.name AS provider,
        iif(typeof(e.value) = 'integer', p.letters || format('%0*d', p.digits, e.value), e.value) AS value
    FROM ms_external_id e JOIN ms_provider p ON p.id = e.provider_id;
