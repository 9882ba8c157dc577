-- The feed names rows, not keys: most of what it tells is of items that are still there. The key and title that an item
-- had before it went or moved are kept with that change, and serve the changes before it, too.

CREATE TABLE ms_former (
    sequence INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    moved_to TEXT,
    title TEXT,
    answer TEXT,
    last_seen INTEGER,
    FOREIGN KEY (sequence) REFERENCES ms_change (sequence) ON DELETE CASCADE
) STRICT;

-- No reference to the item, which the feed outlives; its row number is given once only.
CREATE TABLE ms_change_of (
    sequence INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    library_id INTEGER NOT NULL REFERENCES ms_library (id),
    run_id INTEGER REFERENCES ms_run (id) ON DELETE SET NULL,
    verb TEXT NOT NULL,
    kind TEXT NOT NULL,
    item_id INTEGER NOT NULL
) STRICT;

INSERT INTO ms_change_of (sequence, at, library_id, run_id, verb, kind, item_id)
    SELECT sequence, at, library_id, run_id, verb, kind, 0 FROM ms_change;

-- Which row an older change was about is not known any more, so that each keeps its key.
CREATE TABLE ms_change_told AS
    SELECT sequence, coalesce(from_key, key) AS key, iif(from_key IS NULL, NULL, key) AS moved_to,
        title, answer, last_seen
    FROM ms_change;
DROP TABLE ms_change;
ALTER TABLE ms_change_of RENAME TO ms_change;

INSERT INTO ms_former (sequence, item_id, key, moved_to, title, answer, last_seen)
    SELECT sequence, 0, key, moved_to, title, answer, last_seen FROM ms_change_told;
DROP TABLE ms_change_told;

CREATE INDEX ms_former_item ON ms_former (item_id, sequence);

-- What is withheld is a member: whatever takes an item out of its library takes the note along.
CREATE TABLE ms_withheld_member (
    library_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    code TEXT NOT NULL,
    since INTEGER NOT NULL,
    runs INTEGER NOT NULL,
    last_seen INTEGER,
    run_id INTEGER NOT NULL REFERENCES ms_run (id),
    PRIMARY KEY (library_id, item_id),
    FOREIGN KEY (library_id, item_id) REFERENCES ms_member (library_id, item_id) ON DELETE CASCADE ON UPDATE CASCADE
) STRICT, WITHOUT ROWID;

INSERT INTO ms_withheld_member (library_id, item_id, code, since, runs, last_seen, run_id)
    SELECT w.library_id, w.item_id, w.code, w.since, w.runs, w.last_seen, w.run_id
    FROM ms_withheld w JOIN ms_member m ON m.library_id = w.library_id AND m.item_id = w.item_id;
DROP TABLE ms_withheld;
ALTER TABLE ms_withheld_member RENAME TO ms_withheld;
