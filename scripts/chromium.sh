#!/usr/bin/env bash
# The page's tests drive a real Chromium. Where there is none: installs it when that is possible without asking
# (root on Debian or Ubuntu), else names the command; those tests are then skipped, and say so.
set -euo pipefail

for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null; then exit 0; fi
done

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing Chromium for the page's tests (apt-get install chromium)" >&2
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium; } >/dev/null ||
    echo "Chromium could not be installed: the page's tests in a browser are skipped" >&2
else
  echo "No Chromium was found: the page's tests in a browser are skipped. On Debian: sudo apt-get install chromium" >&2
fi
