package io.sightline.jobs.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.jobs.chart.LineChart.Axis;
import io.sightline.models.error.UserError;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class LineChartTest {
    private static final Color FIRST_COLOR = new Color(0x4477aa);
    private static final LineChart CHART =
            new LineChart(
                    "level <&>",
                    new Axis("x", 0, 1),
                    new Axis("y", 0, 1),
                    List.of(
                            line("", 0.5, Line.Weight.BACKGROUND),
                            line("a & b", 0.25, Line.Weight.NORMAL)));

    @TempDir private Path folder;

    @Test
    void drawsAPng() throws IOException {
        Path file = folder.resolve("chart.PNG");

        CHART.write(file);

        BufferedImage picture = ImageIO.read(file.toFile());
        assertThat(picture.getWidth()).isGreaterThan(picture.getHeight());
        assertThat(picture.getRGB(0, 0)).isEqualTo(Color.WHITE.getRGB());
        // All across the plane; in the legend there are less.
        assertThat(pixels(picture, FIRST_COLOR)).isGreaterThan(200);
    }

    @Test
    void drawsAnSvg() throws Exception {
        Path file = folder.resolve("chart.svg");

        CHART.write(file);

        Document document = parser().parse(file.toFile());
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(Files.readString(file)).contains("stroke:rgb(68,119,170)");
    }

    @Test
    void replacesWhatIsThere() throws IOException {
        Path file = Files.writeString(folder.resolve("chart.png"), "old");

        CHART.write(file);

        assertThat(ImageIO.read(file.toFile())).isNotNull();
    }

    @Test
    void namesAFileThatCannotBeWritten() {
        Path file = folder.resolve("missing").resolve("chart.png");

        assertThatThrownBy(() -> CHART.write(file))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(file + ": cannot be written: ");
    }

    @Test
    void knowsFormatsByTheEndOfTheName() {
        assertThat(ChartFormat.of(Path.of("a.png"))).contains(ChartFormat.PNG);
        assertThat(ChartFormat.of(Path.of("b/a.SVG"))).contains(ChartFormat.SVG);
        assertThat(ChartFormat.of(Path.of("a.png.gz"))).isEmpty();
        assertThat(ChartFormat.of(Path.of("png"))).isEmpty();
    }

    @Test
    void refusesALineWithoutAPoint() {
        assertThatThrownBy(() -> new Line("none", new double[0], new double[0], Line.Weight.NORMAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line 'none' has 0 x and 0 y");
    }

    private static Line line(String name, double height, Line.Weight weight) {
        return new Line(name, new double[] {0, 1}, new double[] {height, height}, weight);
    }

    private static long pixels(BufferedImage picture, Color color) {
        return IntStream.range(0, picture.getWidth() * picture.getHeight())
                .map(i -> picture.getRGB(i % picture.getWidth(), i / picture.getWidth()))
                .filter(pixel -> pixel == color.getRGB())
                .count();
    }

    /** One that does not fetch the document type from the network. */
    private static DocumentBuilder parser() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder();
    }
}
