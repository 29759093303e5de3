package io.sightline.operators.decode;

/** Adds up what it hears. */
final class TestingDecodeListener implements DecodeListener {
    long missing;
    int repeated;
    int outgrown;

    @Override
    public void framesMissing(long frames) {
        missing += frames;
    }

    @Override
    public void frameRepeated() {
        repeated++;
    }

    @Override
    public void gopOutgrown() {
        outgrown++;
    }
}
