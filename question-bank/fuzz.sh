#!/bin/sh
# Lets Jazzer look for a file that a reader of question banks does not survive.
#
#     question-bank/fuzz.sh FORMAT [SECONDS]
#
# FORMAT: csv xlsx docx zip json kahoot text aiken gift moodle, or any: the reader is then told by the content.
# SECONDS: 300 if left out. An input may take 10 seconds, and all of it 512 MB of heap.
#
# What was found interesting is kept in question-bank/.cifuzz-corpus, so that the next run goes on from there. An input
# that does harm is kept among the inputs of BankFuzzTest and fails every build from then on, until the reader is mended.
set -eu

format=${1:?FORMAT: csv xlsx docx zip json kahoot text aiken gift moodle any}
seconds=${2:-300}
cd "$(dirname "$0")/.."

# Jazzer hands these arguments on to libFuzzer, behind the first one, which is a name.
JAZZER_FUZZ=1 exec "${MVN:-./mvnw}" -B -q -Dspotless.check.skip -pl question-bank test \
    -Dtest="BankFuzzTest#$format" -Dsurefire.failIfNoSpecifiedTests=false \
    -DargLine="-Xmx512m -XX:+EnableDynamicAgentLoading --enable-native-access=ALL-UNNAMED -Djazzer.instrument=vn.hoithi.questionbank.** -Djazzer.internal.arg.0=jazzer -Djazzer.internal.arg.1=-max_total_time=$seconds -Djazzer.internal.arg.2=-timeout=10"
