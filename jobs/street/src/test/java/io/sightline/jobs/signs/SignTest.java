package io.sightline.jobs.signs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightline.models.network.ImageInput;
import io.sightline.models.training.RecipeFormat;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SignTest {
    private static final List<SignKind> KINDS = List.of(SignKind.values());

    @Test
    void drawsTheSamePictureFromTheSameSeed() {
        Sign once = Sign.draw(KINDS, 5);
        Sign again = Sign.draw(KINDS, 5);

        assertThat(again.kind()).isEqualTo(once.kind());
        assertThat(again.image().rgb()).isEqualTo(once.image().rgb());
        assertThat(Sign.draw(KINDS, 6).image().rgb()).isNotEqualTo(once.image().rgb());
    }

    @Test
    void drawsTheKindsAlikeOften() {
        Map<SignKind, Integer> counts = new EnumMap<>(SignKind.class);
        LongStream.range(0, 500)
                .forEach(seed -> counts.merge(Sign.draw(KINDS, seed).kind(), 1, Integer::sum));

        assertThat(counts).hasSize(KINDS.size());
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(30, 75));
    }

    @Test
    void drawsOnlyTheKindsThatAreWanted() {
        List<SignKind> wanted = List.of(SignKind.STOP, SignKind.TURN_RIGHT);

        for (long seed = 0; seed < 20; seed++) {
            assertThat(wanted).contains(Sign.draw(wanted, seed).kind());
        }
    }

    @Test
    void findsAKindByItsLabel() {
        assertThat(KINDS).allSatisfy(kind -> assertThat(SignKind.of(kind.label())).contains(kind));
        assertThat(SignKind.of("level crossing")).isEmpty();
    }

    @Test
    void hasInTheRecipesNetworkAMeanOf0AndADeviationOf1() {
        ImageInput input =
                RecipeFormat.read(Path.of("..", "..", "models", "recipes", "signs.json"))
                        .architecture()
                        .input();
        double[] values =
                LongStream.range(0, 500)
                        .mapToObj(seed -> Sign.draw(KINDS, seed).image().rgb())
                        .flatMapToDouble(
                                rgb ->
                                        IntStream.range(0, rgb.length)
                                                .mapToDouble(i -> rgb[i] & 0xff))
                        .map(pixel -> pixel * input.scale() + input.offset())
                        .toArray();

        double mean = Arrays.stream(values).average().orElseThrow();
        double variance =
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(0.1));
        assertThat(Math.sqrt(variance)).isCloseTo(1, within(0.1));
    }
}
