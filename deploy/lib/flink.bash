# The parts of a Flink distribution that a local cluster needs: lib/, conf/, JVMs with Flink's class
# path, and requests to its REST interface. Needs $root (the checkout), $dir and processes.bash.

java=${JAVA_HOME:+$JAVA_HOME/bin/}java

# TensorFlow reads these before a JVM could set them.
export TF_CPP_MIN_LOG_LEVEL=${TF_CPP_MIN_LOG_LEVEL:-2}
export TF_ENABLE_ONEDNN_OPTS=${TF_ENABLE_ONEDNN_OPTS:-1}

# Links to the jars that the build resolved. Nothing is copied.
lay_out_lib() {
  local -a jars
  IFS=: read -ra jars <<<"$(<"$root/deploy/target/flink.classpath"):$(<"$root/jobs/detection/target/native.classpath")"
  ln -s "${jars[@]}" "$dir/lib"
}

# lay_out_conf SLOTS REST_PORT [PROMETHEUS_PORT]: the shipped configuration plus local settings.
lay_out_conf() {
  local rpc_port
  find_free_port rpc_port
  cp "$root/deploy/conf/log4j.properties" "$dir/conf"
  {
    cat "$root/deploy/conf/config.yaml"
    cat <<CONFIG

# --- This cluster ---

jobmanager.rpc.address: $host
jobmanager.rpc.port: $rpc_port
jobmanager.bind-host: $host
rest.address: $host
rest.bind-address: $host
rest.port: $2
taskmanager.host: $host
taskmanager.bind-host: $host
taskmanager.numberOfTaskSlots: $1
io.tmp.dirs: $dir/tmp
execution.checkpointing.dir: file://$dir/checkpoints
execution.checkpointing.savepoint-dir: file://$dir/savepoints
CONFIG
    [[ -z ${3:-} ]] || cat <<CONFIG
metrics.reporters: prometheus
metrics.reporter.prometheus.factory.class: org.apache.flink.metrics.prometheus.PrometheusReporterFactory
metrics.reporter.prometheus.port: $3-$(($3 + 99))
CONFIG
  } >"$dir/conf/config.yaml"
}

# configure KEY=VALUE...: overrides these keys of the configuration.
configure() {
  local setting
  for setting in "$@"; do
    sed -i "/^${setting%%=*}:/d" "$dir/conf/config.yaml"
    printf '%s: %s\n' "${setting%%=*}" "${setting#*=}" >>"$dir/conf/config.yaml"
  done
}

configured() { sed -n "s/^$1: *//p" "$dir/conf/config.yaml"; }

# flink_java LOG_NAME [JVM_FLAG...] MAIN_CLASS ARGUMENT...: becomes that JVM.
flink_java() {
  local log=$dir/log/$1.log
  shift
  # shellcheck disable=SC2046 # the options are words
  FLINK_CONF_DIR=$dir/conf FLINK_PLUGINS_DIR=$dir/plugins exec "$java" \
    $(configured env.java.opts.all) -Dlog.file="$log" \
    -Dlog4j.configurationFile="$dir/conf/log4j.properties" -cp "$dir/lib/*" "$@"
}

# memory_of jobmanager|taskmanager QUESTION: asks Flink what follows from the configured memory and
# saves it: JVM flags on the first line, settings for the command line on the second.
memory_of() {
  (flink_java "$1-memory" org.apache.flink.runtime.util.bash.BashJavaUtils \
    "$2" --configDir "$dir/conf") >"$dir/log/$1-memory.out" 2>&1 ||
    fail "Flink refuses $dir/conf/config.yaml: $(last_words "$1-memory")"
  sed -n 's/^BASH_JAVA_UTILS_EXEC_RESULT://p' "$dir/log/$1-memory.out" >"$dir/run/$1.memory"
}

# JVM flags for one kind of process. The defaults come first, as in Flink's scripts.
jvm_options() { configured "env.java.default-opts.$1" && configured "env.java.opts.$1"; }

launch_job_manager() {
  memory_of jobmanager GET_JM_RESOURCE_PARAMS
  # shellcheck disable=SC2046 # flags and settings are words
  launch jobmanager flink_java jobmanager $(sed -n 1p "$dir/run/jobmanager.memory") \
    $(jvm_options jobmanager) \
    org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint \
    --configDir "$dir/conf" --executionMode cluster $(sed -n 2p "$dir/run/jobmanager.memory")
}

launch_task_manager() {
  [[ -f $dir/run/taskmanager.memory ]] || memory_of taskmanager GET_TM_RESOURCE_PARAMS
  # shellcheck disable=SC2046 # flags and settings are words
  launch "taskmanager-$1" flink_java "taskmanager-$1" $(sed -n 1p "$dir/run/taskmanager.memory") \
    $(jvm_options taskmanager) \
    org.apache.flink.runtime.taskexecutor.TaskManagerRunner --configDir "$dir/conf" \
    -D "taskmanager.resource-id=taskmanager-$1" $(sed -n 2p "$dir/run/taskmanager.memory")
}

rest() { http_get "$(configured rest.port)" "$1"; }
answers() { rest /overview >/dev/null; }
registered() { [[ $(rest /taskmanagers) == *"\"id\":\"$1\""* ]]; }

# field NAME JSON: the first string with that name.
field() { [[ ! $2 =~ \"$1\":\"([^\"]*)\" ]] || printf '%s' "${BASH_REMATCH[1]}"; }

# One line for each job: its id, state and name.
jobs() {
  local job
  while read -r job; do
    printf 'job %s  %s  %s\n' \
      "$(field jid "$job")" "$(field state "$job")" "$(field name "$job")"
  done < <(rest /jobs/overview | sed 's/{"jid"/\n&/g' | grep '"jid"')
}
