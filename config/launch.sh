# Shared by ./hulian and ./check: finds a JDK and a Maven, and brings the language models. Sourced, not run.
# Sets functions, constants and CHILD; every message goes to standard error. ROOT is the project's folder.

MODELS_VERSION=4.5.10
MODELS_MEGABYTES=1582
# The same as in pom.xml.
PLAYWRIGHT_VERSION=1.54.0

say() { printf '%s\n' "$*" >&2; }
die() { say "hulian: $*"; exit 1; }

BUILD_LOCK=9
FETCH_LOCK=8

# Takes the lock file $2 under the descriptor $1; who has to wait is told $3. The system gives it back when this process
# and all it started are gone, however they ended. Where neither flock nor perl is, there is no lock.
lock() {
  mkdir -p "$(dirname "$2")" && eval "exec $1>\"\$2\"" || die "cannot write to $2"
  try_lock "$1" now && return
  say "$3; waiting for it to end"
  try_lock "$1" wait
}

try_lock() {
  if command -v flock >/dev/null 2>&1; then
    if [ "$2" = now ]; then flock -n "$1"; else flock "$1"; fi
  elif command -v perl >/dev/null 2>&1; then
    perl -MFcntl=:flock -e 'open(my $f, ">&=", $ARGV[0]) or exit 1; exit(flock($f, LOCK_EX | ($ARGV[1] eq "now" ? LOCK_NB : 0)) ? 0 : 1)' "$@"
  fi
}

unlock() { eval "exec $1>&-"; }

# Starts $3… in folder $1, with all it says going to file $2. It gets a process group of its own, CHILD, since Maven
# starts compilers: whatever ends this script ends them all.
start_child() {
  local folder="$1" log="$2"; shift 2
  trap 'end_child 129' HUP
  trap 'end_child 130' INT
  trap 'end_child 143' TERM
  set -m
  (cd "$folder" && exec "$@") </dev/null >"$log" 2>&1 &
  CHILD=$!
  set +m
}

end_child() {
  trap '' HUP INT TERM
  kill -TERM -- "-$CHILD" 2>/dev/null
  wait "$CHILD" 2>/dev/null
  say "broken off"
  exit "$1"
}

# Waits for what start_child has started; returns its exit code.
wait_child() {
  wait "$CHILD"
  local code=$?
  trap - HUP INT TERM
  return $code
}

# Major version of the Java in folder $1, or nothing.
java_major() {
  [ -x "$1/bin/java" ] || return 0
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p'
  fi
}

# Exports JAVA_HOME: the first JDK of 21 or newer among JAVA_HOME, the PATH and the usual folders.
find_jdk() {
  local on_path candidate major
  on_path=$(command -v javac 2>/dev/null) && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
      /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$candidate" ] && [ -x "$candidate/bin/javac" ] || continue
    major=$(java_major "$candidate")
    if [ "${major:-0}" -ge 21 ]; then
      export JAVA_HOME="$candidate"
      return 0
    fi
  done
  die "needs a JDK of version 21 or newer: install one (Debian: apt install openjdk-21-jdk-headless, or Temurin 25) or set JAVA_HOME"
}

# Prints the Maven to call: the installed one, or else the wrapper, which fetches one.
maven() {
  if command -v mvn >/dev/null 2>&1; then command -v mvn; else printf '%s\n' "$ROOT/mvnw"; fi
}

cache_dir() { printf '%s\n' "${HULIAN_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/hulian}"; }
models_jar() { printf '%s/corenlp-chinese-%s.jar\n' "$(cache_dir)" "$MODELS_VERSION"; }

# Shows, until the child ends, how far the file of the models below folder $1 has come.
show_download() {
  local shown=-1 size step=200
  [ -t 2 ] && step=10
  while kill -0 "$CHILD" 2>/dev/null; do
    sleep 1
    size=$(find "$1" -name 'stanford-corenlp-*-models-chinese.jar*' -type f -exec du -m {} + 2>/dev/null | sort -n | tail -1 | cut -f1)
    size=${size:-0}
    if [ "$size" -ge $((shown + step)) ]; then
      shown=$size
      if [ -t 2 ]; then printf '\rlanguage models: %4d of %d MB' "$size" "$MODELS_MEGABYTES" >&2
      else say "language models: $size of $MODELS_MEGABYTES MB"; fi
    fi
  done
  [ -t 2 ] && printf '\n' >&2
  wait_child
}

# Where Maven keeps an artifact below a repository; its file name without extension comes last.
in_repository() { printf '%s/%s/%s/%s/%s-%s' "$1" "${2//.//}" "$3" "$4" "$3" "$4"; }

