#!/usr/bin/env bash
# The step before the tests on a machine that only has git and the .NET SDK: installs the browser where that needs no password.
# The tests themselves install nothing; without a browser one test fails and names the commands.
set -uo pipefail
if [ -n "${CHROMIUM:-}" ]; then
  echo "browser: $CHROMIUM, from the variable CHROMIUM"
  exit 0
fi
# The names are those of the browser tests. Only what bash itself can do is used.
names=
while IFS= read -r line; do
  case $line in *'<ChromiumNames>'*) names=${line#*<ChromiumNames>}; names=${names%%<*} ;; esac
done < "${BASH_SOURCE[0]%/*}/Chronicle.Browser/Chronicle.Browser.csproj"
for name in ${names//;/ }; do
  if path=$(command -v "$name"); then
    echo "browser: $path"
    exit 0
  fi
done
if [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null; then
  echo "browser: none; installs chromium with apt-get"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium > /dev/null && command -v chromium && exit 0
  echo "browser: apt-get could not install chromium"
  exit 0
fi
echo "browser: none; install one with: sudo apt-get install chromium (Debian), or set CHROMIUM to the path of its program"
