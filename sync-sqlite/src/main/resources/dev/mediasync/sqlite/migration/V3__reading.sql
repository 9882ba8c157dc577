-- What applications read by: names kept once, long texts apart, and an index for each order and filter of a listing.
-- Days are counted from 1970-01-01 from here on.

CREATE TABLE ms_person (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

INSERT INTO ms_person (name) SELECT DISTINCT person FROM ms_credit;

CREATE TABLE ms_credit_of (
    item_id INTEGER NOT NULL REFERENCES ms_item (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES ms_person (id),
    role TEXT NOT NULL,
    character TEXT,
    PRIMARY KEY (item_id, position)
) STRICT, WITHOUT ROWID;

INSERT INTO ms_credit_of (item_id, position, person_id, role, character)
    SELECT c.item_id, c.position, p.id, c.role, c.character FROM ms_credit c JOIN ms_person p ON p.name = c.person;
DROP TABLE ms_credit;
ALTER TABLE ms_credit_of RENAME TO ms_credit;
CREATE INDEX ms_credit_person ON ms_credit (person_id);

CREATE TABLE ms_term (
    id INTEGER PRIMARY KEY,
    type TEXT NOT NULL CHECK (type IN ('genre', 'studio', 'label')),
    value TEXT NOT NULL,
    UNIQUE (type, value)
) STRICT;

INSERT INTO ms_term (type, value) SELECT DISTINCT type, value FROM ms_tag;

-- The position counts on over all types, in the order genre, studio, label.
CREATE TABLE ms_tag_of (
    item_id INTEGER NOT NULL REFERENCES ms_item (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    term_id INTEGER NOT NULL REFERENCES ms_term (id),
    PRIMARY KEY (item_id, position)
) STRICT, WITHOUT ROWID;

INSERT INTO ms_tag_of (item_id, position, term_id)
    SELECT g.item_id,
        row_number() OVER (
            PARTITION BY g.item_id
            ORDER BY CASE g.type WHEN 'genre' THEN 0 WHEN 'studio' THEN 1 ELSE 2 END, g.position) - 1,
        t.id
    FROM ms_tag g JOIN ms_term t ON t.type = g.type AND t.value = g.value;
DROP TABLE ms_tag;
ALTER TABLE ms_tag_of RENAME TO ms_tag;
CREATE INDEX ms_tag_term ON ms_tag (term_id);

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

-- Long texts, apart from the rows that listings and stamps are read from.
CREATE TABLE ms_text (
    item_id INTEGER PRIMARY KEY REFERENCES ms_item (id) ON DELETE CASCADE,
    original_title TEXT,
    overview TEXT,
    tagline TEXT
) STRICT;

INSERT INTO ms_text (item_id, original_title, overview, tagline)
    SELECT id, original_title, overview, tagline FROM ms_item
    WHERE original_title IS NOT NULL OR overview IS NOT NULL OR tagline IS NOT NULL;

-- The text to order titles by is set by the library: null for what is ordered by its number.
ALTER TABLE ms_item ADD COLUMN title_order TEXT;
ALTER TABLE ms_item ADD COLUMN released_day INTEGER;
UPDATE ms_item SET released_day = CAST(julianday(released) - 2440587.5 AS INTEGER) WHERE released IS NOT NULL;
ALTER TABLE ms_item ADD COLUMN available INTEGER NOT NULL DEFAULT 1;
UPDATE ms_item SET available = 0 WHERE availability = 'UNAVAILABLE';
ALTER TABLE ms_item DROP COLUMN original_title;
ALTER TABLE ms_item DROP COLUMN overview;
ALTER TABLE ms_item DROP COLUMN tagline;
ALTER TABLE ms_item DROP COLUMN released;
ALTER TABLE ms_item DROP COLUMN availability;

CREATE INDEX ms_item_title ON ms_item (title_order);
CREATE INDEX ms_item_added ON ms_item (added_at);
CREATE INDEX ms_item_released ON ms_item (coalesce(released_day, (year - 1970) * 146097 / 400));
CREATE INDEX ms_item_unavailable ON ms_item (id) WHERE available = 0;

-- Key and kind of a member are its item's.
ALTER TABLE ms_member DROP COLUMN key;
ALTER TABLE ms_member DROP COLUMN kind;

CREATE INDEX ms_user_state_position ON ms_user_state (user, last_played) WHERE position > 0;
CREATE INDEX ms_user_state_played ON ms_user_state (user, last_played);

-- Which version of the library's function made the texts that titles are ordered by; another one makes them anew.
INSERT INTO ms_counter (name, last) VALUES ('title_order', 0);

-- A waiting plan of an older form cannot be read any more; the next look makes another one.
DELETE FROM ms_blocked_plan WHERE json_type(plan, '$.plan.answers') IS NULL;

-- Which run missed an item last is a reference like all others.
CREATE TABLE ms_withheld_by (
    library_id INTEGER NOT NULL REFERENCES ms_library (id),
    item_id INTEGER NOT NULL REFERENCES ms_item (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    since INTEGER NOT NULL,
    runs INTEGER NOT NULL,
    last_seen INTEGER,
    run_id INTEGER NOT NULL REFERENCES ms_run (id),
    PRIMARY KEY (library_id, item_id)
) STRICT, WITHOUT ROWID;

INSERT INTO ms_withheld_by (library_id, item_id, code, since, runs, last_seen, run_id)
    SELECT library_id, item_id, code, since, runs, last_seen, run_id FROM ms_withheld;
DROP TABLE ms_withheld;
ALTER TABLE ms_withheld_by RENAME TO ms_withheld;
CREATE INDEX ms_withheld_item ON ms_withheld (item_id);
