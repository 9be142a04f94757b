# Stand-in for temporalio/ui: the server as Go's module proxy has it, and that image's own start script and
# configuration from the same module.
FROM nightjar-stand-in/debian:12
COPY busybox /bin/busybox
COPY temporal-ui-server /home/ui-server/ui-server
COPY start-ui-server.sh /home/ui-server/start-ui-server.sh
COPY docker.yaml /home/ui-server/config/docker.yaml
RUN chmod 755 /bin/busybox /home/ui-server/ui-server /home/ui-server/start-ui-server.sh && \
    ln -sf busybox /bin/sh && ln -s /bin/busybox /usr/local/bin/wget && \
    useradd --uid 1000 temporal && chmod -R a+rX /home/ui-server
WORKDIR /home/ui-server
USER temporal
ENTRYPOINT ["./start-ui-server.sh"]
