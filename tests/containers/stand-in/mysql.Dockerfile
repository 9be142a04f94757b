# Stand-in for mysql:8.4: Debian's newest MySQL server, with the part of that image's start that compose.yaml relies on.
FROM nightjar-stand-in/debian:12
COPY root /opt/mysql
COPY mysql-entrypoint /usr/local/bin/docker-entrypoint
COPY mysqladmin /usr/local/bin/mysqladmin
RUN chmod 755 /usr/local/bin/docker-entrypoint /usr/local/bin/mysqladmin && \
    useradd --system --uid 999 mysql && \
    mkdir -p /var/lib/mysql /docker-entrypoint-initdb.d && \
    chown mysql:mysql /var/lib/mysql
VOLUME /var/lib/mysql
USER mysql
ENTRYPOINT ["docker-entrypoint"]
CMD ["mysqld"]
