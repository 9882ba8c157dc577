package dev.mediasync.benchmarks;

import dev.mediasync.benchmarks.Growth.Point;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Draws growth on logarithmic axes, where a straight line of slope one is linear growth. */
final class GrowthPicture {
    private static final int LEFT = 90;
    private static final int TOP = 50;
    private static final int DECADE = 90;
    private static final int WIDTH = 640;
    private static final int LEAST_EXPONENT = -1;
    private static final int DECADES = 6;
    private static final int HEIGHT = TOP + DECADES * DECADE + 60;

    private final StringBuilder svg = new StringBuilder();
    private final double least;

    private GrowthPicture(List<Point> points) {
        this.least = Math.log10(points.get(0).items());
    }

    static String of(List<Point> points) {
        GrowthPicture picture = new GrowthPicture(points);
        picture.axes(points);
        picture.line(points, "first load", "#b3541e", Point::load);
        picture.line(points, "sync without change", "#1e6fb3", Point::unchanged);
        picture.line(points, "a page of 50", "#2e8b57", Point::page);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
                <title>Time by number of items, both logarithmic</title>
                <rect width="100%%" height="100%%" fill="#fff"/>
                %s</svg>
                """.formatted(WIDTH, HEIGHT, picture.svg);
    }

    private void axes(List<Point> points) {
        for (int decade = 0; decade <= DECADES; decade++) {
            double y = y(Math.pow(10, LEAST_EXPONENT + decade));
            add("<path d='M%d %.1fH%d' stroke='#ddd'/>", LEFT, y, WIDTH - 30);
            add("<text x='%d' y='%.1f' text-anchor='end'>%s</text>", LEFT - 8, y + 4, time(LEAST_EXPONENT + decade));
        }
        for (Point point : points) {
            add(
                    "<text x='%.1f' y='%d' text-anchor='middle'>%,d items</text>",
                    x(point), TOP + DECADES * DECADE + 28, point.items());
        }
    }

    private static String time(int exponent) {
        return exponent < 3
                ? String.format(Locale.ROOT, exponent < 0 ? "%.1f ms" : "%.0f ms", Math.pow(10, exponent))
                : String.format(Locale.ROOT, "%.0f s", Math.pow(10, exponent - 3.0));
    }

    private void line(List<Point> points, String name, String colour, ToDoubleFunction<Point> millis) {
        String places = points.stream()
                .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", x(point), y(millis.applyAsDouble(point))))
                .collect(Collectors.joining(" "));
        add("<polyline points='%s' fill='none' stroke='%s' stroke-width='2.5'/>", places, colour);
        for (Point point : points) {
            double y = y(millis.applyAsDouble(point));
            add("<circle cx='%.1f' cy='%.1f' r='4' fill='%s'/>", x(point), y, colour);
            add(
                    "<text x='%.1f' y='%.1f' text-anchor='middle' fill='%s'>%s</text>",
                    x(point), y - 10, colour, text(millis.applyAsDouble(point)));
        }
        Point middle = points.get(points.size() / 2);
        add(
                "<text x='%.1f' y='%.1f' fill='%s' font-weight='bold'>%s</text>",
                x(middle) + 30, y(millis.applyAsDouble(middle)) + 18, colour, name);
    }

    private static String text(double millis) {
        return millis < 1_000
                ? String.format(Locale.ROOT, millis < 10 ? "%.2f ms" : "%.0f ms", millis)
                : String.format(Locale.ROOT, "%.1f s", millis / 1_000);
    }

    private double x(Point point) {
        return LEFT + 50 + (Math.log10(point.items()) - least) * (WIDTH - LEFT - 150) / 2;
    }

    private double y(double millis) {
        return TOP + (DECADES - (Math.log10(millis) - LEAST_EXPONENT)) * DECADE;
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
