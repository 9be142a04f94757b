-- A rollback and a withdrawal publish a generation that no run computed.
ALTER TABLE publication MODIFY run_no BIGINT NULL;
