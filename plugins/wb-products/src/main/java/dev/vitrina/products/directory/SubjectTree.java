package dev.vitrina.products.directory;

import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.shop.ShopId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Which category each subject belongs to. Wildberries has one directory for all sellers, so what one shop has read is kept for every shop; its
 * seven thousand subjects come in pages that the cache keeps for a day. Categories hardly ever change: while they cannot be read anew, those
 * that were read last are served, and nobody waits for newer ones: they are read in the background.
 */
public final class SubjectTree {

    private static final Logger LOG = System.getLogger(SubjectTree.class.getName());
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final Directories directories;
    private final Clock clock;
    private final Executor background;
    private final AtomicBoolean reading = new AtomicBoolean();
    /** While nothing is known yet: until when a shop that could not read is not tried again. One may lack the right that another has. */
    private final Map<ShopId, Instant> paused = new ConcurrentHashMap<>();
    private volatile @Nullable Known known;

    public SubjectTree(Directories directories, Clock clock, Executor background) {
        this.directories = directories;
        this.clock = clock;
        this.background = background;
    }

    /** A category. */
    public record Parent(long id, String name) {}

    /**
     * Of a subject; empty when the directory does not know it.
     *
     * @throws dev.vitrina.api.error.VitrinaException when the directory was never read and cannot be now, here and below
     */
    public Optional<Parent> parent(ShopId shop, long subject) {
        return Optional.ofNullable(parents(shop).get(subject));
    }

    /** All subjects of these categories. */
    public Set<Long> subjects(ShopId shop, Collection<Long> parents) {
        Set<Long> subjects = new HashSet<>();
        parents(shop).forEach((subject, parent) -> {
                if (parents.contains(parent.id())) {
                    subjects.add(subject);
                }
            });
        return subjects;
    }

    /** Reads the directory in the background where it was not read lately: somebody is likely to ask for categories soon. Never fails. */
    public void warm(ShopId shop) {
        Known last = known;
        Instant until = last == null ? paused.getOrDefault(shop, Instant.MIN) : last.until();
        if (until.isAfter(clock.instant()) || !reading.compareAndSet(false, true)) {
            return;
        }
        try {
            background.execute(() -> readFor(shop));
        } catch (RejectedExecutionException stopping) {
            reading.set(false);
            LOG.log(Level.DEBUG, "The plugin stops: the directory of subjects is not read any more", stopping);
        }
    }

    private void readFor(ShopId shop) {
        try {
            known = anew(shop);
        } catch (VitrinaException unavailable) {
            paused.put(shop, clock.instant().plus(PAUSE));
            LOG.log(Level.DEBUG, "The directory of subjects cannot be read yet; who asks for it is told", unavailable);
        } finally {
            reading.set(false);
        }
    }

    private Map<Long, Parent> parents(ShopId shop) {
        Known last = known;
        if (last == null) {
            last = anew(shop);
            known = last;
        } else {
            warm(shop);
        }
        return last.parents();
    }

    private Known anew(ShopId shop) {
        try {
            return new Known(read(shop), clock.instant().plus(KEPT));
        } catch (VitrinaException unavailable) {
            Known last = known;
            if (last == null) {
                throw unavailable;
            }
            return new Known(last.parents(), clock.instant().plus(PAUSE));
        }
    }

    private Map<Long, Parent> read(ShopId shop) {
        Map<Long, Parent> parents = new TreeMap<>();
        Map<Long, Parent> byId = new TreeMap<>();
        for (Subject subject : directories.allSubjects(shop)) {
            Long parent = subject.parentId();
            if (parent != null) {
                String name = subject.parentName() == null ? Long.toString(parent) : subject.parentName();
                parents.put(subject.id(), byId.computeIfAbsent(parent, id -> new Parent(id, name)));
            }
        }
        return parents;
    }

    /** @param parents by subject */
    private record Known(Map<Long, Parent> parents, Instant until) {}
}
