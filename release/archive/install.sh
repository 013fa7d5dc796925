#!/bin/sh
# Memasang legal-assist tanpa jaringan. Installs legal-assist without a network.
#   sh install.sh              pasang / install
#   sh install.sh --uninstall  copot, perkara tidak disentuh / remove, cases are not touched
# This script only looks for a Python that the archive serves; install.py does the work.
set -u

here=$(cd "$(dirname "$0")" 2>/dev/null && pwd) || here=
if [ -z "$here" ] || [ ! -f "$here/install.py" ] || [ ! -d "$here/wheels" ]; then
  echo "Berkas arsip tidak lengkap. Ekstrak seluruh arsip .zip ke satu folder, lalu jalankan install.sh di situ." >&2
  echo "  (The archive is not complete. Unpack the whole .zip into one folder and run install.sh there.)" >&2
  exit 1
fi
if [ "$(uname -s)" != Linux ]; then
  echo "Arsip ini untuk Linux. Pakai arsip untuk sistem Anda." >&2
  echo "  (This archive is for Linux. Take the one for your system.)" >&2
  exit 1
fi

# A version that the archive serves has a list of its own. PYTHON=/path/to/python names one outright.
for python in ${PYTHON:+"$PYTHON"} python3.13 python3.12 python3.11 python3.14 python3 python; do
  version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
  if [ -f "$here/wheels/requirements-$version.txt" ]; then
    exec "$python" -I -X utf8 "$here/install.py" "$@"
  fi
  found="${found:-}${found:+, }$python ($version)"
done

# shellcheck disable=SC2012 # our own names, and no find on a bare system
served=$(ls "$here/wheels" | sed -n 's/^requirements-\(.*\)\.txt$/\1/p' | sort -V | tr '\n' ' ')
echo "Python yang cocok tidak ditemukan. Arsip ini memerlukan salah satu dari: $served" >&2
echo "Yang ada di komputer ini: ${found:-tidak ada}" >&2
echo "Pasang paket python3 dari pengelola paket sistem Anda (Debian dan Ubuntu: sudo apt install python3)," >&2
echo "lalu jalankan install.sh lagi. Belum ada yang diubah." >&2
echo "  (No suitable Python was found. This archive needs one of: $served" >&2
echo "  On this computer: ${found:-none}" >&2
echo "  Install the package python3 with your system's package manager (Debian and Ubuntu: sudo apt install" >&2
echo "  python3) and run install.sh again. Nothing was changed.)" >&2
exit 1
