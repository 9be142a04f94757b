-- One row: until when somebody has the turn to sweep, so that others need not do the same work at once.
CREATE TABLE sweep_turn (
  id          TINYINT NOT NULL,
  taken_until BIGINT NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO sweep_turn (id, taken_until) VALUES (1, 0);
