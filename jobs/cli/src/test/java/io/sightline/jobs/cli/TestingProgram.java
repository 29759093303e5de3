package io.sightline.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The program in a process of its own, and what it leaves in its folder of temporary files. */
final class TestingProgram {
    private TestingProgram() {}

    static ProcessBuilder of(Path temp, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.io.tmpdir=" + temp);
        command.add("--add-opens=java.base/java.util=ALL-UNNAMED");
        command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Sightline.class.getName());
        Collections.addAll(command, arguments);
        ProcessBuilder program = new ProcessBuilder(command);
        program.environment().put("XDG_STATE_HOME", stateHome(temp).toString());
        return program;
    }

    /** Where the program keeps the state of jobs, beside its temporary files. */
    static Path stateHome(Path temp) {
        return temp.toAbsolutePath().resolveSibling(temp.getFileName() + "-state");
    }

    static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
