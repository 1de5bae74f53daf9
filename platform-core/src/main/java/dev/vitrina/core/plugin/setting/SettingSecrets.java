package dev.vitrina.core.plugin.setting;

import dev.vitrina.api.setting.Secret;
import dev.vitrina.core.vault.SecretAddress;
import dev.vitrina.core.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Secrets out of the vault, at each question: no copy of one stays in memory. */
final class SettingSecrets {

    private static final String PURPOSE = "plugin-setting";

    private final Vault vault;

    SettingSecrets(Vault vault) {
        this.vault = vault;
    }

    Optional<Secret> find(String plugin, String name) {
        Thread thread = Thread.currentThread();
        ClassLoader caller = thread.getContextClassLoader();
        // Whatever the host makes meanwhile must not remember the plugin that asks.
        thread.setContextClassLoader(SettingSecrets.class.getClassLoader());
        try {
            return vault
                .find(address(plugin, name))
                .map(bytes -> new Secret(new String(bytes, StandardCharsets.UTF_8)));
        } finally {
            thread.setContextClassLoader(caller);
        }
    }

    /** Within the transaction that writes the settings, as is {@link #remove}. */
    void put(String plugin, String name, String secret) {
        vault.put(address(plugin, name), secret.getBytes(StandardCharsets.UTF_8));
    }

    void remove(String plugin, String name) {
        vault.remove(address(plugin, name));
    }

    private static SecretAddress address(String plugin, String name) {
        return new SecretAddress(PURPOSE, plugin + "/" + name);
    }
}
