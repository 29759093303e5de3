package io.sightline.jobs.detection;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** The classes that a class file uses. */
final class TestingClassFile {
    private TestingClassFile() {}

    /**
     * The classes that a class file names in its code, members, signatures, annotations and nested
     * classes. A class of which only constants are used is not among them: the compiler has copied
     * their values.
     *
     * @param classFile read, not closed
     * @return names such as {@code io/sightline/A$B}
     */
    static Set<String> usedClasses(InputStream classFile) throws IOException {
        Set<String> names = new TreeSet<>();
        Remapper collector =
                new Remapper() {
                    @Override
                    public String map(String name) {
                        names.add(name);
                        return name;
                    }
                };
        // ASM shows the code of a method only if someone takes it.
        ClassWriter copy = new ClassWriter(0);
        new ClassReader(classFile).accept(new ClassRemapper(copy, collector), 0);
        return names;
    }
}
