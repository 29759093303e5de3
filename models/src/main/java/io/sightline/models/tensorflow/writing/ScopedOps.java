package io.sightline.models.tensorflow.writing;

import java.util.HashMap;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

/**
 * Operations by path: {@code at("block3/expand/bias")} gives the next operation exactly that name.
 * TensorFlow's own scopes get a number appended when they are entered a second time; these are
 * entered once and kept.
 */
public final class ScopedOps {
    private final Map<String, Ops> scopes = new HashMap<>();

    public ScopedOps(Graph graph) {
        scopes.put("", Ops.create(graph));
    }

    /** Operations of which the next is named after the path. */
    public Ops at(String path) {
        int end = path.lastIndexOf('/');
        return in(path.substring(0, Math.max(end, 0))).withName(path.substring(end + 1));
    }

    /** Operations of which the next has a different name in the scope of the path. */
    public Ops beside(String path, String name) {
        return at(pathBeside(path, name));
    }

    /** The path of another name in the same scope. */
    public static String pathBeside(String path, String name) {
        return path.substring(0, path.lastIndexOf('/') + 1) + name;
    }

    /** Operations within a scope, named by TensorFlow after their kinds. */
    public Ops in(String scope) {
        Ops known = scopes.get(scope);
        if (known == null) {
            int end = scope.lastIndexOf('/');
            Ops outer = in(scope.substring(0, Math.max(end, 0)));
            known = outer.withSubScope(scope.substring(end + 1));
            scopes.put(scope, known);
        }
        return known;
    }
}
