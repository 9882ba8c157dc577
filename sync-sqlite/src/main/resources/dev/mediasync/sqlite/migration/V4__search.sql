-- The words of each item, under the item's row number. The words are made in Java, so that the tokenizer only parts them
-- at spaces; the table keeps no text, for nothing is ever shown from it.
CREATE VIRTUAL TABLE ms_search USING fts5 (
    titles, people, tags, content = '', contentless_delete = 1, tokenize = 'ascii'
);

-- Whatever takes an item away takes its document along.
CREATE TRIGGER ms_item_search AFTER DELETE ON ms_item BEGIN
    DELETE FROM ms_search WHERE rowid = OLD.id;
END;

-- Which way of making words the documents follow, and how far making them anew has come.
INSERT INTO ms_counter (name, last) VALUES ('search', 0), ('search-made', 0);

-- Fewer merges while a library is loaded, for a few more places to look at in a search.
INSERT INTO ms_search (ms_search, rank) VALUES ('automerge', 8);
