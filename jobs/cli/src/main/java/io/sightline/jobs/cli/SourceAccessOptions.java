package io.sightline.jobs.cli;

import io.sightline.jobs.media.RtspTransport;
import io.sightline.jobs.media.SourceAccess;
import io.sightline.jobs.media.SourceLogin;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How to reach a network camera. */
final class SourceAccessOptions {
    @Option(
            names = "--transport",
            paramLabel = "TRANSPORT",
            defaultValue = "auto",
            description =
                    "How an RTSP camera sends video, ${COMPLETION-CANDIDATES}: auto tries"
                            + " TCP first. Default: ${DEFAULT-VALUE}.")
    private RtspTransport transport;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "User name for a network camera. Requires --password-file.")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description =
                    "File whose first line is the password of --user. Other users of the"
                            + " machine can see a password in the address.")
    private Optional<Path> passwordFile = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    SourceAccess access() {
        if (user.isPresent() != passwordFile.isPresent()) {
            throw new ParameterException(
                    command.commandLine(), "--user and --password-file belong together");
        }
        return new SourceAccess(
                transport, user.map(name -> SourceLogin.of(name, passwordFile.orElseThrow())));
    }
}
