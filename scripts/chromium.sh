#!/usr/bin/env bash
# Prints the path of the Chromium that the page's tests drive: the one that REMISS_CHROMIUM names, one on the
# machine, or Playwright's own. Where there is none, root on Debian gets one; anyone else is told what to run.
set -euo pipefail
venv=${1:-.venv}

find_chromium() {
  local name
  if [ -n "${REMISS_CHROMIUM:-}" ]; then
    command -v "$REMISS_CHROMIUM" && return
    echo "REMISS_CHROMIUM names $REMISS_CHROMIUM, which is no program. Correct or unset it." >&2
    exit 1
  fi
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" && return
  done
  name=$("$venv/bin/python" -c 'from playwright.sync_api import sync_playwright as start
with start() as playwright: print(playwright.chromium.executable_path)' 2>/dev/null) || return
  [ -x "$name" ] && echo "$name"
}

find_chromium && exit

remedy="$venv/bin/playwright install chromium"
if grep -qsx 'ID=debian' /etc/os-release; then
  if [ "$(id -u)" = 0 ]; then
    echo "The page's tests need a Chromium and there is none: installing it (apt-get install chromium)" >&2
    apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium >&2 &&
      find_chromium && exit
  fi
  remedy="sudo apt-get install chromium"
fi
echo "The page's tests need a Chromium and there is none. Run: $remedy" >&2
exit 1
