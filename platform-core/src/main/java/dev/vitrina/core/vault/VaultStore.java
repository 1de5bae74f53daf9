package dev.vitrina.core.vault;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables {@code platform.vault_keyset} and {@code platform.secret}. */
final class VaultStore {

    private final JdbcClient jdbc;

    VaultStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<WrappedKeyset> keyset() {
        return readKeyset("");
    }

    /** Nobody stores a secret until the transaction ends. */
    WrappedKeyset lockKeyset() {
        return readKeyset("for update").orElseThrow();
    }

    /** The keyset does not change until the transaction ends. */
    long pinKeysetVersion() {
        return readKeyset("for share").orElseThrow().version();
    }

    private Optional<WrappedKeyset> readKeyset(String lock) {
        return jdbc
            .sql("select keyset, version, changed_at from platform.vault_keyset " + lock)
            .query((row, number) ->
                new WrappedKeyset(
                    row.getBytes("keyset"),
                    row.getLong("version"),
                    row.getObject("changed_at", OffsetDateTime.class).toInstant()
                )
            )
            .optional();
    }

    /** Stores the first keyset unless another replica was faster. */
    void insertKeyset(byte[] wrapped) {
        jdbc
            .sql("insert into platform.vault_keyset (keyset) values (:keyset) on conflict do nothing")
            .param("keyset", wrapped)
            .update();
    }

    void updateKeyset(byte[] wrapped) {
        jdbc
            .sql("update platform.vault_keyset set keyset = :keyset, version = version + 1, changed_at = now()")
            .param("keyset", wrapped)
            .update();
    }

    void put(SecretAddress address, byte[] ciphertext) {
        jdbc
            .sql(
                """
                insert into platform.secret (purpose, owner, ciphertext) values (:purpose, :owner, :ciphertext)
                on conflict (purpose, owner) do update set ciphertext = excluded.ciphertext, changed_at = now()
                """
            )
            .param("purpose", address.purpose())
            .param("owner", address.owner())
            .param("ciphertext", ciphertext)
            .update();
    }

    void putIfAbsent(SecretAddress address, byte[] ciphertext) {
        jdbc
            .sql(
                """
                insert into platform.secret (purpose, owner, ciphertext) values (:purpose, :owner, :ciphertext)
                on conflict (purpose, owner) do nothing
                """
            )
            .param("purpose", address.purpose())
            .param("owner", address.owner())
            .param("ciphertext", ciphertext)
            .update();
    }

    Optional<byte[]> find(SecretAddress address) {
        return jdbc
            .sql("select ciphertext from platform.secret where purpose = :purpose and owner = :owner")
            .param("purpose", address.purpose())
            .param("owner", address.owner())
            .query((row, number) -> row.getBytes(1))
            .optional();
    }

    void remove(SecretAddress address) {
        jdbc
            .sql("delete from platform.secret where purpose = :purpose and owner = :owner")
            .param("purpose", address.purpose())
            .param("owner", address.owner())
            .update();
    }

    /** Locks some secrets that another key than the primary encrypted, by address. */
    List<Stored> lockOutdated(byte[] primaryId, SecretAddress after, int limit) {
        return jdbc
            .sql(
                """
                select purpose, owner, ciphertext from platform.secret
                where substring(ciphertext from 2 for 4) <> :primary and (purpose, owner) > (:purpose, :owner)
                order by purpose, owner limit :limit for update
                """
            )
            .param("primary", primaryId)
            .param("purpose", after.purpose())
            .param("owner", after.owner())
            .param("limit", limit)
            .query((row, number) ->
                new Stored(
                    new SecretAddress(row.getString("purpose"), row.getString("owner")),
                    row.getBytes("ciphertext")
                )
            )
            .list();
    }

    record WrappedKeyset(byte[] bytes, long version, Instant changedAt) {}

    record Stored(SecretAddress address, byte[] ciphertext) {}
}
