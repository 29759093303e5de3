package io.sightline.jobs.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes down what it hears. */
class TestingBenchListener implements BenchListener {
    private final List<String> heard = new ArrayList<>();

    @Override
    public void began(String task, String unit, long total) {
        heard.add(String.format(Locale.ROOT, "began %s: %d %s", task, total, unit));
    }

    @Override
    public void reached(long done) throws InterruptedException {
        heard.add(Long.toString(done));
    }

    @Override
    public void ended() {
        heard.add("ended");
    }

    List<String> heard() {
        return heard;
    }
}
