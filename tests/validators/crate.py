"""An RO-Crate held against roc-validator, without a network; run by the validator's own Python.

The context of RO-Crate 1.1 lies beside this file, as far as packages use it: each term with the
address that https://w3id.org/ro/crate/1.1/context has for it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from requests import Response
from rocrate_validator import services
from rocrate_validator.utils.http import HttpRequester

CONTEXTS = {
    "https://w3id.org/ro/crate/1.1/context": Path(__file__).with_name("ro-crate-1.1.json"),
}


def local(_requester: HttpRequester, url: str, **_options: Any) -> Response:
    """A context from its file; no other address is known."""
    response = Response()
    response.url, response.status_code = url, 200
    response.headers["Content-Type"] = "application/ld+json"
    response._content = CONTEXTS[url].read_bytes()
    return response


def main(crate: str) -> int:
    """Print every issue of the crate; 1 where there is one."""
    HttpRequester.get = local
    settings = services.ValidationSettings(
        rocrate_uri=crate,
        profile_identifier="ro-crate-1.1",
        requirement_severity="RECOMMENDED",
        offline=True,
        skip_availability_check=True,
    )
    result = services.validate(settings)
    for issue in result.get_issues():
        print(f"{issue.severity.name}: {issue.check.identifier}: {issue.message}")
    return 0 if result.passed() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
