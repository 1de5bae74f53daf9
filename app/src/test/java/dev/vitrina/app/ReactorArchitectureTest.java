package dev.vitrina.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.vitrina.benchmarks.product.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Which module may know which: docs/architecture.md as a test, for all modules of the reactor at once. Rules that are one module's own
 * business stand in that module.
 */
class ReactorArchitectureTest {

    private static final Path ROOT = Repository.here().root();
    /** What the class loader of a plugin finds without the plugin bringing it along. */
    private static final String[] OF_A_PLUGIN = {
        "java..",
        "org.jspecify..",
        "org.springframework..",
        "tools.jackson..",
        "graphql..",
        "org.dataloader..",
        "org.slf4j..",
        "reactor.core.publisher..",
        // Libraries that plugins bring in their own lib/: spreadsheets, CSV, WebP.
        "javax.xml.stream..",
        "javax.imageio..",
        "com.fasterxml.aalto..",
        "com.twelvemonkeys..",
        "org.apache.commons.compress..",
        "org.apache.commons.csv..",
        "org.dhatim.fastexcel..",
    };
    private static final Map<Module, JavaClasses> IMPORTED = new EnumMap<>(Module.class);
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    /** One is not Java, one is a folder of modules, one is made of files, three of tests, and the samples have builds of their own. */
    private static final List<String> WITHOUT_CLASSES = List.of(
        "web-ui",
        "plugins",
        "plugin-archetype",
        "cache-tests",
        "platform-tests",
        "pricing-tests",
        "samples/hello-plugin",
        "samples/wb-feedbacks-plugin"
    );

    /** A module with what it may know of the others; of the engine, everybody gets the contract, and who builds one its builder. */
    enum Module {
        TEST_POSTGRES("test-postgres", "dev.vitrina.postgres"),
        CACHE_ENGINE("cache-engine", "dev.vitrina.cache"),
        CACHE_STARTER(
            "cache-spring-boot-starter",
            "dev.vitrina.spring.cache",
            "dev.vitrina.cache",
            "dev.vitrina.cache.engine",
            "dev.vitrina.cache.policy"
        ),
        PLUGIN_API("plugin-api", "dev.vitrina.api", "dev.vitrina.cache"),
        WB_SANDBOX("wb-sandbox", "dev.vitrina.sandbox"),
        PLATFORM_CORE(
            "platform-core",
            "dev.vitrina.core",
            "dev.vitrina.api..",
            "dev.vitrina.cache",
            "dev.vitrina.cache.engine",
            "dev.vitrina.cache.policy"
        ),
        PLUGIN_BUILD("plugin-build", "dev.vitrina.build"),
        PLUGIN_TABLES("plugin-tables", "dev.vitrina.tables", "dev.vitrina.api..", "dev.vitrina.cache"),
        PLUGIN_TEST(
            "plugin-test",
            "dev.vitrina.test",
            "dev.vitrina.api..",
            "dev.vitrina.cache",
            "dev.vitrina.core..",
            "dev.vitrina.sandbox..",
            "dev.vitrina.postgres"
        ),
        WB_TOKENS("plugins/wb-tokens", "dev.vitrina.tokens", "dev.vitrina.api..", "dev.vitrina.cache"),
        WB_PRODUCTS(
            "plugins/wb-products",
            "dev.vitrina.products",
            "dev.vitrina.tables..",
            "dev.vitrina.api..",
            "dev.vitrina.cache"
        ),
        WB_MEDIA("plugins/wb-media", "dev.vitrina.media", "dev.vitrina.api..", "dev.vitrina.cache"),
        WB_PRICING(
            "plugins/wb-pricing",
            "dev.vitrina.pricing",
            "dev.vitrina.tables..",
            "dev.vitrina.api..",
            "dev.vitrina.cache"
        ),
        BENCHMARKS(
            "benchmarks",
            "dev.vitrina.benchmarks",
            "dev.vitrina.api..",
            "dev.vitrina.core..",
            "dev.vitrina.cache",
            "dev.vitrina.cache.engine",
            "dev.vitrina.products..",
            "dev.vitrina.sandbox..",
            "dev.vitrina.postgres"
        ),
        APP("app", "dev.vitrina.app", "dev.vitrina.api..", "dev.vitrina.core..", "dev.vitrina.sandbox..");

        private final String folder;
        private final String root;
        private final String[] known;

        Module(String folder, String root, String... others) {
            this.folder = folder;
            this.root = root;
            this.known = Stream.concat(Stream.of(root + ".."), Stream.of(others)).toArray(String[]::new);
        }

        JavaClasses classes() {
            return IMPORTED.computeIfAbsent(this, module ->
                new ClassFileImporter().importPath(ROOT.resolve(module.folder).resolve("target/classes"))
            );
        }
    }

    @ParameterizedTest
    @EnumSource
    void knowsNoOtherModuleThanItMay(Module module) {
        noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("dev.vitrina..").and(not(resideInAnyPackage(module.known))))
            .check(module.classes());
    }

    @ParameterizedTest
    @EnumSource
    void hasOneRootPackageAndNoCyclesOfPackages(Module module) {
        JavaClasses classes = module.classes();

        classes().should().resideInAPackage(module.root + "..").check(classes);
        slices().matching(module.root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true).check(classes);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ALL, names = "WB_(?!SANDBOX).*")
    void aPluginUsesNothingOfTheHost(Module plugin) {
        classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(Stream.of(plugin.known, OF_A_PLUGIN).flatMap(Stream::of).toArray(String[]::new))
            .check(plugin.classes());
    }

    @ParameterizedTest
    @EnumSource
    void namesSayWhatAClassIs(Module module) {
        noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Util|Utils)").check(module.classes());
    }

    @Test
    void noModuleOfTheReactorIsForgotten() throws IOException {
        List<String> folders = Stream.concat(
            modules("pom.xml").stream(),
            modules("plugins/pom.xml")
                .stream()
                .map(plugin -> "plugins/" + plugin)
        ).toList();

        assertThat(folders)
            .filteredOn(folder -> !WITHOUT_CLASSES.contains(folder))
            .containsExactlyInAnyOrderElementsOf(
                Arrays.stream(Module.values())
                    .map(module -> module.folder)
                    .toList()
            );
    }

    private static List<String> modules(String pom) throws IOException {
        return MODULE.matcher(Files.readString(ROOT.resolve(pom)))
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    }
}
