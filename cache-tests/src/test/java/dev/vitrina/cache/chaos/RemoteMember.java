package dev.vitrina.cache.chaos;

import dev.vitrina.cache.CacheStoreException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** A replica in a process of its own. All that it does is asked for here, so one history knows it all in one order. */
final class RemoteMember implements Member {

    private final Post home;
    private final Process process;
    private final int port;
    private final long born;
    private final ConcurrentLinkedQueue<Post.Line> idle = new ConcurrentLinkedQueue<>();
    private volatile long lastFailure = Long.MIN_VALUE;

    RemoteMember(String url, ChaosOrigin origin, Duration clockError, long born) throws IOException {
        this.born = born;
        CompletableFuture<Integer> announced = new CompletableFuture<>();
        this.home = new Post((in, out) -> {
            int key = in.readInt();
            if (key < 0) {
                announced.complete(-key);
            } else {
                Spoken.write(out, origin.ask(key));
            }
        });
        this.process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Worker.class.getName(),
            url,
            Integer.toString(home.port()),
            Long.toString(clockError.toSeconds())
        )
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
        this.port = announced.orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public Reply read(int key, int policy) {
        return talk(
            out -> {
                out.writeBoolean(true);
                out.writeInt(key);
                out.writeInt(policy);
            },
            in -> new Reply(Spoken.answer(in), in.readLong())
        );
    }

    @Override
    public void invalidate(int key, int choice, boolean hard) {
        boolean done = talk(
            out -> {
                out.writeBoolean(false);
                out.writeInt(key);
                out.writeInt(choice);
                out.writeBoolean(hard);
            },
            DataInputStream::readBoolean
        );
        if (!done) {
            throw new CacheStoreException("The other process could not", new SQLException());
        }
    }

    @Override
    public long born() {
        return born;
    }

    @Override
    public long lastFailure() {
        return lastFailure;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            home.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "process " + process.pid();
    }

    @FunctionalInterface
    private interface Asks {
        void write(DataOutputStream out) throws IOException;
    }

    @FunctionalInterface
    private interface Hears<T> {
        T read(DataInputStream in) throws IOException;
    }

    private <T> T talk(Asks asks, Hears<T> hears) {
        try {
            Post.Line free = idle.poll();
            Post.Line line = free == null ? Post.Line.to(port) : free;
            asks.write(line.out());
            line.out().flush();
            T heard = hears.read(line.in());
            long ago = line.in().readLong();
            if (ago != Long.MAX_VALUE) {
                lastFailure = System.nanoTime() - ago;
            }
            idle.add(line);
            return heard;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
