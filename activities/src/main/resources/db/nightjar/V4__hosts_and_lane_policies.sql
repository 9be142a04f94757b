-- Worker hosts as they tell of themselves, and what is wanted of each. Nothing of a run depends on it: rows may be
-- deleted at any time, and come again with the next sign of life.
CREATE TABLE host (
  host      VARCHAR(255) NOT NULL,
  build     VARCHAR(255) NOT NULL,
  -- [lane, task queue, slots, running] of each, as JSON.
  lanes     TEXT NOT NULL,
  state     VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  wanted    VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  -- By the host's clock; another value is another process.
  started   BIGINT NOT NULL,
  -- By this server's clock.
  last_sign BIGINT NOT NULL,
  PRIMARY KEY (host)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What lanes of the swarm do under overload; callers look again every few seconds.
CREATE TABLE lane_policy (
  lane         VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  policy       VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  bound_millis BIGINT NULL,
  priority     SMALLINT NOT NULL,
  PRIMARY KEY (lane)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
