-- Whether somebody came for the lease since it was taken and waits for the end of its load.
ALTER TABLE cache.lease ADD COLUMN awaited boolean NOT NULL DEFAULT false;
