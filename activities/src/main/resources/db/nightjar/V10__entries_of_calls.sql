-- A call that is refused, tried again and refused again has two entries, neither of them of an execution or a worker host:
-- their times tell them apart, and the primary key has these. What is written twice has the same time.
ALTER TABLE call_log DROP INDEX call_log_once, ADD INDEX call_log_key (call_key);
