#!/usr/bin/env bash
# Lists in Markdown the pages that differ between two builds of the site: changed-pages.sh BEFORE AFTER. Pictures, indexes and data follow the pages and are not listed.
set -euo pipefail
before=$1 after=$2
list() { (cd "$1" && find . -name '*.html' -type f | sed 's|^\./||' | LC_ALL=C sort); }

added=$(comm -13 <(list "$before") <(list "$after"))
removed=$(comm -23 <(list "$before") <(list "$after"))
changed=$(comm -12 <(list "$before") <(list "$after") | while IFS= read -r page; do
  # The query of the style sheet changes on every page with the theme. It is not a change of the page.
  cmp -s <(sed -E 's/(\.(css|js))\?[0-9a-f]{8}/\1/g' "$before/$page") <(sed -E 's/(\.(css|js))\?[0-9a-f]{8}/\1/g' "$after/$page") || printf '%s\n' "$page"
done)

section() {
  local title=$1 pages=$2 count
  [ -n "$pages" ] || return 0
  count=$(printf '%s\n' "$pages" | wc -l | tr -d ' ')
  printf '<details><summary>%s: %s</summary>\n\n' "$title" "$count"
  # GitHub accepts one megabyte in a summary, and each page is a line.
  printf '%s\n' "$pages" | head -n 500 | sed -E 's|index\.html$||; s|^(.*)$|- `/\1`|'
  [ "$count" -le 500 ] || printf -- '- and %s more\n' "$((count - 500))"
  printf '\n</details>\n\n'
}

printf '### Pages that this changes\n\n'
if [ -z "$added$removed$changed" ]; then
  printf 'None.\n'
else
  section Added "$added"
  section Changed "$changed"
  section Removed "$removed"
fi
