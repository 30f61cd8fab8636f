#!/bin/sh
# Runs every target (or those named) for three minutes (or SECONDS_EACH), two at a time. Logs: target/logs/.
cd "$(dirname "$0")" || exit 1
mkdir -p target/logs
cargo run --quiet --example seeds || exit 1
cargo +nightly fuzz build --fuzz-dir . || exit 1
[ $# -gt 0 ] || set -- $(cargo +nightly fuzz list --fuzz-dir .)
printf '%s\n' "$@" | xargs -P 2 -I TARGET sh -c '
  nice -n 19 cargo +nightly fuzz run --fuzz-dir . TARGET -- \
    -max_total_time="${SECONDS_EACH:-180}" -rss_limit_mb=1024 -timeout=20 -max_len=32768 -print_final_stats=1 \
    >target/logs/TARGET.log 2>&1 && echo "TARGET: fine" || echo "TARGET: found something, see target/logs/TARGET.log"'
