package dev.vitrina.products.change;

import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.products.directory.Directories;
import dev.vitrina.products.directory.DirectoryKind;
import dev.vitrina.products.directory.SubjectCharacteristic;
import dev.vitrina.products.edit.SubjectKnowledge;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What Wildberries' directories say, each asked once while one call is answered. */
final class Knowledge {

    private final Directories directories;
    private final CharacteristicNames names;
    private final ShopId shop;
    private final Map<Long, Subject> subjects = new HashMap<>();

    Knowledge(Directories directories, CharacteristicNames names, ShopId shop) {
        this.directories = directories;
        this.names = names;
        this.shop = shop;
    }

    SubjectKnowledge of(@Nullable Long subject) {
        return subjects.computeIfAbsent(subject == null ? 0L : subject, Subject::new);
    }

    /** By id; none when they could not be had. */
    Map<Long, SubjectCharacteristic> characteristics(@Nullable Long subject) {
        return of(subject).characteristics().orElse(Map.of());
    }

    private final class Subject implements SubjectKnowledge {

        private final long id;
        private final Optional<Map<Long, SubjectCharacteristic>> characteristics;
        private final Map<DirectoryKind, Optional<Set<String>>> values = new EnumMap<>(DirectoryKind.class);

        Subject(long id) {
            this.id = id;
            this.characteristics = id == 0 ? Optional.empty() : read();
        }

        @Override
        public Optional<Map<Long, SubjectCharacteristic>> characteristics() {
            return characteristics;
        }

        @Override
        public Optional<Set<String>> values(DirectoryKind kind) {
            return values.computeIfAbsent(kind, this::read);
        }

        private Optional<Map<Long, SubjectCharacteristic>> read() {
            try {
                var listed = directories.characteristics(shop, id).items();
                names.learn(listed);
                Map<Long, SubjectCharacteristic> byId = new LinkedHashMap<>();
                listed.forEach(characteristic -> byId.put(characteristic.id(), characteristic));
                return Optional.of(byId);
            } catch (VitrinaException unavailable) {
                return Optional.empty();
            }
        }

        private Optional<Set<String>> read(DirectoryKind kind) {
            if (kind.ofSubject() && id == 0) {
                return Optional.empty();
            }
            try {
                return Optional.of(
                    directories
                        .values(shop, kind, id)
                        .items()
                        .stream()
                        .map(item -> item.value().strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet())
                );
            } catch (VitrinaException unavailable) {
                return Optional.empty();
            }
        }
    }
}
