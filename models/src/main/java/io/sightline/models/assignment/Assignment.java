package io.sightline.models.assignment;

import java.util.Arrays;
import java.util.Locale;

/**
 * The assignment of rows to columns with the lowest total cost, each row and column used at most
 * once: R. Jonker, A. Volgenant, A shortest augmenting path algorithm for dense and sparse linear
 * assignment problems, Computing 38 (1987), for rectangular matrices as in D. F. Crouse, On
 * implementing 2D rectangular assignment algorithms, IEEE Trans. Aerospace and Electronic Systems
 * 52 (2016). Time is cubic in the shorter side at worst.
 *
 * <p>The same costs always give the same assignment: among equal path lengths, the column with the
 * lowest index is taken.
 */
public final class Assignment {
    private static final int NONE = -1;

    private final double[] costs;
    private final int rows;
    private final int columns;
    private final double[] rowPotential;
    private final double[] columnPotential;
    private final int[] columnOfRow;
    private final int[] rowOfColumn;
    private final double[] distance;
    private final int[] previousRow;
    private final boolean[] columnDone;

    private Assignment(double[] costs, int rows, int columns) {
        this.costs = costs;
        this.rows = rows;
        this.columns = columns;
        rowPotential = new double[rows];
        columnPotential = new double[columns];
        columnOfRow = filled(rows);
        rowOfColumn = filled(columns);
        distance = new double[columns];
        previousRow = new int[columns];
        columnDone = new boolean[columns];
    }

    private static int[] filled(int length) {
        int[] none = new int[length];
        Arrays.fill(none, NONE);
        return none;
    }

    /**
     * Assigns as many rows as there are rows or columns, whichever is less.
     *
     * @param costs {@code rows * columns} finite numbers, row by row; not changed
     * @param rows from 0
     * @param columns from 0
     * @return for each row its column, or -1
     * @throws IllegalArgumentException when the number of costs is wrong or one is not finite
     */
    public static int[] cheapest(double[] costs, int rows, int columns) {
        check(costs, rows, columns);
        if (rows <= columns) {
            return new Assignment(costs, rows, columns).solve();
        }
        int[] rowOfColumn = new Assignment(transposed(costs, rows, columns), columns, rows).solve();
        int[] columnOfRow = filled(rows);
        for (int column = 0; column < columns; column++) {
            columnOfRow[rowOfColumn[column]] = column;
        }
        return columnOfRow;
    }

    /**
     * Assigns at the highest total value instead.
     *
     * @param values as the costs of {@link #cheapest}
     * @return for each row its column, or -1
     */
    public static int[] best(double[] values, int rows, int columns) {
        return cheapest(Arrays.stream(values).map(value -> -value).toArray(), rows, columns);
    }

    private static void check(double[] costs, int rows, int columns) {
        if (rows < 0 || columns < 0 || costs.length != (long) rows * columns) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%d costs are not a matrix of %d x %d",
                            costs.length,
                            rows,
                            columns));
        }
        for (double cost : costs) {
            if (!Double.isFinite(cost)) {
                throw new IllegalArgumentException("a cost is " + cost + ", not a finite number");
            }
        }
    }

    private static double[] transposed(double[] costs, int rows, int columns) {
        double[] transposed = new double[costs.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                transposed[column * rows + row] = costs[row * columns + column];
            }
        }
        return transposed;
    }

    private int[] solve() {
        for (int row = 0; row < rows; row++) {
            augment(row);
        }
        return columnOfRow;
    }

    /** Assigns one more row, along the shortest path to a free column. */
    private void augment(int start) {
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        Arrays.fill(columnDone, false);
        int row = start;
        double pathLength = 0;
        int column;
        while (true) {
            relax(row, pathLength);
            column = nearest();
            pathLength = distance[column];
            columnDone[column] = true;
            if (rowOfColumn[column] == NONE) {
                break;
            }
            row = rowOfColumn[column];
        }
        updatePotentials(start, pathLength);
        turnAround(start, column);
    }

    private void relax(int row, double pathLength) {
        for (int column = 0; column < columns; column++) {
            if (!columnDone[column]) {
                double length =
                        pathLength
                                + costs[row * columns + column]
                                - rowPotential[row]
                                - columnPotential[column];
                if (length < distance[column]) {
                    distance[column] = length;
                    previousRow[column] = row;
                }
            }
        }
    }

    private int nearest() {
        int nearest = NONE;
        for (int column = 0; column < columns; column++) {
            if (!columnDone[column] && (nearest == NONE || distance[column] < distance[nearest])) {
                nearest = column;
            }
        }
        return nearest;
    }

    private void updatePotentials(int start, double pathLength) {
        rowPotential[start] += pathLength;
        for (int column = 0; column < columns; column++) {
            if (columnDone[column]) {
                double slack = pathLength - distance[column];
                columnPotential[column] -= slack;
                if (rowOfColumn[column] != NONE) {
                    rowPotential[rowOfColumn[column]] += slack;
                }
            }
        }
    }

    /** Each row of the path takes the column after it. */
    private void turnAround(int start, int end) {
        int column = end;
        int row;
        do {
            row = previousRow[column];
            rowOfColumn[column] = row;
            int left = columnOfRow[row];
            columnOfRow[row] = column;
            column = left;
        } while (row != start);
    }
}
