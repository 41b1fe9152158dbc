#!/usr/bin/env bash
# The one test command: builds with warnings as errors, checks the formatting, runs every test.
# With CI=true a skipped test counts as a failure. The last line is 'N passed, N failed, N skipped'.
set -euo pipefail
cd "$(dirname "$0")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
configuration=Release
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

step() { printf '\n== %s (%ss)\n' "$1" "$SECONDS"; }

step 'Tools'
scripts/install-test-tools.sh

step 'Restore'
dotnet restore StreamOps.sln --verbosity quiet

step 'Build'
dotnet build StreamOps.sln --configuration "$configuration" --no-restore --verbosity quiet -nologo

# Processes that are started and killed a hundred times are the published program, which starts in two thirds of the time.
step 'Publish'
export STREAMOPS_TEST_APP=$PWD/artifacts/app/StreamOps.dll
rm -rf artifacts/app
dotnet publish StreamOps/StreamOps.csproj --configuration "$configuration" --use-current-runtime --self-contained false --output artifacts/app --verbosity quiet -nologo -p:RunAnalyzers=false

step 'Format'
dotnet format whitespace StreamOps.sln --verify-no-changes --no-restore --exclude StreamOps/Migrations

step 'Test'
# A thousand databases that live for a second: made in memory, where there is room, they cost a third.
if [[ -z ${TMPDIR:-} && $(df --output=avail --block-size=1G /dev/shm 2>/dev/null | tail -n 1) -ge 8 ]]; then
    TMPDIR=$(mktemp -d -p /dev/shm)
    chmod 755 "$TMPDIR"
    export TMPDIR
    trap 'rm -rf "$results" "$TMPDIR"' EXIT
fi

outcome=0
dotnet test StreamOps.sln --configuration "$configuration" --no-build --nologo --results-directory "$results" \
    --logger trx --logger 'console;verbosity=normal' --blame-hang-timeout 10m --blame-hang-dump-type none "$@" </dev/null || outcome=$?

# The counters of every project's result file; a run that left none has not run.
shopt -s nullglob
passed=0 failed=0 skipped=0 files=0
for file in "$results"/*.trx; do
    counters=$(grep -om1 '<Counters [^>]*>' "$file")
    count() { sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<<"$counters"; }
    total=$(count total) ok=$(count passed) executed=$(count executed)
    passed=$((passed + ok)) failed=$((failed + executed - ok)) skipped=$((skipped + total - executed)) files=$((files + 1))
done

step 'Done'
if ((failed > 0)); then
    # What failed, with the beginning of why, where a log of a hundred thousand lines is read first: at its end.
    printf '\nFailed:\n'
    awk '
        /<UnitTestResult /      { failed = /outcome="Failed"/; if (failed) { name = $0; sub(/.* testName="/, "", name); sub(/".*/, "", name); print "  " name } }
        failed && /<Message>/   { lines = 25 }
        /<\/StackTrace>/        { lines = 0 }
        lines-- > 0             { gsub(/<[^>]*>/, ""); print "      " substr($0, 1, 300) }
    ' "$results"/*.trx | sed -E 's/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&#xD;//g; s/&amp;/\&/g' || true
fi

if ((skipped > 0)); then
    printf '\nSkipped:\n'
    grep -ho '<UnitTestResult [^>]*outcome="NotExecuted"[^>]*>' "$results"/*.trx | sed -E 's/.* testName="([^"]*)".*/  \1/; s/&quot;/"/g' || true
    [[ ${CI:-} != true ]] || { echo 'With CI=true nothing may be skipped.' && outcome=1; }
fi

if ((files == 0 || passed == 0)); then
    echo 'No test ran.'
    outcome=1
fi

((failed == 0)) || outcome=1
echo "$passed passed, $failed failed, $skipped skipped"
exit "$outcome"
