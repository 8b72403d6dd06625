#!/bin/bash
# Closes a round with a million attempts on an empty platform of its own, and times each step from freezing to the ranked list
# and the prizes, while citizens answer another round. What follows the script's name goes to Closing: loadtest/closing.sh --attempts 50000
set -euo pipefail
cd "$(dirname "$0")/.."
. loadtest/platform.sh

read -r login password < <(sed -n 's|.*Đăng nhập lần đầu: *\([^ ]*\) / \([^ ]*\).*|\1 \2|p' "$log"; echo quan-tri none)
database=$(sed -n 4p "$folder/data/postgresql/postmaster.pid")
"$java" -Xmx512m -XX:+UseSerialGC -cp "loadtest/target/classes:$(cat loadtest/target/class-path)" vn.hoithi.loadtest.Closing \
  --url "http://localhost:$port" --login "$login" --own-password "${HOITHI_PASSWORD:-mot-cau-de-nho-2026}" --password "$password" --jdbc "jdbc:postgresql://localhost:$database/postgres" "$@"
