"""LibreOffice as a person's word processor: opens a file, types over some words, saves it."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Typing"/>
</library:library>"""
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library"
 xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/"
  xlink:type="simple" library:link="false"/>
</library:libraries>"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Typing"
 script:language="StarBasic">{code}</script:module>"""
_CODE = """Sub Over
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  Dim form(0) As New com.sun.star.beans.PropertyValue
  form(0).Name = "FilterName" : form(0).Value = "MS Word 2007 XML"
  document = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, hidden())
{typing}
  document.storeToURL("{target}", form())
  document.close(True)
End Sub"""
_TYPED = """  found = document.createReplaceDescriptor()
  found.SearchString = "{before}"
  found.ReplaceString = "{after}"
  document.replaceAll(found)
"""


def typed_over(soffice: str, source: Path, target: Path, words: Mapping[str, str]) -> Path:
    """A copy of a Word file in which LibreOffice put other words in the place of some."""
    profile = target.parent / "profile"
    command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    _run([*command, "--terminate_after_init"])  # which lays out the folder of macros
    basic = profile / "user" / "basic" / "Standard"
    basic.mkdir(parents=True, exist_ok=True)
    typing = "".join(_TYPED.format(before=old, after=new) for old, new in words.items())
    code = _CODE.format(source=source.as_uri(), target=target.as_uri(), typing=typing)
    (basic / "Typing.xba").write_text(_MODULE.format(code=escape(code)), "utf-8")
    (basic / "script.xlb").write_text(_LIBRARY, "utf-8")
    (basic.parent / "script.xlc").write_text(_LIBRARIES, "utf-8")
    _run([*command, "macro:///Standard.Typing.Over"])  # some versions fall over as they end
    assert target.exists()
    return target


def _run(command: list[str]) -> None:
    subprocess.run(command, check=False, timeout=120, capture_output=True)
