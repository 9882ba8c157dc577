-- What plays with a file of an item: the part by its position, and within it the streams in the source's order.
CREATE TABLE ms_stream (
    item_id INTEGER NOT NULL REFERENCES ms_item (id) ON DELETE CASCADE,
    part INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
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
