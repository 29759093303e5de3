package io.sightline.jobs.architecture;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/** The rules over every module that the program is made of. */
@AnalyzeClasses(packages = "io.sightline", importOptions = ArchitectureRules.ProductionCode.class)
class ArchitectureTest {
    @ArchTest static final ArchTests rules = ArchTests.in(ArchitectureRules.class);
}
