-- Calls a second, and at once, of each process that calls in the lane; null for as many as it will.
ALTER TABLE lane_policy ADD COLUMN quota_per_second INT NULL, ADD COLUMN quota_burst INT NULL;
