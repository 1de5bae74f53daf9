package dev.vitrina.core.security.user;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The passwords that attackers try first; an offline list, compared without case. One character repeated counts as well. */
@Component
class CommonPasswords {

    private static final String LIST = "common-passwords.txt";

    private final Set<String> known;

    CommonPasswords() {
        try (
            InputStream list = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(LIST));
            BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))
        ) {
            known = lines
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean contains(String password) {
        return password.chars().distinct().count() == 1 || known.contains(password.toLowerCase(Locale.ROOT));
    }
}
