package io.sightline.jobs.peers;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.sightline.jobs.architecture.ArchitectureRules;

/** The rules of the other modules hold for this one too. */
@AnalyzeClasses(packages = "io.sightline", importOptions = ArchitectureRules.ProductionCode.class)
class PeersArchitectureTest {
    @ArchTest static final ArchTests rules = ArchTests.in(ArchitectureRules.class);
}
