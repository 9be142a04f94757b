-- The merchant registry and the ledger of runs.
--
-- Merchant ids are bytes (VARBINARY holding UTF-8): compared and ordered bytewise as in row keys, upper and lower
-- case and trailing blanks apart, which no text collation does alike on MySQL and MariaDB. Read them with
-- CONVERT(merchant USING utf8mb4), digests with HEX(digest). Instants are epoch milliseconds in UTC, days are
-- calendar dates in the merchant's zone.

-- One row. Whoever changes the registry locks it first, so that changes come one after another.
CREATE TABLE registry (
  id      TINYINT NOT NULL,
  changes BIGINT  NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO registry (id, changes) VALUES (1, 0);

CREATE TABLE merchant (
  id       VARBINARY(128) NOT NULL,
  currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  weight   SMALLINT NOT NULL,
  state    VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE merchant_zone (
  merchant VARBINARY(128) NOT NULL,
  from_day DATE NOT NULL,
  zone     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (merchant, from_day)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE run (
  run_no         BIGINT NOT NULL AUTO_INCREMENT,
  job            VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  day            DATE NOT NULL,
  merchant_group VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  generation     BIGINT NOT NULL,
  job_version    INT NOT NULL,
  workflow_id    VARCHAR(1000) NOT NULL,
  state          VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  started        BIGINT NOT NULL,
  finished       BIGINT NULL,
  message        TEXT NULL,
  PRIMARY KEY (run_no),
  UNIQUE KEY run_id (job, day, merchant_group, generation)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE plan (
  run_no        BIGINT NOT NULL,
  job_version   INT NOT NULL,
  batches       INT NOT NULL,
  chunks        INT NOT NULL,
  merchants     INT NOT NULL,
  expected_rows BIGINT NOT NULL,
  digest        BINARY(32) NOT NULL,
  written       BIGINT NOT NULL,
  PRIMARY KEY (run_no)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE batch (
  run_no        BIGINT NOT NULL,
  number        INT NOT NULL,
  first_chunk   INT NOT NULL,
  chunks        INT NOT NULL,
  merchants     MEDIUMTEXT NOT NULL,
  expected_rows BIGINT NOT NULL,
  PRIMARY KEY (run_no, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- number, batch, slices, expected_rows, first_split and split_from are the plan and never change.
CREATE TABLE chunk (
  run_no           BIGINT NOT NULL,
  number           INT NOT NULL,
  batch            INT NOT NULL,
  slices           MEDIUMTEXT NOT NULL,
  expected_rows    BIGINT NOT NULL,
  first_split      INT NULL,
  split_from       INT NULL,
  state            VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  attempts         INT NOT NULL,
  worker           VARCHAR(255) NULL,
  rows_read        BIGINT NULL,
  rows_used        BIGINT NULL,
  rows_duplicate   BIGINT NULL,
  rows_quarantined BIGINT NULL,
  rows_written     BIGINT NULL,
  digest           BINARY(32) NULL,
  started          BIGINT NULL,
  finished         BIGINT NULL,
  last_error       TEXT NULL,
  PRIMARY KEY (run_no, number),
  KEY chunk_batch (run_no, batch)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE publication (
  merchant         VARBINARY(128) NOT NULL,
  day              DATE NOT NULL,
  job              VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  generation       BIGINT NOT NULL,
  run_no           BIGINT NOT NULL,
  job_version      INT NOT NULL,
  summary_rows     BIGINT NOT NULL,
  digest           BINARY(32) NOT NULL,
  rows_read        BIGINT NOT NULL,
  rows_used        BIGINT NOT NULL,
  rows_duplicate   BIGINT NOT NULL,
  rows_quarantined BIGINT NOT NULL,
  published_at     BIGINT NOT NULL,
  superseded_at    BIGINT NULL,
  swept_at         BIGINT NULL,
  PRIMARY KEY (merchant, day, job, generation),
  KEY publication_run (run_no, merchant),
  KEY publication_stale (swept_at, superseded_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE run_failure (
  run_no   BIGINT NOT NULL,
  merchant VARBINARY(128) NOT NULL,
  reason   TEXT NOT NULL,
  PRIMARY KEY (run_no, merchant)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
