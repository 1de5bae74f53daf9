package dev.vitrina.cache;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.vitrina.cache", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("dev.vitrina.cache.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theContractKnowsNothingOfWhatFulfilsIt = noClasses()
        .that()
        .resideInAPackage("dev.vitrina.cache")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.vitrina.cache.*..", "com.github.benmanes..", "org.postgresql..", "java.sql..");

    @ArchTest
    static final ArchRule theEngineIsALibraryOfItsOwn = classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.vitrina.cache..",
            "java..",
            "javax.sql..",
            "org.jspecify..",
            "org.slf4j..",
            "org.postgresql..",
            "com.github.benmanes.caffeine..",
            "com.dynatrace.hash4j.."
        );

    @ArchTest
    static final ArchRule onlyTheBuilderMakesEngines = noClasses()
        .that()
        .resideOutsideOfPackage("dev.vitrina.cache.engine")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.vitrina.cache.engine");
}