# Starts to bring an artifact (group:name:version[:type:classifier]) into a folder that goes away with this process.
# In the cache folder: Maven would read the pom.xml of the folder that it is started in.
start_fetch() {
  trap "rm -rf $(printf %q "$1")" EXIT
  start_child "$(cache_dir)" "$(cache_dir)/fetch.log" "$(maven)" -B -q -Dmaven.repo.local="$1" \
    org.apache.maven.plugins:maven-dependency-plugin:3.9.0:get -Dtransitive=false -Dartifact="$2"
}

fetch_error() { grep -m1 ERROR "$(cache_dir)/fetch.log" | cut -c1-300; }

# Brings the Chinese models of CoreNLP once, keeps only the files in use. Needs the classifier to be built.
ensure_models() {
  local target full fetched=""
  target=$(models_jar)
  [ -s "$target" ] && return 0
  mkdir -p "$(cache_dir)" || die "cannot write to $(cache_dir): set HULIAN_CACHE to a folder that can be written"
  lock $FETCH_LOCK "$(cache_dir)/lock" "another process is fetching the language models"
  [ -s "$target" ] && { unlock $FETCH_LOCK; return 0; }
  full="$(in_repository "$HOME/.m2/repository" edu.stanford.nlp stanford-corenlp "$MODELS_VERSION")-models-chinese.jar"
  if [ ! -s "$full" ]; then
    say "fetching the Chinese language models once ($MODELS_MEGABYTES MB; the files in use, about a tenth, stay in $(cache_dir))"
    fetched="$(cache_dir)/fetch.$$"
    start_fetch "$fetched" "edu.stanford.nlp:stanford-corenlp:$MODELS_VERSION:jar:models-chinese"
    show_download "$fetched" || die "the models could not be fetched: $(fetch_error)"
    full="$(in_repository "$fetched" edu.stanford.nlp stanford-corenlp "$MODELS_VERSION")-models-chinese.jar"
  fi
  say "keeping the models in use"
  "$JAVA_HOME/bin/java" -cp "$1" org.hulian.classifier.corenlp.ModelCutter "$full" "$target" || die "the models could not be cut down"
  [ -n "$fetched" ] && rm -rf "$fetched"
  unlock $FETCH_LOCK
}

driver_dir() { printf '%s/playwright-%s\n' "$(cache_dir)" "$PLAYWRIGHT_VERSION"; }

# What the driver's folder for this system is called in its jar.
driver_system() {
  case "$(uname -s) $(uname -m)" in
    'Linux x86_64') echo linux ;;
    'Linux aarch64') echo linux-arm64 ;;
    'Darwin arm64') echo mac-arm64 ;;
    Darwin*) echo mac ;;
    *) return 1 ;;
  esac
}

# Brings the driver through which pages are rendered, once: of the 195 MB for five systems, those for this one.
ensure_driver() {
  local jar system fetched=""
  [ -x "$(driver_dir)/node" ] && return 0
  system=$(driver_system) || die "Playwright has no driver for $(uname -s) $(uname -m)"
  mkdir -p "$(cache_dir)" || die "cannot write to $(cache_dir): set HULIAN_CACHE to a folder that can be written"
  lock $FETCH_LOCK "$(cache_dir)/lock" "another process is fetching"
  [ -x "$(driver_dir)/node" ] && { unlock $FETCH_LOCK; return 0; }
  jar="$(in_repository "$HOME/.m2/repository" com.microsoft.playwright driver-bundle "$PLAYWRIGHT_VERSION").jar"
  if [ ! -s "$jar" ]; then
    say "fetching the browser's driver once (195 MB; the files for this system stay in $(cache_dir))"
    fetched="$(cache_dir)/fetch.$$"
    start_fetch "$fetched" "com.microsoft.playwright:driver-bundle:$PLAYWRIGHT_VERSION"
    wait_child || die "the driver could not be fetched: $(fetch_error)"
    jar="$(in_repository "$fetched" com.microsoft.playwright driver-bundle "$PLAYWRIGHT_VERSION").jar"
  fi
  rm -rf "$(driver_dir).new" && mkdir -p "$(driver_dir).new" \
    && (cd "$(driver_dir).new" && "$JAVA_HOME/bin/jar" xf "$jar" "driver/$system") \
    && chmod +x "$(driver_dir).new/driver/$system/node" \
    && rm -rf "$(driver_dir)" && mv "$(driver_dir).new/driver/$system" "$(driver_dir)" && rm -rf "$(driver_dir).new" \
    || die "the driver could not be unpacked into $(driver_dir)"
  [ -n "$fetched" ] && rm -rf "$fetched"
  unlock $FETCH_LOCK
}
