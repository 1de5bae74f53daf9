package dev.vitrina.core.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.startup.StartupFailure;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@HostTest
class VaultTest {

    private static final byte[] SECRET = "the secret".getBytes(StandardCharsets.UTF_8);

    @Autowired
    private Vault vault;

    @Autowired
    private KeyRotation rotation;

    @Autowired
    private VaultStore store;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient jdbc;

    private final SecretAddress address = new SecretAddress("test", UUID.randomUUID().toString());

    @BeforeEach
    void put() {
        vault.put(address, SECRET);
    }

    @Test
    void givesBackWhatWasPut() {
        assertThat(vault.find(address)).hasValue(SECRET);
    }

    @Test
    void refusesASingleChangedBitAnywhere() {
        byte[] genuine = store.find(address).orElseThrow();

        IntStream.range(0, genuine.length).forEach(i -> {
                byte[] damaged = genuine.clone();
                damaged[i] ^= 1;
                store.put(address, damaged);
                assertThatThrownBy(() -> vault.find(address)).isInstanceOf(DamagedSecretException.class);
            });
    }

    @Test
    void refusesASecretThatWasMovedToAnotherOwnerOrPurpose() {
        byte[] genuine = store.find(address).orElseThrow();
        SecretAddress otherOwner = new SecretAddress("test", UUID.randomUUID().toString());
        SecretAddress otherPurpose = new SecretAddress("test2", address.owner());
        store.put(otherOwner, genuine);
        store.put(otherPurpose, genuine);

        assertThatThrownBy(() -> vault.find(otherOwner)).isInstanceOf(DamagedSecretException.class);
        assertThatThrownBy(() -> vault.find(otherPurpose)).isInstanceOf(DamagedSecretException.class);
        store.remove(otherOwner);
        store.remove(otherPurpose);
    }

    @Test
    void rotatesItsKeyWithoutLosingASecretAndRefusesWhatTheOldKeyEncrypted() {
        byte[] old = store.find(address).orElseThrow();

        rotation.rotate();

        assertThat(vault.find(address)).hasValue(SECRET);
        assertThat(store.find(address).orElseThrow()).isNotEqualTo(old);
        store.put(address, old);
        assertThatThrownBy(() -> vault.find(address)).isInstanceOf(DamagedSecretException.class);
        vault.put(address, SECRET);
    }

    @Test
    void aDamagedSecretDoesNotKeepTheOthersOnTheOldKey() {
        SecretAddress damaged = new SecretAddress("test", "0-damaged");
        vault.put(damaged, SECRET);
        byte[] ciphertext = store.find(damaged).orElseThrow();
        ciphertext[ciphertext.length - 1] ^= 1;
        store.put(damaged, ciphertext);

        rotation.rotate();

        assertThat(vault.find(address)).hasValue(SECRET);
        assertThat(vault.pinned().hasOldKeys()).isFalse();
        store.remove(damaged);
    }

    @Test
    void anotherReplicaFollowsARotation() {
        Vault replica = replica(new MasterKeys(key('0'), Optional.empty()));

        rotation.rotate();

        assertThat(replica.find(address)).hasValue(SECRET);
        replica.put(address, SECRET);
        assertThat(vault.find(address)).hasValue(SECRET);
    }

    @Test
    void finishesARotationThatWasCutShort() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
                store.lockKeyset();
                Keyset current = vault.pinned();
                store.updateKeyset(vault.masterKey().wrap(current.withNewPrimary()));
            });

        rotation.keepFresh();

        assertThat(vault.find(address)).hasValue(SECRET);
        assertThat(store.lockOutdated(vault.pinned().primaryId(), address, 1)).isEmpty();
        assertThat(vault.pinned().hasOldKeys()).isFalse();
    }

    @Test
    void refusesAWrongMasterKeyInOneSentence() {
        assertThatThrownBy(() -> replica(new MasterKeys(key('x'), Optional.empty())))
            .isInstanceOf(StartupFailure.class)
            .hasMessageContaining("is not the one this database's secrets were encrypted with");
    }

    @Test
    void takesANewMasterKeyWhenThePreviousOneIsGiven() {
        Vault next = replica(new MasterKeys(key('n'), Optional.of(key('0'))));

        assertThat(next.find(address)).hasValue(SECRET);
        assertThatThrownBy(() -> replica(new MasterKeys(key('0'), Optional.empty()))).isInstanceOf(
            StartupFailure.class
        );
        assertThat(replica(new MasterKeys(key('0'), Optional.of(key('n')))).find(address)).hasValue(SECRET);
    }

    @Test
    void isNotFoundInTheDatabase() {
        String found = jdbc
            .sql("select count(*) from platform.secret where position(:secret in ciphertext) > 0")
            .param("secret", SECRET)
            .query(String.class)
            .single();

        assertThat(found).isEqualTo("0");
    }

    private Vault replica(MasterKeys keys) {
        return new Vault(store, keys, new TransactionTemplate(transactions));
    }

    /** '0' stands for the key of {@link HostTest}. */
    private static MasterKey key(char seed) {
        String text = seed == '0' ? "01234567890123456789012345678901" : String.valueOf(seed).repeat(32);
        return new MasterKey(text.getBytes(StandardCharsets.US_ASCII));
    }
}
