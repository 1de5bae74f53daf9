package dev.vitrina.cache.chaos;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.vitrina.cache.CacheStoreException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.slf4j.LoggerFactory;

/**
 * A process with one replica, which does what {@link RemoteMember} asks of it and ends with it. Arguments: the database's URL, the
 * port of the origin, how wrong the clock is in seconds.
 */
final class Worker {

    private Worker() {}

    public static void main(String[] arguments) throws IOException {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        int home = Integer.parseInt(arguments[1]);
        Duration clockError = Duration.ofSeconds(Long.parseLong(arguments[2]));
        LocalMember member = new LocalMember("worker", arguments[0], key -> ask(home, key), clockError, 0, false);
        try (Post post = new Post((in, out) -> serve(member, in, out)); Post.Line parent = Post.Line.to(home)) {
            parent.out().writeInt(-post.port());
            parent.out().flush();
            // Says nothing as long as it lives.
            int unused = parent.in().read();
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    private static ChaosOrigin.Told ask(int home, int key) {
        try (Post.Line line = Post.Line.to(home)) {
            line.out().writeInt(key);
            line.out().flush();
            return Spoken.told(line.in());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void serve(LocalMember member, DataInputStream in, DataOutputStream out) throws IOException {
        boolean reads = in.readBoolean();
        int key = in.readInt();
        int choice = in.readInt();
        if (reads) {
            Member.Reply reply = member.read(key, choice);
            Spoken.write(out, reply.answer());
            out.writeLong(reply.roundTrips());
        } else {
            out.writeBoolean(invalidates(member, key, choice, in.readBoolean()));
        }
        long last = member.lastFailure();
        out.writeLong(last == Long.MIN_VALUE ? Long.MAX_VALUE : System.nanoTime() - last);
    }

    private static boolean invalidates(LocalMember member, int key, int choice, boolean hard) {
        try {
            member.invalidate(key, choice, hard);
            return true;
        } catch (CacheStoreException e) {
            return false;
        }
    }
}
