-- The ids a full run has seen, a row for each page: a row and an index entry for each id cost as much as writing the rows did.
CREATE TABLE cache.mirror_seen_page (
    run_id bigint   NOT NULL,
    ids    bigint[] NOT NULL
);
ALTER TABLE cache.mirror_seen_page ALTER COLUMN ids SET STORAGE EXTERNAL;
-- Or a page that a replica of the version before commits after the copy began would go with the table, and its rows with the run's end.
LOCK TABLE cache.mirror_seen IN ACCESS EXCLUSIVE MODE;
INSERT INTO cache.mirror_seen_page (run_id, ids) SELECT run_id, array_agg(id) FROM cache.mirror_seen GROUP BY run_id;
CREATE INDEX mirror_seen_page_run ON cache.mirror_seen_page (run_id);
DROP TABLE cache.mirror_seen;
