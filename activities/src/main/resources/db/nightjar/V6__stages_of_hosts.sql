-- [stage, busy, starved, held, queued, batch] of each stage of the host's chunks, as JSON; null of a host that does not
-- say. Threads on average since the sign before, in thousandths.
ALTER TABLE host ADD COLUMN stages TEXT NULL;
