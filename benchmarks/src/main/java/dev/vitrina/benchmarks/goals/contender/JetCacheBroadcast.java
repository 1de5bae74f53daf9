package dev.vitrina.benchmarks.goals.contender;

import com.alicp.jetcache.CacheManager;
import com.alicp.jetcache.CacheResult;
import com.alicp.jetcache.support.BroadcastManager;
import com.alicp.jetcache.support.CacheMessage;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * JetCache's broadcast over LISTEN and NOTIFY: what its Redis one does, on a connection of its own. It comes back after a cut;
 * what was sent meanwhile is lost, as with Redis.
 */
final class JetCacheBroadcast extends BroadcastManager {

    private static final String CHANNEL = "bench_jetcache";
    private static final String SEPARATOR = "\n";
    private static final long PAUSE_MILLIS = 100;

    private final DataSource dataSource;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch listening = new CountDownLatch(1);

    JetCacheBroadcast(CacheManager caches, DataSource dataSource) {
        super(caches);
        this.dataSource = dataSource;
        this.thread = Thread.ofPlatform().daemon().name("jetcache-broadcast").unstarted(this::run);
    }

    @Override
    public CacheResult publish(CacheMessage message) {
        String[] keys = Arrays.stream(message.getKeys()).map(String::valueOf).toArray(String[]::new);
        String payload = String.join(
            SEPARATOR,
            message.getSourceId(),
            message.getArea(),
            message.getCacheName(),
            Integer.toString(message.getType()),
            String.join(SEPARATOR, keys)
        );
        try (
            Connection connection = dataSource.getConnection();
            PreparedStatement statement = connection.prepareStatement("SELECT pg_notify('" + CHANNEL + "', ?)")
        ) {
            statement.setString(1, payload);
            statement.execute();
            return CacheResult.SUCCESS_WITHOUT_MSG;
        } catch (SQLException e) {
            return new CacheResult(e);
        }
    }

    @Override
    public void startSubscribe() {
        thread.start();
        try {
            boolean _ = listening.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
    }

    private void run() {
        while (closing.getCount() > 0) {
            try (Connection connection = dataSource.getConnection()) {
                follow(connection);
            } catch (SQLException e) {
                pause();
            }
        }
    }

    private void follow(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
        }
        listening.countDown();
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (closing.getCount() > 0) {
            PGNotification[] notices = postgres.getNotifications(250);
            for (PGNotification notice : notices == null ? new PGNotification[0] : notices) {
                byte[] bytes = notice.getParameter().getBytes(StandardCharsets.UTF_8);
                processNotification(bytes, JetCacheBroadcast::message);
            }
        }
    }

    private static Object message(byte[] bytes) {
        List<String> parts = List.of(new String(bytes, StandardCharsets.UTF_8).split(SEPARATOR, -1));
        CacheMessage message = new CacheMessage();
        message.setSourceId(parts.get(0));
        message.setArea(parts.get(1));
        message.setCacheName(parts.get(2));
        message.setType(Integer.parseInt(parts.get(3)));
        message.setKeys(parts.subList(4, parts.size()).toArray());
        return message;
    }

    private void pause() {
        try {
            boolean _ = closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
