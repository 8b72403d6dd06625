# Sourced by the commands of this folder: builds, starts the platform with servers of its own on a free port and in an empty
# folder (or in HOITHI_FOLDER, which is kept), and stops it at the end. Sets java, folder, port, platform, log, postgres.
MVN=${MVN:-./mvnw}

"$MVN" -q -B -Dspotless.check.skip -pl contest-service,loadtest -am \
  compile dependency:build-classpath -Dmdep.outputFile=target/class-path
# The JDK that Maven's toolchain chose.
java_home=$("$MVN" -q -B -Dspotless.check.skip -pl loadtest toolchains:select-jdk-toolchain exec:exec \
  -Dexec.executable=java -Dexec.args="-XshowSettings:properties -version" 2>&1 | sed -n 's/^ *java\.home = //p' | head -1)
java=${java_home:?no JDK found}/bin/java

folder=${HOITHI_FOLDER:-$(mktemp -d)}
mkdir -p "$folder"
port=$("$java" -cp loadtest/target/classes vn.hoithi.loadtest.FreePort)
log=$folder/platform.log
# HOITHI_OPTIONS: further settings of the platform; JAVA_OPTIONS: of its JVM, in place of those that our image has, too.
jvm=${JAVA_OPTIONS:--Xms1g -Xmx1g -XX:G1HeapRegionSize=4m -XX:ThreadPriorityPolicy=1 -XX:JavaPriority1_To_OSPriority=19
  -XX:JavaPriority9_To_OSPriority=0 -XX:JavaPriority10_To_OSPriority=0}
"$java" $jvm -cp "contest-service/target/classes:$(cat contest-service/target/class-path)" vn.hoithi.HoiThi \
  --server.port="$port" --hoithi.data="$folder/data" --hoithi.entry.per-address=100000000 ${HOITHI_OPTIONS:-} >"$log" 2>&1 &
platform=$!
stop() {
  kill "$platform" 2>/dev/null || true
  wait "$platform" 2>/dev/null || true
  if [ -z "${HOITHI_FOLDER:-}" ]; then rm -rf "$folder"; fi
}
trap stop EXIT

for _ in $(seq 120); do
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then break; fi
  if ! kill -0 "$platform" 2>/dev/null; then cat "$log"; exit 1; fi
  sleep 1
done
# The first start makes its contests after the port opens, and says then how to sign in.
for _ in $(seq 60); do
  if grep -q "Ban Tổ chức:" "$log"; then break; fi
  sleep 1
done
sleep 1
postgres=$(head -1 "$folder/data/postgresql/postmaster.pid")
