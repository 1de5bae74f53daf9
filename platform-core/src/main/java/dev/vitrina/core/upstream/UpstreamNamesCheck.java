package dev.vitrina.core.upstream;

import dev.vitrina.core.startup.StartupFailure;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks, once the plugins have declared their upstreams and before anything is called, whether every configured one is among
 * them. What looks like a slip of the pen ends the start. Anything else may belong to a plugin that is switched off, has failed or
 * is yet to be installed, which must not keep the host down: a warning and the host's health tell of it.
 */
final class UpstreamNamesCheck implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(UpstreamNamesCheck.class);
    /** Right after the plugins; jobs and the web server come later. */
    private static final int PHASE = 1;
    /** Two letters changed places, one is missing, one is wrong. */
    private static final int SLIPS = 2;

    private final UnknownUpstreams unknown;
    private volatile boolean running;

    UpstreamNamesCheck(UnknownUpstreams unknown) {
        this.unknown = unknown;
    }

    @Override
    public void start() {
        unknown.properties().forEach(this::judge);
        running = true;
    }

    private void judge(String property) {
        Optional<String> meant = unknown
            .known()
            .stream()
            .map(name -> "vitrina.upstreams." + name + ".base-url")
            .filter(name -> isSlipOf(name, property))
            .findFirst();
        if (meant.isPresent()) {
            throw new StartupFailure(
                "`%s` is no property, and calls would go to the real upstream: did you mean `%s`?".formatted(
                    property,
                    meant.get()
                )
            );
        }
        log.warn(
            "`{}` has no effect: no plugin that runs declares such an upstream; those declared are {}",
            property,
            unknown.known()
        );
    }

    private static boolean isSlipOf(String name, String property) {
        String upstream = name.substring(0, name.lastIndexOf('.') + 1);
        return (property + ".").startsWith(upstream) || distance(letters(name), letters(property)) <= SLIPS;
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** Levenshtein: how many letters must be added, taken away or replaced. */
    private static int distance(String first, String second) {
        int[] row = new int[second.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= first.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (first.charAt(i - 1) == second.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[second.length()];
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
