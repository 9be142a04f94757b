-- The swarm's calls: one row an execution, and one for each call that no worker host executed. Diagnostics, deleted
-- after a while; nothing refers to it. call_key is the first half of SHA-256 over the id, which is too long for an
-- index. Rows come in order of time and go in order of time, so time leads the primary key.
CREATE TABLE call_log (
  at            BIGINT NOT NULL,
  call_key      BINARY(16) NOT NULL,
  attempt       INT NOT NULL,
  worker        VARCHAR(255) NOT NULL,
  call_id       VARCHAR(1000) NOT NULL,
  name          VARCHAR(255) NOT NULL,
  lane          VARCHAR(32) NOT NULL,
  outcome       VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  waited_micros BIGINT NOT NULL,
  worked_micros BIGINT NOT NULL,
  fault         VARCHAR(255) NULL,
  arguments     MEDIUMTEXT NULL,
  PRIMARY KEY (at, call_key, attempt, worker),
  UNIQUE KEY call_log_once (call_key, attempt, worker)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
