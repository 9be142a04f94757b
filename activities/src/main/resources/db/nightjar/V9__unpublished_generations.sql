-- Generations of which a run may have stored rows, and which it has not published: who was taken out. Once a newer one
-- is published, the rows are swept like those of a superseded one. since is when that is looked at next.
CREATE TABLE unpublished (
  merchant   VARBINARY(128) NOT NULL,
  day        DATE NOT NULL,
  job        VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  generation BIGINT NOT NULL,
  since      BIGINT NOT NULL,
  PRIMARY KEY (merchant, day, job, generation),
  KEY unpublished_since (since)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
