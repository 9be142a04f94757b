-- What a plan rests on, for people and for status; nothing is decided by it. Earlier releases neither read nor
-- write these columns: their plans have NULL there.
ALTER TABLE plan
  ADD COLUMN weights_counted       INT NULL,
  ADD COLUMN weights_sampled       INT NULL,
  ADD COLUMN weights_history       INT NULL,
  ADD COLUMN rows_per_chunk        BIGINT NULL,
  ADD COLUMN rows_per_chunk_source VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN rows_per_second       DOUBLE NULL,
  ADD COLUMN estimated_millis      BIGINT NULL;

-- [merchant, rows, source] of each of the batch's merchants, as JSON.
ALTER TABLE batch
  ADD COLUMN weights MEDIUMTEXT NULL;
