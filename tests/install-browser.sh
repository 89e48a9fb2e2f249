#!/usr/bin/env bash
# Run this script before the tests on a machine that has only git and the .NET SDK. It installs the browser for the tests, if this needs no
# password. The tests themselves do not install anything. Without a browser, one test fails and names the commands to install it.
set -uo pipefail
if [ -n "${CHROMIUM:-}" ]; then
  echo "browser: $CHROMIUM, from the variable CHROMIUM"
  exit 0
fi
# Reads the names of the browsers from the project of the browser tests. Uses only bash, because other tools can be missing.
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
  echo "browser: none found; apt-get installs chromium-headless-shell or chromium"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  # Not every system has a package with the first name.
  for name in chromium-headless-shell chromium; do
    apt-get install -y -qq --no-install-recommends "$name" > /dev/null && command -v "$name" && exit 0
  done
  echo "browser: apt-get could not install a browser"
  exit 0
fi
echo "browser: none found; install one with: sudo apt-get install chromium (Debian), or set CHROMIUM to the path of a browser"
