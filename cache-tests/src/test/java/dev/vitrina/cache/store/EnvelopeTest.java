package dev.vitrina.cache.store;

import static dev.vitrina.cache.engine.Requests.POLICY;
import static dev.vitrina.cache.engine.Requests.key;
import static dev.vitrina.cache.engine.Requests.request;
import static dev.vitrina.cache.engine.Requests.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.engine.Origin;
import dev.vitrina.cache.engine.Replica;
import dev.vitrina.cache.engine.Requests;
import dev.vitrina.cache.engine.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bodies in the envelopes of all releases. The files of {@code envelopes} were written once and never change: they stand for rows
 * that an older release left in a database.
 */
class EnvelopeTest {

    private static final String RELEASED = "Карточка товара: лён, 100 %. Card of a product: flax. ".repeat(40);
    private static final CachePolicy COMPRESSING = POLICY.withCompressAbove(1_024);

    private final long tenant = Requests.tenant();
    private final CacheKey key = key(tenant);
    private final Origin origin = new Origin();
    private Replica writer;
    private Replica reader;

    @BeforeEach
    void start() {
        writer = Replica.start();
        reader = Replica.start();
    }

    @AfterEach
    void close() {
        writer.close();
        reader.close();
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2 })
    void readsWhatEveryReleaseStored(int version) {
        writer.get(request(key, origin));
        stored(version, fixture(version));

        assertThat(value(reader.get(request(key, origin)))).isEqualTo(RELEASED);
        assertThat(origin.calls()).isEqualTo(1);
    }

    @Test
    void aRowOfANewerReleaseIsAMiss() {
        writer.get(request(key, origin));
        stored(Envelope.NEWEST + 1, "ff");
        origin.change();

        assertThat(value(reader.get(request(key, origin)))).isEqualTo("v2");
        assertThat(origin.calls()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
        { "garbage, ffffffffff", "too short, 00", "cut off, 00000b40abcd", "more than any release wrote, 7fffffff00" }
    )
    void aDamagedBodyIsLoadedAgain(String damage, String hex) {
        writer.get(request(key, origin));
        stored(2, hex);
        origin.change();

        assertThat(value(reader.get(request(key, origin)))).as(damage).isEqualTo("v2");
    }

    @Test
    void storesALongBodyCompressedAndGivesItBack() {
        CacheRequest<String> request = request(key, COMPRESSING, origin);
        origin.answers(new LoadResult.Loaded<>(RELEASED));

        writer.get(request);

        assertThat(storedBytes()).isLessThan(RELEASED.length() / 10);
        assertThat(value(reader.get(request))).isEqualTo(RELEASED);
        assertThat(origin.calls()).isEqualTo(1);
    }

    @Test
    void leavesAShortBodyAsItIs() {
        writer.get(request(key, COMPRESSING, origin));

        assertThat(
            TestPostgres.strings("SELECT convert_from(body, 'UTF8') FROM cache.entry WHERE tenant = " + tenant)
        ).containsExactly("v1");
    }

    @Test
    void leavesABodyThatDoesNotGrowSmallerAsItIs() {
        byte[] noise = new byte[10_000];
        new Random(7).nextBytes(noise);

        assertThat(Envelope.pack(noise, 1).envelope()).isEqualTo(Envelope.PLAIN);
        assertThat(Envelope.pack(noise, 1).bytes()).isSameAs(noise);
    }

    @Test
    void leavesABodyThatIsTooLongToBeUnpackedAsItIs() {
        byte[] tooLong = new byte[(64 << 20) + 1];

        assertThat(Envelope.pack(tooLong, 1).envelope()).isEqualTo(Envelope.PLAIN);
        assertThat(Envelope.pack(tooLong, 1).bytes()).isSameAs(tooLong);
    }

    private void stored(int version, String hex) {
        TestPostgres.execute(
            "UPDATE cache.entry SET envelope = %d, body = decode('%s', 'hex') WHERE tenant = %d".formatted(
                version,
                hex,
                tenant
            )
        );
    }

    private long storedBytes() {
        return TestPostgres.number("SELECT length(body) FROM cache.entry WHERE tenant = " + tenant);
    }

    private static String fixture(int version) {
        try (InputStream file = EnvelopeTest.class.getResourceAsStream("/envelopes/%d.hex".formatted(version))) {
            String hex = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.US_ASCII).strip();
            assertThat(HexFormat.of().parseHex(hex)).isNotEmpty();
            return hex;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
