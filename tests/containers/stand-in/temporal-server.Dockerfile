# Stand-in for temporalio/server: the server as Go's module proxy has it, and that image's own start script from the same module.
FROM nightjar-stand-in/debian:12
COPY busybox /bin/busybox
COPY temporal-server /usr/local/bin/temporal-server
COPY entrypoint.sh /etc/temporal/entrypoint.sh
# The image's shell and wget are BusyBox's, as in Alpine.
RUN chmod 755 /bin/busybox /usr/local/bin/temporal-server /etc/temporal/entrypoint.sh && \
    ln -sf busybox /bin/sh && ln -s /bin/busybox /usr/local/bin/wget && \
    useradd --uid 1000 temporal
WORKDIR /etc/temporal
USER temporal
CMD ["/etc/temporal/entrypoint.sh"]
