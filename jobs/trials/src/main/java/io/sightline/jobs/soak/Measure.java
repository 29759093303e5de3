package io.sightline.jobs.soak;

/** What is read of a process again and again. */
enum Measure {
    /** Memory in RAM, heap included. */
    RESIDENT("resident", true),
    /** Objects on the heap that a full collection left. */
    LIVE_HEAP("live-heap", true),
    /**
     * Memory in RAM that is neither a file's nor the heap nor the metaspace: what native libraries
     * allocate, direct buffers, stacks, compiled code. Right if the whole heap is resident.
     */
    NATIVE("native", true),
    /** Open file descriptors. */
    OPEN_FILES("open-files", false),
    /** Threads, those of native code too. */
    THREADS("threads", false);

    private final String word;
    private final boolean memory;

    Measure(String word, boolean memory) {
        this.word = word;
        this.memory = memory;
    }

    /** As it is written in tables. */
    @Override
    public String toString() {
        return word;
    }

    /** Whether it is in MB; the others are counts. */
    boolean memory() {
        return memory;
    }

    /** With its unit. */
    String title() {
        return memory ? word + ", MB" : word;
    }
}
