#!/bin/sh
# The image takes the password from the environment alone; here it comes from a file and stays in the container.
set -eu

MYSQL_PWD=$(cat /run/secrets/mysql-temporal.password)
export MYSQL_PWD
exec /etc/temporal/entrypoint.sh
