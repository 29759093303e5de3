# Processes and ports of a local cluster. Needs $dir (the cluster's folder), say and fail. A process
# NAME has run/NAME.pid (its pid and start time) and log/NAME.out (its output).

readonly host=127.0.0.1
readonly ready_within_seconds=120
readonly stop_within_seconds=15

# Start time of process $1, in clock ticks of the kernel. Fails for one that has ended.
start_time() {
  kill -0 "$1" 2>/dev/null || return 1
  [[ -d /proc/self ]] || return 0 # other systems than Linux: the pid alone
  local stat
  { stat=$(<"/proc/$1/stat"); } 2>/dev/null || return 1
  # shellcheck disable=SC2086 # the fields are words
  set -- ${stat##*) }
  [[ $1 != Z ]] && echo "${20}"
}

# launch NAME COMMAND...: starts it in the background, detached from this terminal. COMMAND may be a
# function that ends in exec.
launch() {
  local name=$1
  shift
  (
    trap '' HUP
    "$@"
  ) </dev/null >"$dir/log/$name.out" 2>&1 &
  echo "$! $(start_time $!)" >"$dir/run/$name.pid"
}

# Sets pid if NAME runs. A pid that the system has reused has another start time.
alive() {
  local started
  [[ -f $dir/run/$1.pid ]] && read -r pid started <"$dir/run/$1.pid" && [[ $(start_time "$pid") == "$started" ]]
}

# The names of all processes that were started and not stopped, running or not.
names() {
  local pid_file
  for pid_file in "$dir"/run/*.pid; do
    [[ ! -f $pid_file ]] || basename "$pid_file" .pid
  done
}

any_alive() {
  local name
  for name in $(names); do
    ! alive "$name" || return 0
  done
  return 1
}

# signal NAME SIGNAL: does nothing if it has ended.
signal() {
  local pid
  ! alive "$1" || kill "-$2" "$pid" 2>/dev/null || true
}

# end NAME...: asks all of them to stop, waits for each, and kills those that do not end in time.
end() {
  local name deadline=$((SECONDS + stop_within_seconds))
  for name in "$@"; do
    signal "$name" TERM
    signal "$name" CONT # a suspended process cannot react to TERM
  done
  for name in "$@"; do
    while alive "$name"; do
      ((SECONDS < deadline)) || signal "$name" KILL
      sleep 0.2
    done
    rm -f "$dir/run/$name.pid"
  done
}

# await NAME WHAT CONDITION...: fails after a timeout, or at once when process NAME has ended.
await() {
  local name=$1 what=$2 pid deadline=$((SECONDS + ready_within_seconds))
  shift 2
  until "$@"; do
    alive "$name" || fail "$name ended before $what: $(last_words "$name")"
    ((SECONDS < deadline)) || fail "no $what within $ready_within_seconds s; see $dir/log"
    sleep 0.3
  done
}

last_words() {
  local words
  words=$(tail -n 1 "$dir/log/$1.out")
  echo "${words:-see $dir/log/$1.log}"
}

accepts_connections() { (exec 3<>"/dev/tcp/$host/$1") 2>/dev/null; }

# Sets the variable named $1 to a free port, below the range of outgoing connections.
find_free_port() {
  local candidate
  while candidate=$((20000 + RANDOM % 12000)); do
    accepts_connections "$candidate" || break
  done
  printf -v "$1" '%s' "$candidate"
}

# http_get PORT PATH: the body of the answer.
http_get() {
  local connection
  { exec {connection}<>"/dev/tcp/$host/$1"; } 2>/dev/null || return 1
  printf 'GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "$2" "$host" >&"$connection"
  sed '1,/^\r$/d' <&"$connection"
  exec {connection}>&-
}
