# Shared by the launchers of the trials. Needs $root (the checkout).

java=${JAVA_HOME:+$JAVA_HOME/bin/}java

# trial NAME MAIN_CLASS ARGUMENT...: becomes the program of that trial. Its log, with everything that
# Kafka's clients log during outages, goes only to a file: stderr is for progress.
trial() {
  local log=${SIGHTLINE_LOG_FILE:-$root/deploy/target/$1.log}
  local class_path=$root/jobs/cli/target/classes:$(<"$root/jobs/cli/target/runtime.classpath")
  unset SIGHTLINE_LOG_FILE # the broker is another process and would write to the same file
  exec "$java" --add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED \
    -Djava.awt.headless=true -Xmx1g \
    -Dlog.file="$log" -Dlog4j.configurationFile="$root/deploy/conf/log4j.properties" \
    -cp "$class_path" "$2" "$root" "${@:3}"
}

"$root/sightline" --version >/dev/null # builds what changed
