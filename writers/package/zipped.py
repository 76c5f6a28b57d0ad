"""Files as a ZIP file that is the same on any machine and day: sorted, stored, dated 1980."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from schemas.package import RECORD, Work
from writers import iri

_DAY = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16
_UNIX = 3


def zipped(files: Mapping[str, bytes], folder: str = "") -> bytes:
    """The ZIP file; nothing is compressed, as compressors differ, and archives prefer it so."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for path, data in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{folder}/{path}" if folder else path, _DAY)
            entry.external_attr, entry.create_system = _MODE, _UNIX
            archive.writestr(entry, data)
    return whole.getvalue()


def akn(work: Work) -> bytes:
    """The versions in Akoma Ntoso's own form of a package (.akn): main.xml, its source in media.

    Several versions lie in a folder for each language.
    """
    files: dict[str, bytes] = {}
    for version in work.versions:
        alone = len(work.versions) == 1
        folder = "" if alone else f"{version.key}-{iri.iso639(version.notice.language)}/"
        files[f"{folder}main.xml"] = version.files[RECORD]
        files[f"{folder}media/{version.source}"] = version.files[version.source]
    return zipped(files)
