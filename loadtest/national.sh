#!/bin/bash
# A national contest on an empty platform of its own: 50,000 units, a million people, two and a half million attempts, and
# how long the platform takes. Everything behind the name of the script goes to National: loadtest/national.sh --people 100000
set -euo pipefail
cd "$(dirname "$0")/.."
. loadtest/platform.sh

# In a folder that was used before nobody is told how to sign in again: National takes the password it chose then.
read -r login password < <(sed -n 's|.*Đăng nhập lần đầu: *\([^ ]*\) / \([^ ]*\).*|\1 \2|p' "$log"; echo quan-tri none)
database=$(sed -n 4p "$folder/data/postgresql/postmaster.pid")
"$java" -Xmx512m -XX:+UseSerialGC -cp "loadtest/target/classes:$(cat loadtest/target/class-path)" vn.hoithi.loadtest.National \
  --url "http://localhost:$port" --login "$login" --own-password "${HOITHI_PASSWORD:-mot-cau-de-nho-2026}" --password "$password" --jdbc "jdbc:postgresql://localhost:$database/postgres" "$@"
