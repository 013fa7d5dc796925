"""The archive for Linux, installed with the network really off, in a home whose path has spaces."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HERE = f"{sys.version_info[0]}.{sys.version_info[1]}"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.long,
    pytest.mark.xdist_group("offline_install"),
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive for this Python alone; building is the one step that needs the registry."""
    out = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [
            sys.executable,
            str(ROOT / "release" / "build_release.py"),
            "--out",
            str(out),
            "--system",
            "linux-x86_64",
            "--python",
            HERE,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    (made,) = out.glob("legal-assist-*-linux-x86_64.zip")
    return made


class Person:
    """Somebody with an empty home, no network and nothing set but a path."""

    def __init__(self, home: Path, archive: Path) -> None:
        self.home = home
        self.stick = home / "stik usb 100%"
        self.stick.mkdir(parents=True)
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(self.stick)
        (self.unpacked,) = self.stick.iterdir()
        self.cases = home / ".local" / "share" / "legal-assist"
        self.program = home / ".local" / "share" / "legal-assist-program"
        self.launcher = home / ".local" / "bin" / "legal-assist"
        self.entry = home / ".local" / "share" / "applications" / "legal-assist.desktop"

    def run(self, *words: str | Path, path: str | None = None) -> subprocess.CompletedProcess[str]:
        """A command in a network namespace of its own, where not even loopback is up."""
        search = path or f"{Path(sys.base_prefix) / 'bin'}:/usr/bin:/bin"
        return subprocess.run(
            [shutil.which("unshare") or "unshare", "--user", "--map-root-user", "--net", *map(str, words)],
            env={"HOME": str(self.home), "PATH": search, "LANG": "C"},
            cwd=self.home,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def install(self, *words: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
        """What the page in the archive says."""
        return self.run("/bin/sh", self.unpacked / "install.sh", *words, path=path)


@pytest.fixture
def person(tmp_path: Path, archive: Path) -> Person:
    if subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system gives no network namespace")  # nothing that could be installed
    return Person(tmp_path / "rumah ibu", archive)


def test_it_installs_runs_updates_and_goes_without_a_network_and_leaves_the_cases(person: Person) -> None:
    done = person.install()
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Terpasang" in done.stdout
    assert "Installed" in done.stdout
    assert str(person.launcher) in done.stdout
    assert not person.cases.exists(), "installing opened the folder of the cases"

    assert person.run(person.launcher, "guide").stdout.startswith("# Panduan")
    made = person.run(person.launcher, "demo", "--out", person.home / "surat jadi")
    assert made.returncode == 0, made.stderr
    assert len(list((person.home / "surat jadi").rglob("*.docx"))) >= 8
    imported = person.run(person.launcher, "case", "import", ROOT / "samples/a-empat-perempuan/case.json")
    assert imported.returncode == 0, imported.stderr
    before = {path: path.read_bytes() for path in person.cases.rglob("*") if path.is_file()}
    assert before

    check = shutil.which("desktop-file-validate")
    if check:
        subprocess.run([check, str(person.entry)], check=True)
    assert f'Exec="{person.launcher}"'.replace("%", "%%") in person.entry.read_text(encoding="utf-8")
    (first,) = (one for one in person.program.iterdir() if one.name != "installer")

    kept = person.launcher.read_text(encoding="utf-8")
    whole = _ask_for_what_is_not_there(person)
    failed = person.install()
    assert failed.returncode == 1
    assert "tetap dipakai" in failed.stdout, "the installation before stays in use"
    assert person.launcher.read_text(encoding="utf-8") == kept
    assert {one.name for one in person.program.iterdir()} == {first.name, "installer"}
    for path, content in whole.items():
        path.write_bytes(content)

    again = person.install()
    assert again.returncode == 0, again.stdout + again.stderr
    (second,) = (one for one in person.program.iterdir() if one.name != "installer")
    assert second != first
    assert person.run(person.launcher, "--version").stdout.startswith("legal-assist ")

    gone = person.install("--uninstall")
    assert gone.returncode == 0, gone.stdout + gone.stderr
    assert "tidak disentuh" in gone.stdout
    assert not person.program.exists()
    assert not person.launcher.exists()
    assert not person.entry.exists()
    assert {path: path.read_bytes() for path in person.cases.rglob("*") if path.is_file()} == before
    assert person.install("--uninstall").returncode == 1


def _ask_for_what_is_not_there(person: Person) -> dict[Path, bytes]:
    """Spoil the list of packages so that the check of the archive does not see it; gives what was there."""
    listed = person.unpacked / "wheels" / f"requirements-{HERE}.txt"
    sums = person.unpacked / "SHA256SUMS"
    whole = {path: path.read_bytes() for path in (listed, sums)}
    listed.write_bytes(whole[listed] + b"nosuch==1.0 --hash=sha256:00\n")
    lines = [line for line in whole[sums].decode().splitlines() if not line.endswith(listed.name)]
    sums.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return whole


def test_a_damaged_archive_is_named_and_changes_nothing(person: Person) -> None:
    wheel = next((person.unpacked / "wheels").glob("textual-*.whl"))
    wheel.write_bytes(wheel.read_bytes()[:-100])

    done = person.install()

    assert done.returncode == 1
    assert wheel.name in done.stdout
    assert "rusak" in done.stdout
    assert not (person.home / ".local").exists()


def test_an_archive_unpacked_in_part_says_which_file_is_missing(person: Person) -> None:
    gone = next((person.unpacked / "wheels").glob("lxml-*.whl"))
    gone.unlink()

    done = person.install()

    assert done.returncode == 1
    assert gone.name in done.stdout


def test_a_launcher_of_somebody_else_is_never_overwritten(person: Person) -> None:
    person.launcher.parent.mkdir(parents=True)
    person.launcher.write_text("#!/bin/sh\necho mine\n", encoding="utf-8")

    done = person.install()

    assert done.returncode == 1
    assert str(person.launcher) in done.stdout
    assert person.launcher.read_text(encoding="utf-8") == "#!/bin/sh\necho mine\n"
    assert not person.program.exists()


def test_without_a_suitable_python_it_says_what_to_install(person: Person, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    for name in ("dirname", "uname", "sed", "sort", "tr", "ls"):
        (bare / name).symlink_to(shutil.which(name) or f"/bin/{name}")

    done = person.install(path=str(bare))

    assert done.returncode == 1
    assert HERE in done.stderr
    assert "apt install python3" in done.stderr
    assert "Nothing was changed" in done.stderr
    assert not (person.home / ".local").exists()


def test_a_python_the_archive_does_not_serve_is_passed_over_and_named(person: Person, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    for name in ("dirname", "uname", "sed", "sort", "tr", "ls"):
        (old / name).symlink_to(shutil.which(name) or f"/bin/{name}")
    (old / "python3").write_text("#!/bin/sh\necho 3.9\n", encoding="utf-8")
    (old / "python3").chmod(0o755)

    done = person.install(path=str(old))

    assert done.returncode == 1
    assert "python3 (3.9)" in done.stderr
