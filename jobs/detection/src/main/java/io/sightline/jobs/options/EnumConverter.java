package io.sightline.jobs.options;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads enum constants by the text that their {@code toString} gives, as help shows them. Picocli's
 * own converter also accepts their Java names, and lists every constant twice when it refuses one.
 *
 * @param <E> type of the constants
 */
public class EnumConverter<E> implements ITypeConverter<E> {
    private final List<E> constants;

    /**
     * @param constants the ones that are accepted, in the order in which a message lists them
     */
    protected EnumConverter(List<E> constants) {
        this.constants = List.copyOf(constants);
    }

    /**
     * Makes a command read all its enum options this way, and those of its subcommands. An option
     * that names another converter keeps it.
     *
     * @param command complete with its subcommands
     * @return the same command
     */
    public static CommandLine registerIn(CommandLine command) {
        enumTypes(command.getCommandSpec()).distinct().forEach(type -> register(command, type));
        return command;
    }

    private static Stream<Class<?>> enumTypes(CommandSpec command) {
        Stream<Class<?>> own =
                command.args().stream()
                        .flatMap(argument -> Arrays.stream(argument.auxiliaryTypes()))
                        .filter(Class::isEnum);
        Stream<Class<?>> ofSubcommands =
                command.subcommands().values().stream()
                        .flatMap(subcommand -> enumTypes(subcommand.getCommandSpec()));
        return Stream.concat(own, ofSubcommands);
    }

    private static <T> void register(CommandLine command, Class<T> type) {
        command.registerConverter(type, new EnumConverter<>(List.of(type.getEnumConstants())));
    }

    @Override
    public final E convert(String text) {
        return constants.stream()
                .filter(constant -> constant.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(refusal(text)));
    }

    private String refusal(String text) {
        String choices = constants.stream().map(E::toString).collect(Collectors.joining(", "));
        return "'%s' is not one of %s".formatted(text, choices);
    }
}
