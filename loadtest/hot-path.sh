#!/bin/bash
# Builds, starts the platform with servers of its own on a free port and in an empty folder, measures it, stops it.
# Everything behind the name of the script goes to HotPath: loadtest/hot-path.sh --turns 5 --connections 128
set -euo pipefail
cd "$(dirname "$0")/.."
. loadtest/platform.sh

redis=$(pgrep -P "$platform" redis-server | head -1 || true)
"$java" -Xmx512m -XX:+UseSerialGC -cp "loadtest/target/classes:$(cat loadtest/target/class-path)" vn.hoithi.loadtest.HotPath \
  --url "http://localhost:$port" --watch "service=$platform,postgres=$postgres${redis:+,redis=$redis}" "$@"
