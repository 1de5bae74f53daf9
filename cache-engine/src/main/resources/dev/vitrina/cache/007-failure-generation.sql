-- What the scopes' generations were when the failure was recorded: an invalidation since then lifts it.
ALTER TABLE cache.entry ADD COLUMN failure_generation bigint;
