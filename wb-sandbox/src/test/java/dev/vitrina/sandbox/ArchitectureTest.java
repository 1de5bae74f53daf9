package dev.vitrina.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.vitrina.sandbox", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices()
        .matching("dev.vitrina.sandbox.(**)")
        .should()
        .beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheServerKnowsJetty = noClasses()
        .that()
        .resideOutsideOfPackage("..sandbox.server..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.eclipse.jetty..");

    @ArchTest
    static final ArchRule needsNothingOfTheProductOrSpring = noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..",
            "dev.vitrina.core..",
            "dev.vitrina.cache..",
            "dev.vitrina.plugin.."
        );
}
