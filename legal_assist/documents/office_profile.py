"""The settings a conversion runs with: nothing fetched, nothing run, nothing told to anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_COMMON: Final = "/org.openoffice.Office.Common"
#: A door that nobody listens behind: what still tries to reach the network ends there.
_NOWHERE: Final = ("127.0.0.1", "9")
_SETTINGS: Final = (
    (f"{_COMMON}/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    (f"{_COMMON}/Security/Scripting", "DisableMacrosExecution", "true"),
    (f"{_COMMON}/Security/Scripting", "DisableActiveContent", "true"),
    (f"{_COMMON}/Security/Scripting", "DisablePythonRuntime", "true"),
    (f"{_COMMON}/Security/Scripting", "MacroSecurityLevel", "3"),
    (f"{_COMMON}/Misc", "FirstRun", "false"),
    (f"{_COMMON}/Misc", "CrashReport", "false"),
    (f"{_COMMON}/Misc", "CollectUsageInformation", "false"),
    (f"{_COMMON}/Misc", "ShowTipOfTheDay", "false"),
    # What the user opens and prints elsewhere is none of our business, and the other way round.
    (f"{_COMMON}/History", "PickListSize", "0"),
    (f"{_COMMON}/Save/Document", "AutoSave", "false"),
    # 0: links in a document are never followed.
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Java/VirtualMachine", "Enable", "false"),
    # 2: the proxy named here, for everything.
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", _NOWHERE[0]),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", _NOWHERE[1]),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", _NOWHERE[0]),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", _NOWHERE[1]),
    ("/org.openoffice.Inet/Settings", "ooInetFTPProxyName", _NOWHERE[0]),
    ("/org.openoffice.Inet/Settings", "ooInetFTPProxyPort", _NOWHERE[1]),
    ("/org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
)

_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)


def write(folder: Path) -> None:
    """Make a new profile for one call.

    Args:
        folder: an empty private folder.

    Raises:
        OSError: it can't be written.
    """
    lines = [_HEAD]
    lines += [
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    ]
    user = folder / "user"
    user.mkdir(parents=True, mode=0o700)
    text = "\n".join([*lines, "</oor:items>", ""])
    (user / "registrymodifications.xcu").write_text(text, encoding="utf-8")
