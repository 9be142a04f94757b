# shellcheck shell=bash
# Sourced by the image of MySQL when the data folder is made, once. Two accounts, each for its own databases alone:
# Temporal's, and Nightjar's for the ledger, whose schema Nightjar brings up to date itself.
docker_process_sql <<SQL
CREATE DATABASE temporal;
CREATE DATABASE temporal_visibility;
CREATE DATABASE nightjar CHARACTER SET utf8mb4;
CREATE USER 'temporal'@'%' IDENTIFIED BY '$(</run/secrets/mysql-temporal.password)';
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES ON temporal.* TO 'temporal'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES ON \`temporal\\_visibility\`.* TO 'temporal'@'%';
CREATE USER 'nightjar'@'%' IDENTIFIED BY '$(</run/secrets/mysql-nightjar.password)';
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES ON nightjar.* TO 'nightjar'@'%';
SQL
