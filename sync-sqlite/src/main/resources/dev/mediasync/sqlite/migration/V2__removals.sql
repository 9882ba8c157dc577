-- What a look at a source left behind, and why items stay or went.

-- Where a look at changes goes on, and when everything was looked at and applied last.
ALTER TABLE ms_library ADD COLUMN cursor TEXT;
ALTER TABLE ms_library ADD COLUMN full_at INTEGER;

-- What a run saw: how many ids, in which scope, whether nothing moved meanwhile, and how many parts proved nothing.
ALTER TABLE ms_run ADD COLUMN observed INTEGER;
ALTER TABLE ms_run ADD COLUMN scope TEXT;
ALTER TABLE ms_run ADD COLUMN continuity TEXT;
ALTER TABLE ms_run ADD COLUMN gaps INTEGER;

-- Which run made a change, what the source said when it was asked for the id, and when a run saw a removed item last.
ALTER TABLE ms_change ADD COLUMN run_id INTEGER REFERENCES ms_run (id) ON DELETE SET NULL;
ALTER TABLE ms_change ADD COLUMN answer TEXT;
ALTER TABLE ms_change ADD COLUMN last_seen INTEGER;

-- Items that stay although the last full run did not see them.
CREATE TABLE ms_withheld (
    library_id INTEGER NOT NULL REFERENCES ms_library (id),
    item_id INTEGER NOT NULL REFERENCES ms_item (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    since INTEGER NOT NULL,
    runs INTEGER NOT NULL,
    last_seen INTEGER,
    run_id INTEGER NOT NULL,
    PRIMARY KEY (library_id, item_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX ms_withheld_item ON ms_withheld (item_id);

-- By what a thing is told from another one that has its id later.
ALTER TABLE ms_archive ADD COLUMN title TEXT;
ALTER TABLE ms_archive ADD COLUMN year INTEGER;
