-- What the host wrote and the sources have not seen, and a change feed that is not kept for ever.

INSERT INTO ms_counter (name, last) VALUES ('unsent', 0), ('trimmed', 0);

-- A state that was not sent has a number that grows with every write, and the time of that write. Both go wherever the
-- state goes.
ALTER TABLE ms_user_state ADD COLUMN unsent INTEGER;
ALTER TABLE ms_user_state ADD COLUMN unsent_at INTEGER;
ALTER TABLE ms_archive_state ADD COLUMN unsent INTEGER;
ALTER TABLE ms_archive_state ADD COLUMN unsent_at INTEGER;

CREATE INDEX ms_user_state_unsent ON ms_user_state (unsent) WHERE unsent IS NOT NULL;

-- The title of what went or moved; of other changes it stands in the item.
ALTER TABLE ms_change ADD COLUMN title TEXT;
