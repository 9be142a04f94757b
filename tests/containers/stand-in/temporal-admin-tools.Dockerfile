# Stand-in for temporalio/admin-tools: the one tool that compose.yaml uses.
FROM nightjar-stand-in/debian:12
COPY busybox /bin/busybox
COPY temporal-sql-tool /usr/local/bin/temporal-sql-tool
RUN chmod 755 /bin/busybox /usr/local/bin/temporal-sql-tool && \
    ln -sf busybox /bin/sh && \
    useradd --uid 1000 temporal
USER temporal
CMD ["sh"]
