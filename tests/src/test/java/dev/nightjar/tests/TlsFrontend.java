package dev.nightjar.tests;

import dev.nightjar.embedded.junit.CertificateAuthority;
import dev.nightjar.embedded.junit.CertificateAuthority.Identity;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Temporal's test service behind TLS, which may want to know who calls. */
final class TlsFrontend implements AutoCloseable {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  /** Time is not skipped. */
  private static final boolean LOCKED = true;

  private final TestServicesStarter services = new TestServicesStarter(LOCKED, 0);
  private final List<String> shown = new CopyOnWriteArrayList<>();
  private final Server server;

  private TlsFrontend(ServerCredentials credentials, Optional<String> key) throws IOException {
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), credentials)
            .intercept(new Doorkeeper(key));
    GRPCServerHelper.registerServicesAndHealthChecks(services.getServices(), builder);
    server = builder.build().start();
  }

  /** A frontend with a certificate, which lets everybody in. */
  static TlsFrontend open(Identity identity) throws IOException {
    return new TlsFrontend(certified(identity).build(), Optional.empty());
  }

  /** A frontend that lets in whose certificate an authority has signed. */
  static TlsFrontend mutual(Identity identity, CertificateAuthority clients) throws IOException {
    return new TlsFrontend(
        certified(identity)
            .trustManager(clients.certificate().toFile())
            .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
            .build(),
        Optional.empty());
  }

  /** A frontend that lets in who shows an API key. */
  static TlsFrontend forKey(Identity identity, String key) throws IOException {
    return new TlsFrontend(certified(identity).build(), Optional.of(key));
  }

  private static TlsServerCredentials.Builder certified(Identity identity) throws IOException {
    return TlsServerCredentials.newBuilder()
        .keyManager(identity.certificate().toFile(), identity.key().toFile());
  }

  String address() {
    return "127.0.0.1:" + server.getPort();
  }

  /** What callers have shown to get in. */
  List<String> shown() {
    return List.copyOf(shown);
  }

  @Override
  public void close() {
    server.shutdownNow();
    services.close();
  }

  private final class Doorkeeper implements ServerInterceptor {
    private final Optional<String> key;

    Doorkeeper(Optional<String> key) {
      this.key = key;
    }

    @Override
    public <Q, S> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
      String authorization = String.valueOf(headers.get(AUTHORIZATION));
      shown.add(authorization);
      if (key.isPresent() && !authorization.equals("Bearer " + key.get())) {
        call.close(Status.UNAUTHENTICATED.withDescription("who are you?"), new Metadata());
        return new ServerCall.Listener<>() {};
      }
      return next.startCall(call, headers);
    }
  }
}
