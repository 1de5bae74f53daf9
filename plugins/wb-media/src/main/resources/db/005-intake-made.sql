-- Whether a change set was made of it: the files of one that was not are deleted with it.
ALTER TABLE intake_run ADD COLUMN made boolean NOT NULL DEFAULT false;
