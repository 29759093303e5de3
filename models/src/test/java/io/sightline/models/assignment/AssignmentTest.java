package io.sightline.models.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AssignmentTest {
    @Test
    void findsTheLowestTotal() {
        double[] costs = {
            4, 1, 3,
            2, 0, 5,
            3, 2, 2,
        };

        assertThat(Assignment.cheapest(costs, 3, 3)).containsExactly(1, 0, 2);
    }

    @Test
    void findsTheHighestTotal() {
        double[] values = {
            1, 9,
            8, 9,
        };

        assertThat(Assignment.best(values, 2, 2)).containsExactly(1, 0);
    }

    @Test
    void leavesRowsWithoutAColumnWhenThereAreMoreRows() {
        double[] costs = {5, 1, 3};

        assertThat(Assignment.cheapest(costs, 3, 1)).containsExactly(-1, 0, -1);
    }

    @Test
    void leavesColumnsWithoutARowWhenThereAreMoreColumns() {
        double[] costs = {5, 1, 3};

        assertThat(Assignment.cheapest(costs, 1, 3)).containsExactly(1);
    }

    @Test
    void assignsNothingInAnEmptyMatrix() {
        assertThat(Assignment.cheapest(new double[0], 0, 4)).isEmpty();
        assertThat(Assignment.cheapest(new double[0], 2, 0)).containsExactly(-1, -1);
    }

    @Test
    void breaksTiesByOrder() {
        assertThat(Assignment.cheapest(new double[9], 3, 3)).containsExactly(0, 1, 2);
        assertThat(Assignment.cheapest(new double[6], 2, 3)).containsExactly(0, 1);
        assertThat(Assignment.cheapest(new double[6], 3, 2)).containsExactly(0, 1, -1);
    }

    @Test
    void isAsGoodAsTryingEverything() {
        Random random = new Random(1);
        for (int trial = 0; trial < 2000; trial++) {
            int rows = random.nextInt(6);
            int columns = random.nextInt(6);
            boolean coarse = random.nextBoolean();
            double[] costs = new double[rows * columns];
            Arrays.setAll(costs, i -> coarse ? random.nextInt(4) : random.nextDouble() * 10 - 5);

            int[] found = Assignment.cheapest(costs, rows, columns);

            assertThat(Arrays.stream(found).filter(column -> column >= 0).distinct().count())
                    .isEqualTo(Math.min(rows, columns));
            assertThat(total(costs, columns, found))
                    .isCloseTo(lowest(costs, rows, columns), within(1e-9));
        }
    }

    private static double total(double[] costs, int columns, int... columnOfRow) {
        double total = 0;
        for (int row = 0; row < columnOfRow.length; row++) {
            if (columnOfRow[row] >= 0) {
                total += costs[row * columns + columnOfRow[row]];
            }
        }
        return total;
    }

    private static double lowest(double[] costs, int rows, int columns) {
        return lowest(costs, rows, columns, 0, new boolean[columns], Math.max(0, rows - columns));
    }

    private static double lowest(
            double[] costs, int rows, int columns, int row, boolean[] used, int spare) {
        if (row == rows) {
            return 0;
        }
        double lowest =
                spare > 0
                        ? lowest(costs, rows, columns, row + 1, used, spare - 1)
                        : Double.POSITIVE_INFINITY;
        for (int column = 0; column < columns; column++) {
            if (!used[column]) {
                used[column] = true;
                lowest =
                        Math.min(
                                lowest,
                                costs[row * columns + column]
                                        + lowest(costs, rows, columns, row + 1, used, spare));
                used[column] = false;
            }
        }
        return lowest;
    }

    @Test
    void refusesCostsThatAreNotFinite() {
        assertThatThrownBy(() -> Assignment.cheapest(new double[] {Double.NaN}, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a cost is NaN, not a finite number");
    }

    @Test
    void refusesAMatrixOfAnotherSize() {
        assertThatThrownBy(() -> Assignment.cheapest(new double[5], 2, 3))
                .hasMessage("5 costs are not a matrix of 2 x 3");
    }
}
