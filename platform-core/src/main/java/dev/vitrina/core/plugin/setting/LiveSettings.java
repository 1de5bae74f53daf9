package dev.vitrina.core.plugin.setting;

import dev.vitrina.api.setting.Secret;
import dev.vitrina.api.setting.SettingsListener;
import dev.vitrina.api.setting.SettingsView;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The settings of one started version of a plugin, as they are at each moment. Thread-safe. */
public final class LiveSettings implements SettingsView {

    private static final Logger log = LoggerFactory.getLogger(LiveSettings.class);

    private final String plugin;
    private final SettingsSchema schema;
    private final Map<String, JsonNode> operator;
    private final SettingSecrets secrets;
    private final ReentrantLock telling = new ReentrantLock();
    private volatile Map<String, Effective> values = Map.of();
    private @Nullable StoredSettings known;
    private @Nullable Runnable tell;
    private boolean untold;

    LiveSettings(String plugin, SettingsSchema schema, Map<String, JsonNode> operator, SettingSecrets secrets) {
        this.plugin = plugin;
        this.schema = schema;
        this.operator = Map.copyOf(operator);
        this.secrets = secrets;
    }

    /**
     * Tells the plugin of changes from now on, and of one that came since its beans were made.
     *
     * @param executor the plugin's own threads
     * @param gate     the way into the plugin's code
     */
    public synchronized void listen(
        Collection<SettingsListener> listeners,
        Executor executor,
        Consumer<Runnable> gate
    ) {
        List<SettingsListener> all = List.copyOf(listeners);
        tell = () -> executor.execute(() -> all.forEach(listener -> tell(listener, gate)));
        if (untold) {
            tellLater(tell);
        }
    }

    String plugin() {
        return plugin;
    }

    /** Takes what is stored now. */
    synchronized void update(StoredSettings stored) {
        if (stored.equals(known)) {
            return;
        }
        Map<String, Effective> next = new HashMap<>();
        for (SettingDefinition setting : schema.settings()) {
            next.put(setting.name(), Effective.of(setting, stored, operator, Locale.ENGLISH));
        }
        values = Map.copyOf(next);
        boolean first = known == null;
        known = stored;
        if (!first) {
            tellLater(tell);
        }
    }

    /** Lets go of the plugin's code. */
    synchronized void forget() {
        tell = () -> {};
    }

    private void tellLater(@Nullable Runnable way) {
        untold = way == null;
        if (way != null) {
            try {
                way.run();
            } catch (RejectedExecutionException stopping) {
                log.debug("The plugin {} stops and is told nothing more", plugin);
            }
        }
    }

    private void tell(SettingsListener listener, Consumer<Runnable> gate) {
        telling.lock();
        try {
            gate.accept(() -> listener.onChange(this));
        } catch (RuntimeException | Error failed) {
            log.warn("The plugin {} did not take its changed settings", plugin, failed);
        } finally {
            telling.unlock();
        }
    }

    @Override
    public String text(String name) {
        return value(name, Set.of(SettingType.TEXT, SettingType.CHOICE)).asString();
    }

    @Override
    public long integer(String name) {
        return value(name, Set.of(SettingType.INTEGER)).asLong();
    }

    @Override
    public BigDecimal number(String name) {
        return value(name, Set.of(SettingType.NUMBER, SettingType.INTEGER)).decimalValue();
    }

    @Override
    public boolean flag(String name) {
        return value(name, Set.of(SettingType.BOOLEAN)).asBoolean();
    }

    @Override
    public List<String> texts(String name) {
        return value(name, Set.of(SettingType.LIST)).valueStream().map(JsonNode::asString).toList();
    }

    @Override
    public Optional<Secret> secret(String name) {
        Effective effective = values.get(name);
        if (effective == null || !effective.setting().secret()) {
            throw new IllegalArgumentException("`%s` is no secret of %s".formatted(name, SettingsSchema.FILE));
        }
        JsonNode given = effective.value();
        return given == null ? secrets.find(plugin, name) : Optional.of(new Secret(given.asString()));
    }

    private JsonNode value(String name, Set<SettingType> types) {
        Effective effective = values.get(name);
        if (effective != null && !effective.setting().secret() && types.contains(effective.setting().type())) {
            JsonNode value = effective.value();
            if (value != null) {
                return value;
            }
        }
        throw new IllegalArgumentException(
            "`%s` is no setting of this type in %s".formatted(name, SettingsSchema.FILE)
        );
    }
}
