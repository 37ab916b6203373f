#!/usr/bin/env bash
# Makes the virtual environment, installs the pinned versions into it, and prepares the model and the index.
# What comes after is `remiss`; nothing here is repeated while pyproject.toml and constraints.txt stay the same.
# PYTHON names the Python to use, TORCH_INDEX the package index to take torch from (both optional).
set -euo pipefail
venv=${1:-.venv}

python_of_a_right_version() {
  local name
  for name in ${PYTHON:+"$PYTHON"} python3.11 python3.12 python3.13 python3; do
    if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
      command -v "$name"
      return
    fi
    if [ "$name" = "${PYTHON:-}" ]; then break; fi
  done
  echo "${PYTHON:-The machine} has no Python 3.11, 3.12 or 3.13. Name one: make setup PYTHON=/path/to/python3.11" >&2
  return 1
}

install() {
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
}

if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
  python=$(python_of_a_right_version)
  echo "Making $venv with $("$python" --version)" >&2
  "$python" -m venv --clear "$venv" || {
    echo "The module venv is missing. On Debian and Ubuntu: sudo apt-get install python3-venv" >&2
    exit 1
  }
fi

echo "Installing the packages (some minutes the first time)" >&2
if [ -n "${TORCH_INDEX:-}" ]; then install --no-deps --index-url "$TORCH_INDEX" "$(grep '^torch==' constraints.txt)"; fi
install -c constraints.txt -e '.[dev]'

echo "Preparing the model and the index" >&2
"$venv/bin/remiss" ingest
