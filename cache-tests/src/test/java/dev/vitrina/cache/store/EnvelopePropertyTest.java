package dev.vitrina.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.Property;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Any body in its envelope, and what is left of it after damage. {@link EnvelopeTest} shows that damage is a miss. */
class EnvelopePropertyTest {

    @Test
    void givesEachBodyBackAsItWasAndNeverGrowsIt() {
        Property.holds(random -> {
            byte[] body = body(random);

            Envelope.Packed packed = Envelope.pack(body, random.nextInt(2_000));

            assertThat(packed.bytes().length).isLessThanOrEqualTo(body.length);
            assertThat(Envelope.of(packed.envelope().version()).unpack(packed.bytes())).isEqualTo(body);
        });
    }

    @Test
    void compressesOnlyWhatIsLongEnough() {
        Property.holds(random -> {
            byte[] body = new byte[200 + random.nextInt(2_000)];

            assertThat(Envelope.pack(body, body.length).envelope()).isEqualTo(Envelope.DEFLATED);
            assertThat(Envelope.pack(body, body.length + 1).envelope()).isEqualTo(Envelope.PLAIN);
        });
    }

    @Test
    void whatIsCutOffIsDamage() {
        Property.holds(random -> {
            byte[] packed = deflated(random);

            assertThat(unpacked(Arrays.copyOf(packed, random.nextInt(packed.length)))).isNull();
        });
    }

    @Test
    void aWrongLengthIsDamage() {
        Property.holds(random -> {
            byte[] packed = deflated(random);
            // Not the topmost bits: they would only ask for memory.
            int bit = random.nextInt(16);
            packed[3 - bit / 8] ^= (byte) (1 << (bit % 8));

            assertThat(unpacked(packed)).isNull();
        });
    }

    @Test
    void whateverTheBytesAreTheyAreABodyOrDamage() {
        Property.holds(random -> {
            byte[] packed = deflated(random);
            for (int flips = 1 + random.nextInt(5); flips > 0; flips--) {
                packed[2 + random.nextInt(packed.length - 2)] ^= (byte) (1 << random.nextInt(8));
            }
            byte[] noise = new byte[random.nextInt(50)];
            random.nextBytes(noise);
            // A length of a mebibyte at most: more would only take time.
            if (noise.length > 1) {
                noise[0] = 0;
                noise[1] &= 0x0f;
            }

            // Neither may throw anything else.
            unpacked(packed);
            unpacked(noise);
        });
    }

    @Test
    void theShortestAndTheLongestBodyComeBackToo() throws DataFormatException {
        byte[] nothing = { 0, 0, 0, 0, 3, 0 };
        assertThat(Envelope.DEFLATED.unpack(nothing)).isEmpty();

        Envelope.Packed longest = Envelope.pack(new byte[64 << 20], 1);
        assertThat(longest.envelope()).isEqualTo(Envelope.DEFLATED);
        assertThat(Envelope.DEFLATED.unpack(longest.bytes()).length).isEqualTo(64 << 20);
    }

    private static byte@Nullable [] unpacked(byte[] bytes) {
        try {
            return Envelope.DEFLATED.unpack(bytes);
        } catch (DataFormatException e) {
            return null;
        }
    }

    private static byte[] deflated(RandomGenerator random) {
        byte[] body = new byte[100 + random.nextInt(3_000)];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) random.nextInt(4);
        }
        Envelope.Packed packed = Envelope.pack(body, 1);
        assertThat(packed.envelope()).isEqualTo(Envelope.DEFLATED);
        return packed.bytes();
    }

    private static byte[] body(RandomGenerator random) {
        byte[] body = new byte[random.nextInt(4_000)];
        int kinds = 1 + random.nextInt(256);
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) random.nextInt(kinds);
        }
        return body;
    }
}
