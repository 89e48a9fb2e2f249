#!/usr/bin/env bash
# Writes in Markdown how many lines of src the tests reach: coverage.sh FILE…, reports in the format of Cobertura. A line counts once, in however many classes and reports it is.
set -euo pipefail
sed -E 's/></>\n</g' "$@" | awk '
  function value(name,  at) {
    if (!match($0, " " name "=\"[^\"]*\"")) return ""
    at = RSTART + length(name) + 3
    return substr($0, at, RSTART + RLENGTH - 1 - at)
  }
  /<class / { file = value("filename"); sub(/^.*src\//, "", file) }
  /<line / {
    at = file SUBSEP value("number")
    if (!(at in hit)) { hit[at] = 0; fileOf[at] = file; lines[file]++ }
    if (value("hits") > 0) hit[at] = 1
    if (split(value("condition-coverage"), part, /[(\/)]/) == 4) {
      if (part[2] + 0 > taken[at]) taken[at] = part[2] + 0
      ways[at] = part[3] + 0
    }
  }
  END {
    for (at in hit) {
      file = fileOf[at]
      all++; reached += hit[at]; got[file] += hit[at]
      allWays += ways[at]; allTaken += taken[at]; waysOf[file] += ways[at]; takenOf[file] += taken[at]
    }
    if (all == 0) { print "the report names no line of src" > "/dev/stderr"; exit 1 }
    printf "### How much of the generator the tests reach\n\n"
    printf "%.1f %% of %d lines, %.1f %% of %d branches. The least reached files:\n\n| file | lines | branches |\n| --- | --- | --- |\n", 100 * reached / all, all, 100 * allTaken / allWays, allWays
    fflush()
    for (file in lines)
      printf "%09.5f\t| `%s` | %.1f %% of %d | %s |\n", 100 * got[file] / lines[file], file, 100 * got[file] / lines[file], lines[file], waysOf[file] ? sprintf("%.1f %% of %d", 100 * takenOf[file] / waysOf[file], waysOf[file]) : "–" | "LC_ALL=C sort | head -n 10 | cut -f 2-"
  }'
