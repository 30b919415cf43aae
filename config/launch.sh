# Shared by ./hulian and ./check: finds a JDK and a Maven, and brings the language models. Sourced, not run.
# Sets nothing but functions; every message goes to standard error.

MODELS_VERSION=4.5.10
MODELS_MEGABYTES=1582

say() { printf '%s\n' "$*" >&2; }
die() { say "hulian: $*"; exit 1; }

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

# Runs $@ and shows how far the file that matches $FETCHED has come.
with_download_progress() {
  local log="$1"; shift
  "$@" >"$log" 2>&1 &
  local pid=$! shown=-1 size step=200
  [ -t 2 ] && step=10
  while kill -0 "$pid" 2>/dev/null; do
    sleep 1
    size=$(find "$FETCHED" -name 'stanford-corenlp-*-models-chinese.jar*' -type f -exec du -m {} + 2>/dev/null | sort -n | tail -1 | cut -f1)
    size=${size:-0}
    if [ "$size" -ge $((shown + step)) ]; then
      shown=$size
      if [ -t 2 ]; then printf '\rlanguage models: %4d of %d MB' "$size" "$MODELS_MEGABYTES" >&2
      else say "language models: $size of $MODELS_MEGABYTES MB"; fi
    fi
  done
  [ -t 2 ] && printf '\n' >&2
  wait "$pid"
}

# Brings the Chinese models of CoreNLP once, keeps only the files in use. Needs the classifier to be built.
ensure_models() {
  local target full fetched=""
  target=$(models_jar)
  [ -s "$target" ] && return 0
  mkdir -p "$(cache_dir)" || die "cannot write to $(cache_dir): set HULIAN_CACHE to a folder that can be written"
  full="$HOME/.m2/repository/edu/stanford/nlp/stanford-corenlp/$MODELS_VERSION/stanford-corenlp-$MODELS_VERSION-models-chinese.jar"
  if [ ! -s "$full" ]; then
    say "fetching the Chinese language models once ($MODELS_MEGABYTES MB; the files in use, about a tenth, stay in $(cache_dir))"
    fetched="$(cache_dir)/fetch.$$"
    trap 'rm -rf "$fetched"' EXIT
    FETCHED="$fetched" with_download_progress "$(cache_dir)/fetch.log" "$(maven)" -B -q -Dmaven.repo.local="$fetched" \
      org.apache.maven.plugins:maven-dependency-plugin:3.9.0:get -Dtransitive=false \
      -Dartifact="edu.stanford.nlp:stanford-corenlp:$MODELS_VERSION:jar:models-chinese" \
      || die "the models could not be fetched: $(grep -m1 ERROR "$(cache_dir)/fetch.log" | cut -c1-300)"
    full="$fetched/edu/stanford/nlp/stanford-corenlp/$MODELS_VERSION/stanford-corenlp-$MODELS_VERSION-models-chinese.jar"
  fi
  say "keeping the models in use"
  "$JAVA_HOME/bin/java" -cp "$1" org.hulian.classifier.corenlp.ModelCutter "$full" "$target" || die "the models could not be cut down"
  [ -n "$fetched" ] && rm -rf "$fetched"
  return 0
}
