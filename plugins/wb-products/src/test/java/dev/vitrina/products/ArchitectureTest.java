package dev.vitrina.products;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.vitrina.products", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices()
        .matching("dev.vitrina.products.(*)..")
        .should()
        .beFreeOfCycles();

    @ArchTest
    static final ArchRule usesTheApiAndNothingOfTheHost = classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.vitrina.products..",
            "dev.vitrina.api..",
            "dev.vitrina.cache",
            "dev.vitrina.tables..",
            "java..",
            "javax.xml.stream",
            "com.fasterxml.aalto.stax",
            "org.apache.commons.compress..",
            "org.apache.commons.csv",
            "org.dhatim.fastexcel..",
            "org.jspecify..",
            "org.springframework..",
            "tools.jackson.."
        );
}
