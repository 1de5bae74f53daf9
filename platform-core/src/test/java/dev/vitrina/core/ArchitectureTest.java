package dev.vitrina.core;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.vitrina.core", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule FEATURES_FORM_NO_CYCLES = slices()
        .matching("dev.vitrina.core.(*)..")
        .should()
        .beFreeOfCycles();

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLES = slices()
        .matching("dev.vitrina.core.(**)")
        .should()
        .beFreeOfCycles();

    @ArchTest
    static final ArchRule OF_THE_ENGINE_ONLY_ITS_CONTRACT_IS_USED = noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.vitrina.cache..").and(
                not(resideInAnyPackage("dev.vitrina.cache", "dev.vitrina.cache.engine", "dev.vitrina.cache.policy"))
            )
        );

    @ArchTest
    static final ArchRule NOTHING_ELSE_OF_OURS_IS_KNOWN = noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.vitrina..").and(
                not(resideInAnyPackage("dev.vitrina.core..", "dev.vitrina.api..", "dev.vitrina.cache.."))
            )
        );

    @ArchTest
    static final ArchRule ONLY_MIGRATIONS_KNOW_LIQUIBASE = noClasses()
        .that()
        .resideOutsideOfPackages("dev.vitrina.core.database..", "dev.vitrina.core.plugin..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("liquibase..");

    @ArchTest
    static final ArchRule ONLY_THE_VAULT_KNOWS_THE_CIPHER = noClasses()
        .that()
        .resideOutsideOfPackage("dev.vitrina.core.vault..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.google.crypto.tink..");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils)");
}
