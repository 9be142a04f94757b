-- The share of the slots that a batch has while chunks wait: its merchants' weights together, at most 1000. Earlier
-- releases neither read nor write it: their batches have equal shares.
ALTER TABLE batch ADD COLUMN shares SMALLINT NOT NULL DEFAULT 1;
