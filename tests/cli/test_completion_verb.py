"""Shell completion: the script loads in a real shell and knows our verbs."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Result


def test_bash_completes_a_verb(cli: Callable[..., Result], tmp_path: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        assert not os.environ.get("REQUIRE_REAL"), "bash is missing"
        pytest.skip("bash is missing")
    script = tmp_path / "completion.bash"
    script.write_text(cli("completion", "bash").out, encoding="utf-8")
    ask = f"""source {script}
COMP_WORDS=(legal-assist hear); COMP_CWORD=1; COMP_LINE="legal-assist hear"; COMP_POINT=17
name=$(complete -p legal-assist | sed 's/.*-F \\([^ ]*\\).*/\\1/')
$name legal-assist hear legal-assist; echo "${{COMPREPLY[@]}}" """
    done = subprocess.run([bash, "-c", ask], capture_output=True, text=True, check=False)
    assert "hearing" in done.stdout, done.stderr


@pytest.mark.parametrize("shell", ["zsh", "tcsh"])
def test_other_shells_have_a_script_too(cli: Callable[..., Result], shell: str) -> None:
    assert "legal-assist" in cli("completion", shell).out


def test_an_unknown_shell_is_refused(cli: Callable[..., Result]) -> None:
    assert cli("completion", "powershell").code == 2
