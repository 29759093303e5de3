package io.sightline.jobs.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How all charts look: quiet axes, a light grid, and colours that the colour-blind tell apart. */
final class ChartStyle {
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 700;
    private static final int TICK_SPACING = 70;
    private static final String FONT = Font.SANS_SERIF;
    private static final Color INK = new Color(0x222222);
    private static final Color QUIET = new Color(0x666666);
    private static final Color GRID = new Color(0xe6e6e6);
    private static final Color BACKGROUND_LINE = new Color(0xcccccc);

    /** After Paul Tol's qualitative schemes, neighbours far apart. */
    private static final List<Color> COLORS =
            List.of(
                    new Color(0x4477aa),
                    new Color(0xee6677),
                    new Color(0x228833),
                    new Color(0xccbb44),
                    new Color(0x66ccee),
                    new Color(0xaa3377),
                    new Color(0xee7733),
                    new Color(0x332288),
                    new Color(0x775533),
                    new Color(0x44aa99));

    private ChartStyle() {}

    static XYChart apply(LineChart content) {
        XYChart chart =
                new XYChartBuilder()
                        .width(WIDTH)
                        .height(HEIGHT)
                        .title(content.title())
                        .xAxisTitle(content.xAxis().title())
                        .yAxisTitle(content.yAxis().title())
                        .build();
        styleText(chart.getStyler());
        stylePlane(chart.getStyler(), content);
        int colored = 0;
        for (Line line : content.lines()) {
            XYSeries series =
                    chart.addSeries(
                            "line " + chart.getSeriesCollection().size(), line.x(), line.y());
            series.setLabel(line.name());
            series.setShowInLegend(!line.name().isEmpty());
            series.setMarker(SeriesMarkers.NONE);
            series.setLineStyle(stroke(line.weight()));
            series.setLineColor(
                    switch (line.weight()) {
                        case MAIN -> INK;
                        case NORMAL -> COLORS.get(colored++ % COLORS.size());
                        case BACKGROUND -> BACKGROUND_LINE;
                    });
        }
        return chart;
    }

    private static BasicStroke stroke(Line.Weight weight) {
        float width =
                switch (weight) {
                    case MAIN -> 3.5f;
                    case NORMAL -> 2;
                    case BACKGROUND -> 1;
                };
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    private static void styleText(XYStyler style) {
        style.setChartFontColor(INK);
        style.setChartTitleFont(new Font(FONT, Font.BOLD, 20));
        style.setChartTitleBoxVisible(false);
        style.setChartTitlePadding(12);
        style.setAxisTitleFont(new Font(FONT, Font.PLAIN, 16));
        style.setAxisTitlePadding(12);
        style.setAxisTickLabelsFont(new Font(FONT, Font.PLAIN, 14));
        style.setAxisTickLabelsColor(QUIET);
        style.setLegendFont(new Font(FONT, Font.PLAIN, 14));
        style.setLegendPosition(LegendPosition.OutsideE);
        style.setLegendBorderColor(Color.WHITE);
        style.setLegendSeriesLineLength(28);
    }

    private static void stylePlane(XYStyler style, LineChart content) {
        style.setChartBackgroundColor(Color.WHITE);
        style.setChartPadding(20);
        style.setPlotBorderVisible(false);
        style.setPlotContentSize(0.99);
        style.setLocale(Locale.ROOT);
        style.setDecimalPattern("0.##");
        style.setXAxisTickMarkSpacingHint(TICK_SPACING);
        style.setYAxisTickMarkSpacingHint(TICK_SPACING);
        style.setPlotGridLinesColor(GRID);
        style.setPlotGridLinesStroke(new BasicStroke(1));
        style.setAxisTickMarksColor(QUIET);
        style.setXAxisMin(content.xAxis().min());
        style.setXAxisMax(content.xAxis().max());
        style.setYAxisMin(content.yAxis().min());
        style.setYAxisMax(content.yAxis().max());
    }
}
