package wolfhound.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The direction of the modules, the purity of the engine, and what of it is public.
class ArchitectureTest {
    private static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("wolfhound");

    private static void uses(String from, String... allowed) {
        String[] inside = new String[allowed.length + 1];
        inside[0] = "wolfhound." + from + "..";
        for (int i = 0; i < allowed.length; i++) {
            inside[i + 1] = "wolfhound." + allowed[i] + "..";
        }
        DescribedPredicate<JavaClass> other =
                resideInAnyPackage("wolfhound..").and(resideOutsideOfPackages(inside));
        noClasses()
                .that()
                .resideInAPackage("wolfhound." + from + "..")
                .should()
                .dependOnClassesThat(other)
                .check(ALL);
    }

    @Test
    void theModelKnowsNobody() {
        uses("model");
    }

    @Test
    void sourcesEngineOutputsAndScenariosKnowTheModelAndNotEachOther() {
        uses("sources", "model", "rules");
        uses("engine", "model");
        uses("outputs", "model");
        uses("scenarios", "model");
    }

    @Test
    void intelligenceKnowsTheModelOnly() {
        uses("intel", "model");
    }

    @Test
    void rulesKnowTheModelTheJdkAndArchivesOnly() {
        uses("rules", "model");
        classes()
                .that()
                .resideInAPackage("wolfhound.rules..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                "wolfhound.rules..",
                                "wolfhound.model..",
                                "java..",
                                "org.apache.commons.compress..",
                                "org.jspecify.."))
                .check(ALL);
    }

    @Test
    void nobodyUsesTheApplicationButTheTests() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "wolfhound.model..",
                        "wolfhound.intel..",
                        "wolfhound.rules..",
                        "wolfhound.sources..",
                        "wolfhound.engine..",
                        "wolfhound.outputs..",
                        "wolfhound.scenarios..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("wolfhound.app.."))
                .check(ALL);
    }

    @Test
    void modelAndEngineArePure() {
        classes()
                .that()
                .resideInAPackage("wolfhound.engine..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                "wolfhound.engine..",
                                "wolfhound.model..",
                                "java.lang..",
                                "java.time..",
                                "java.util..",
                                "java.nio.charset..",
                                "java.net..",
                                "org.jspecify.."))
                .check(ALL);
        classes()
                .that()
                .resideInAPackage("wolfhound.model..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                "wolfhound.model..",
                                "java.lang..",
                                "java.time..",
                                "java.util..",
                                "java.nio.charset..",
                                "java.security..",
                                "org.jspecify.."))
                .check(ALL);
    }

    @Test
    void nothingInModelAndEngineReadsAClockOrStartsAThread() {
        String[] pure = {"wolfhound.model..", "wolfhound.engine.."};
        noClasses()
                .that()
                .resideInAnyPackage(pure)
                .should()
                .callMethod(java.time.Instant.class, "now")
                .check(ALL);
        noClasses()
                .that()
                .resideInAnyPackage(pure)
                .should()
                .callMethod(System.class, "nanoTime")
                .check(ALL);
        noClasses()
                .that()
                .resideInAnyPackage(pure)
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .check(ALL);
        noClasses()
                .that()
                .resideInAnyPackage(pure)
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.util.concurrent..")
                                .or(JavaClass.Predicates.assignableTo(Thread.class))
                                .or(JavaClass.Predicates.assignableTo(java.util.Random.class)))
                .check(ALL);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("wolfhound.(*)..").should().beFreeOfCycles().check(ALL);
        // each package by itself, so also a package against those inside it
        slices().matching("wolfhound.(**)").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void onlyTheListsOfDetectorsAndWitnessesArePublic() {
        classes()
                .that()
                .resideInAPackage("wolfhound.engine.detector")
                .and()
                .implement(wolfhound.engine.detector.Detector.class)
                .should()
                .notBePublic()
                .check(ALL);
        classes()
                .that()
                .resideInAPackage("wolfhound.engine.witness")
                .and()
                .implement(wolfhound.engine.witness.Witness.class)
                .should()
                .notBePublic()
                .check(ALL);
        classes()
                .that()
                .implement(wolfhound.sources.wire.WireProtocol.class)
                .should()
                .notBePublic()
                .check(ALL);
    }
}
