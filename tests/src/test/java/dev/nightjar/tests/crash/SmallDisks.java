package dev.nightjar.tests.crash;

import dev.nightjar.embedded.junit.StackCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Small file systems for the data of MySQL and HBase, each in a file that is mounted, so that a
 * test can fill them. Mounting takes an administrator's rights; a stack without them keeps its data
 * where it was, and its disks are never full.
 */
final class SmallDisks {
  private static final int MEBIBYTE = 1 << 20;
  private static final int BLOCK = 1 << 10;

  /** What a new stack needs, and as much again. */
  private static final int SIZE = 900;

  private static final String UNMOUNT =
      "for i in $(seq 120); do umount \"$1\" && rm -f \"$1.img\" && break; sleep 1; done";

  private final StackCommand stack;
  private final Set<Store> mounted = EnumSet.noneOf(Store.class);

  private SmallDisks(StackCommand stack) {
    this.stack = stack;
  }

  /** Moves a running stack's data to disks of its own, where this machine lets it. */
  static SmallDisks under(StackCommand stack) throws IOException, InterruptedException {
    SmallDisks disks = new SmallDisks(stack);
    disks.mountAll();
    return disks;
  }

  /** No disks: data stays where it is. */
  static SmallDisks none(StackCommand stack) {
    return new SmallDisks(stack);
  }

  boolean has(Store store) {
    return mounted.contains(store);
  }

  /** Leaves no room: the ballast grows until not even a small piece has any. */
  void fill(Store store) throws IOException {
    for (int piece : List.of(MEBIBYTE, BLOCK)) {
      try (OutputStream ballast =
          Files.newOutputStream(
              ballast(store), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        byte[] bytes = new byte[piece];
        while (true) {
          ballast.write(bytes);
        }
      } catch (IOException full) {
        if (room(store) > 2 * MEBIBYTE) {
          throw full;
        }
      }
    }
  }

  private long room(Store store) {
    return folder(store).toFile().getUsableSpace();
  }

  /** Makes room again. */
  void free(Store store) throws IOException {
    Files.deleteIfExists(ballast(store));
  }

  private void mountAll() throws IOException, InterruptedException {
    if (Files.isSymbolicLink(place(Store.MYSQL))) {
      mounted.addAll(EnumSet.allOf(Store.class));
      return;
    }
    if (!canMount()) {
      return;
    }
    stack.run("down");
    for (Store store : Store.values()) {
      move(store);
      mounted.add(store);
    }
    stack.run("up", "--workers", "0");
    if (!Boolean.getBoolean("nightjar.local.reuse")) {
      Runtime.getRuntime().addShutdownHook(new Thread(this::unmountAll, "unmount"));
    }
  }

  private boolean canMount() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(folder(Store.MYSQL));
    boolean mounts = mount(Store.MYSQL) == 0;
    if (mounts) {
      run("umount", folder.toString());
    }
    return mounts;
  }

  private int mount(Store store) throws IOException, InterruptedException {
    if (run("mountpoint", "-q", folder(store).toString()) == 0) {
      // An earlier run of the tests was killed.
      run("umount", "--lazy", folder(store).toString());
    }
    run("truncate", "-s", SIZE + "M", image(store).toString());
    int made = run("mkfs.ext4", "-q", "-F", "-m", "0", image(store).toString());
    return made != 0
        ? made
        : run("mount", "-o", "loop", image(store).toString(), folder(store).toString());
  }

  private void move(Store store) throws IOException, InterruptedException {
    Files.createDirectories(folder(store));
    require(mount(store), "mount");
    require(run("cp", "-a", place(store).toString(), data(store).toString()), "cp");
    require(run("rm", "-rf", place(store).toString()), "rm");
    Files.createSymbolicLink(place(store), data(store));
  }

  /** The stack is stopped at the same time, so that another process waits for its end. */
  private void unmountAll() {
    try {
      for (Store store : mounted) {
        new ProcessBuilder("setsid", "sh", "-c", UNMOUNT, "sh", folder(store).toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
      }
    } catch (IOException e) {
      System.out.println("Not unmounted: " + e.getMessage());
    }
  }

  private static void require(int exit, String command) {
    if (exit != 0) {
      throw new IllegalStateException(command + " ended with " + exit);
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    if (exit != 0) {
      System.out.printf("%s: %s%n", String.join(" ", command), said.strip());
    }
    return exit;
  }

  /** Where the stack looks for the data. */
  private Path place(Store store) {
    return stack.data().resolve(store.folder());
  }

  private Path data(Store store) {
    return folder(store).resolve(store.words());
  }

  private Path image(Store store) {
    return folder(store).resolveSibling(store.words() + ".img");
  }

  private Path ballast(Store store) {
    return folder(store).resolve("ballast");
  }

  /** Beside the data folder, which bin/stack deletes as a whole. */
  private Path folder(Store store) {
    return stack
        .data()
        .resolveSibling(stack.data().getFileName() + "-disks")
        .resolve(store.words());
  }
}
