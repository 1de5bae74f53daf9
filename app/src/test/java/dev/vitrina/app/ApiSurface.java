package dev.vitrina.app;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of a module others can compile against, a line for each type and member. */
record ApiSurface(SortedSet<String> lines) {
    /**
     * Reads the classes of a module, which are on the class path too.
     *
     * @param packages whose types count
     */
    static ApiSurface of(Path classes, Predicate<String> packages) throws IOException {
        SortedSet<String> lines = new TreeSet<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = classes.relativize(file).toString().replaceFirst("\\.class$", "").replace('/', '.');
                Class<?> type = load(name);
                if (packages.test(type.getPackageName()) && isOpen(type)) {
                    describe(type, lines);
                }
            }
        }
        return new ApiSurface(lines);
    }

    static ApiSurface parse(List<String> lines) {
        return new ApiSurface(
            lines
                .stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toCollection(TreeSet::new))
        );
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ApiSurface.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static boolean isOpen(Class<?> type) {
        boolean open = isOpen(type.getModifiers()) && !type.isAnonymousClass() && !type.isLocalClass();
        return open && (type.getDeclaringClass() == null || isOpen(type.getDeclaringClass()));
    }

    private static boolean isOpen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    /** Every object has these. */
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    private static void describe(Class<?> type, SortedSet<String> lines) {
        lines.add(type.getName() + " " + header(type));
        List<Member> members = new ArrayList<>(List.of(type.getDeclaredFields()));
        members.addAll(List.of(type.getDeclaredConstructors()));
        members.addAll(List.of(type.getDeclaredMethods()));
        for (Member member : members) {
            boolean counts = isOpen(member.getModifiers()) && !member.isSynthetic();
            if (counts && !OF_EVERY_OBJECT.contains(member.getName())) {
                lines.add(type.getName() + "#" + text(member) + deprecation(member));
            }
        }
    }

    private static String header(Class<?> type) {
        StringBuilder text = new StringBuilder(type.toGenericString());
        list(
            text,
            " extends ",
            Stream.ofNullable(type.getGenericSuperclass()).filter(parent -> parent != Object.class)
        );
        list(text, " implements ", Arrays.stream(type.getGenericInterfaces()));
        list(
            text,
            " permits ",
            Arrays.stream(Objects.requireNonNullElse(type.getPermittedSubclasses(), new Class<?>[0]))
        );
        return text.toString();
    }

    private static void list(StringBuilder text, String word, Stream<? extends Type> types) {
        String names = types.map(Type::getTypeName).sorted().collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            text.append(word).append(names);
        }
    }

    private static String text(Member member) {
        return switch (member) {
            case Method method -> method.toGenericString();
            case Field field -> field.toGenericString();
            case Executable constructor -> constructor.toGenericString();
            default -> throw new IllegalStateException(member.toString());
        };
    }

    private static String deprecation(Member member) {
        return member instanceof AnnotatedElement element && element.isAnnotationPresent(Deprecated.class)
            ? " @Deprecated"
            : "";
    }
}
