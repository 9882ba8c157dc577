-- The changes of a run, so that its record can go without a look through the whole feed. Most changes come from first loads,
-- which are committed ahead of any run, and are not in it.
CREATE INDEX ms_change_run ON ms_change (run_id) WHERE run_id IS NOT NULL;
