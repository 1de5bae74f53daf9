package dev.vitrina.core.plugin.manifest;

import dev.vitrina.core.contribution.PluginQuotas.Kind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/** The member {@code quotas} of a manifest: numbers, a duration like {@code 5s} and a size like {@code 64MB}. */
final class ManifestQuotas {

    private ManifestQuotas() {}

    static Map<Kind, Long> read(YamlMap quotas) {
        quotas.allowOnly(Arrays.stream(Kind.values()).map(Kind::manifestName).collect(Collectors.toSet()));
        Map<Kind, Long> limits = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            if (quotas.has(kind.manifestName())) {
                limits.put(kind, limit(quotas, kind));
            }
        }
        return limits;
    }

    private static long limit(YamlMap quotas, Kind kind) {
        String name = kind.manifestName();
        String text = quotas.scalar(name);
        try {
            long limit = switch (kind) {
                case FIELD_TIME -> DurationStyle.SIMPLE.parse(text).toMillis();
                case CACHE_SIZE -> DataSize.parse(text).toBytes();
                case CONCURRENT_FIELDS, ROWS, JOBS, UPSTREAM_CALLS -> Long.parseLong(text);
            };
            if (limit > 0) {
                return limit;
            }
        } catch (IllegalArgumentException unreadable) {
            // said below
        }
        quotas.problem(name, "is `" + text + "`: quotas are like 100, field-time like 5s, cache-size like 64MB");
        return 1;
    }
}
