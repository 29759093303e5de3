package io.sightline.jobs.watch;

/**
 * The objects of one class in one frame.
 *
 * @param label the class
 * @param count how many, from 1
 * @param bestScore the highest of their scores, [0, 1]
 */
public record LabelCount(String label, int count, float bestScore) {
    LabelCount and(LabelCount other) {
        return new LabelCount(label, count + other.count, Math.max(bestScore, other.bestScore));
    }
}
